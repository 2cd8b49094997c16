package dev.muster.launcher.chaos;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.muster.launcher.record.ExportFile;
import dev.muster.launcher.stage.Stage;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.delivery.Delivery;
import dev.muster.sandbox.workspace.Timestamps;

/** Whether everything that has a time at which it ends came to that end once, and as it had to. */
public final class Deadlines {
    private static final Pattern WHO = Pattern.compile("^<@(\\w+)>");

    private final Stage stage;
    private final Promises promises;
    private final Heard heard;
    private final Instant lastDeath;
    private final Consumer<String> problem;
    private final List<Span> times = new ArrayList<>();
    private int proposals;
    private int stopped;
    private int assignments;
    private int offers;

    /**
     * What came to its end.
     *
     * @param stopped how many of the proposals somebody stopped
     * @param times   each from when it began to when it ended
     */
    public record Met(int proposals, int stopped, int assignments, int offers, List<Span> times) {
        static final Met NOTHING = new Met(0, 0, 0, 0, List.of());

        public Met {
            times = List.copyOf(times);
        }
    }

    /** @param lastDeath when the bot died last */
    Deadlines(Stage stage, Promises promises, Heard heard, Instant lastDeath, Consumer<String> problem) {
        this.lastDeath = lastDeath;
        this.stage = stage;
        this.promises = promises;
        this.heard = heard;
        this.problem = problem;
    }

    /** Looks at one incident. */
    void of(String incident, ExportFile export) {
        stage.sandbox().channelById(export.channel()).ifPresent(channel -> look(incident, channel, export));
    }

    private void look(String incident, Channel channel, ExportFile export) {
        Promised seen = new Promised(incident, channel, export, stage.sandbox().messages(channel), heard.in(channel), promises,
                inDoubt(channel, export));
        ProposalsKept proposed = new ProposalsKept(seen, problem);
        AssignmentsKept assigned = new AssignmentsKept(seen, problem);
        HandoversKept offered = new HandoversKept(seen, problem);
        proposed.look();
        assigned.look();
        offered.look();
        repeated(seen);
        proposals += proposed.windows().size();
        stopped += proposed.stopped();
        assignments += assigned.times().size();
        offers += offered.times().size();
        times.addAll(proposed.windows());
        times.addAll(assigned.times());
        times.addAll(offered.times());
    }

    /**
     * What was said to the bot, is in the record since before its last death, and Slack gave up telling: nobody heard whether it had
     * been acted upon, and it is no promise.
     */
    private Set<Instant> inDoubt(Channel channel, ExportFile export) {
        Set<Instant> kept = new HashSet<>();
        export.json().path("timeline").forEach(entry -> {
            if (entry.path("kind").asText().equals("message") && Promised.time(entry, "known_at").isBefore(lastDeath)) {
                kept.add(Promised.time(entry, "happened_at"));
            }
        });
        return stage.sandbox().deliveries().stream().filter(one -> one.state() == Delivery.State.GIVEN_UP)
                .map(one -> one.payload().path("event")).filter(event -> event.path("type").asText().equals("app_mention"))
                .filter(event -> event.path("channel").asText().equals(channel.id()))
                .map(event -> Timestamps.instant(event.path("ts").asText())).filter(kept::contains).collect(Collectors.toSet());
    }

    /** Nobody is asked the same twice, but for whoever has just got command: they are asked what waits for them. */
    private void repeated(Promised seen) {
        Map<String, Integer> count = new HashMap<>();
        for (Message message : seen.said()) {
            if (message.eventType().equals("muster_prompt")) {
                int unused = count.merge(Heard.field(message, "about") + ": " + message.text(), 1, Integer::sum);
            }
        }
        count.forEach((question, times) -> {
            Matcher who = WHO.matcher(question.substring(question.indexOf(": ") + 2));
            int most = 1 + (who.find() ? HandoversKept.led(seen, who.group(1)) : 0);
            if (times > most) {
                problem.accept("In %s this was asked %d times: %s".formatted(seen.incident(), times, question));
            }
        });
    }

    Met met() {
        return new Met(proposals, stopped, assignments, offers, times);
    }
}
