package dev.muster.launcher.chaos;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.muster.launcher.record.ExportFile;
import dev.muster.launcher.record.ExportFile.Line;
import dev.muster.launcher.record.Witness.Said;
import dev.muster.launcher.stage.Stage;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;

/** Holds the workspace, the bot's records and what people were promised against each other. */
final class Aftermath {
    private static final Pattern NUMBER = Pattern.compile("inc-(\\d+)(?:-.*)?");

    private final Stage stage;
    private final Crowd crowd;
    private final List<String> problems = new ArrayList<>();
    private final Deadlines deadlines;
    private int messages;

    private Aftermath(Stage stage, Crowd crowd, Heard heard, Instant lastDeath) {
        this.stage = stage;
        this.crowd = crowd;
        this.deadlines = new Deadlines(stage, crowd.promises(), heard, lastDeath, problems::add);
    }

    /** What was found: how much there is, and what is wrong with it. */
    record Findings(int incidents, int messages, Deadlines.Met met, List<String> problems) {
        Findings {
            problems = List.copyOf(problems);
        }
    }

    /** @param lastDeath when the bot died last */
    static Findings of(Stage stage, Crowd crowd, Heard heard, Instant lastDeath) {
        return new Aftermath(stage, crowd, heard, lastDeath).look();
    }

    private Findings look() {
        List<String> incidents = stage.bot().api().incidents();
        channels(incidents);
        for (String declared : crowd.declared()) {
            if (!incidents.contains(declared)) {
                problems.add("%s was acknowledged and is not there.".formatted(declared));
            }
        }
        announcements(incidents);
        Acknowledged acknowledged = new Acknowledged(stage.sandbox().deliveries());
        for (String incident : incidents) {
            stage.bot().api().tryExport(incident, "json").map(ExportFile::parse)
                    .ifPresentOrElse(export -> record(incident, export, acknowledged),
                            () -> problems.add("%s cannot be exported.".formatted(incident)));
        }
        doubles();
        if (!stage.bot().api().isReady()) {
            problems.add("The bot does not say that it is ready for work.");
        }
        return new Findings(incidents.size(), messages, deadlines.met(), problems);
    }

    private void channels(List<String> incidents) {
        Map<String, List<Channel>> byIncident = stage.incidentChannels().stream()
                .collect(Collectors.groupingBy(Aftermath::incidentOf));
        for (String incident : incidents) {
            List<Channel> its = byIncident.getOrDefault(incident, List.of());
            if (its.size() != 1) {
                problems.add("%s has %d channels instead of one.".formatted(incident, its.size()));
            } else {
                exactlyOne(incident, "card", its.getFirst(), "muster_incident");
            }
        }
        byIncident.keySet().stream().filter(incident -> !incidents.contains(incident))
                .forEach(incident -> problems.add("There is a channel of %s, and no such incident.".formatted(incident)));
    }

    private static String incidentOf(Channel channel) {
        Matcher matcher = NUMBER.matcher(channel.name());
        return matcher.matches() ? "INC-" + matcher.group(1) : channel.name();
    }

    private void announcements(List<String> incidents) {
        Channel place = stage.sandbox().channel("incidents");
        incidents.forEach(incident -> exactlyOne(incident, "announcement", place, "muster_announcement"));
    }

    private void exactlyOne(String incident, String what, Channel channel, String type) {
        long count = stage.sandbox().messages(channel).stream().filter(message -> message.eventType().equals(type))
                .filter(message -> payload(message, "incident").equals(incident)).count();
        if (count != 1) {
            problems.add("%s has %d %ss instead of one.".formatted(incident, count, what));
        }
    }

    private static String payload(Message message, String field) {
        return message.metadata().map(json -> json.path("event_payload").path(field).asText()).orElse("");
    }

    private void record(String incident, ExportFile export, Acknowledged acknowledged) {
        Map<String, List<Line>> byTs = export.lines().stream().filter(line -> !line.ts().isEmpty())
                .collect(Collectors.groupingBy(Line::ts));
        for (Said said : stage.witness().said(export.channel())) {
            messages++;
            message(said, byTs.getOrDefault(said.ts(), List.of()), acknowledged);
        }
        deadlines.of(incident, export);
        Map<String, Long> notes = export.lines().stream().filter(line -> line.kind().equals("note_added")).map(Line::text)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        crowd.noted().stream().filter(note -> note.incident().equals(incident)).forEach(note -> {
            long count = notes.entrySet().stream().filter(entry -> entry.getKey().contains(note.text()))
                    .mapToLong(Map.Entry::getValue).sum();
            if (count != 1) {
                problems.add("A note in %s was acknowledged and is there %d times: %s".formatted(incident, count, note.text()));
            }
        });
    }

    private void message(Said said, List<Line> about, Acknowledged acknowledged) {
        List<Line> kept = about.stream().filter(line -> line.kind().equals("message")).toList();
        boolean mayBeMissing = said.deleted() && !acknowledged.message(said.channel(), said.ts());
        if (kept.size() > 1 || (kept.isEmpty() && !mayBeMissing)) {
            problems.add("The message %s of %s is there %d times instead of once.".formatted(said.ts(),
                    stage.sandbox().nameOf(said.user()), kept.size()));
            return;
        }
        for (Line line : kept) {
            if (!line.user().equals(said.user()) || (!said.deleted() && !said.versions().contains(line.rawText()))) {
                problems.add("The message %s is not as it was written: %s".formatted(said.ts(), line));
            }
        }
        edits(said, about, kept, acknowledged);
        long deletions = about.stream().filter(line -> line.kind().equals("message_deleted")).count();
        boolean mustBeTold = acknowledged.deletion(said.channel(), said.ts());
        if (deletions > 1 || (deletions == 0 && mustBeTold) || (deletions > 0 && !said.deleted())) {
            problems.add("The message %s has %d deletions in the record.".formatted(said.ts(), deletions));
        }
    }

    private void edits(Said said, List<Line> about, List<Line> kept, Acknowledged acknowledged) {
        List<String> edits = about.stream().filter(line -> line.kind().equals("message_edited")).map(Line::rawText).toList();
        if (said.deleted()) {
            return;
        }
        Set<String> once = new HashSet<>(edits);
        if (once.size() != edits.size()) {
            problems.add("An edit of %s is there more than once.".formatted(said.ts()));
        }
        Set<String> known = new HashSet<>(once);
        kept.forEach(line -> known.add(line.rawText()));
        if (!known.containsAll(acknowledged.edits(said.channel(), said.ts()))) {
            problems.add("An edit of %s was acknowledged and is not there.".formatted(said.ts()));
        }
    }

    /** Every message of the bot carries the number of the effect that it is. */
    private void doubles() {
        Map<String, Integer> count = new HashMap<>();
        for (Channel channel : stage.sandbox().channels()) {
            stage.sandbox().messages(channel).stream().filter(message -> message.botId().isPresent())
                    .map(message -> payload(message, "effect"))
                    .filter(effect -> !effect.isEmpty()).forEach(effect -> {
                        int unused = count.merge(effect, 1, Integer::sum);
                    });
        }
        count.forEach((effect, times) -> {
            if (times > 1) {
                problems.add("The bot posted effect %s %d times.".formatted(effect, times));
            }
        });
        if (count.isEmpty()) {
            problems.add("No message of the bot says which effect it is, so doubles cannot be found.");
        }
    }
}
