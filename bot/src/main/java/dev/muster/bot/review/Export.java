package dev.muster.bot.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.timeline.People;
import dev.muster.bot.timeline.ReadableText;
import dev.muster.bot.timeline.Timeline;
import dev.muster.bot.timeline.TimelineEntry;
import org.jspecify.annotations.Nullable;

/** Builds the {@link ExportMaster} of an incident from the store. The same store leads to the same master. */
public final class Export {
    /** An incident that changes while it is read is read again, but not for ever. */
    private static final int TRIES = 3;

    private final IncidentStore incidents;
    private final Timeline timeline;
    private final People people;

    public Export(IncidentStore incidents, Timeline timeline, People people) {
        this.incidents = incidents;
        this.timeline = timeline;
        this.people = people;
    }

    /**
     * The master of this incident as it is now, as far as this profile shows it. The timeline is walked through once here and once each time that the
     * lines are opened, so that memory does not grow with it.
     *
     * @param progress hears of each entry that is read, first for the whole and then for the lines
     * @throws IncidentStore.UnknownIncident when there is no such incident
     */
    public ExportMaster of(IncidentId id, ExportProfile profile, ExportProgress progress) {
        Map<UserId, People.Person> known = people.all();
        Incident incident = found(id);
        Overlook overlook = overlooked(id, known, progress);
        for (int tries = 1; tries < TRIES; tries++) {
            Incident now = found(id);
            if (now.revision() == incident.revision()) {
                break;
            }
            incident = now;
            overlook = overlooked(id, known, progress);
        }
        ExportMaster whole = master(incident, overlook, known, progress);
        return Redaction.of(profile, whole.people(), overlook, people).of(whole, profile);
    }

    private Incident found(IncidentId id) {
        return incidents.find(id).orElseThrow(() -> new IncidentStore.UnknownIncident(id));
    }

    private Overlook overlooked(IncidentId id, Map<UserId, People.Person> known, ExportProgress progress) {
        Overlook overlook = new Overlook(user -> {
            People.Person person = known.get(user);
            return person != null && person.bot();
        });
        try (Stream<TimelineEntry> entries = timeline.all(id)) {
            entries.forEachOrdered(entry -> {
                overlook.add(entry);
                progress.read(entry.seq());
            });
        }
        return overlook;
    }

    private ExportMaster master(Incident incident, Overlook overlook, Map<UserId, People.Person> known,
            ExportProgress progress) {
        People.Names names = people.names();
        List<ExportMaster.Participant> participants = overlook
                .people(user -> Optional.ofNullable(known.get(user)).map(People.Person::name));
        LineWriter lines = new LineWriter(names, new ReadableText(names), overlook.roles());
        long last = overlook.lastSeq();
        Items items = incidents.items(incident.id());
        return new ExportMaster(ExportProfile.FULL, overview(incident, items, overlook), participants,
                () -> timeline.all(incident.id()).takeWhile(entry -> entry.seq() <= last)
                        .peek(entry -> progress.written(entry.seq(), last)).map(lines::line),
                ItemTables.of(items));
    }

    private static ExportMaster.Overview overview(Incident incident, Items items, Overlook overlook) {
        Incident.Channel channel = incident.channel();
        return new ExportMaster.Overview(incident.id(), incident.title(), false, incident.isPrivate(), incident.severity(),
                overlook.severities(), incident.status(), overlook.statuses(), incident.declaredAt(),
                incident.declaredBy().person().orElse(null), incident.impactStartedAt(), incident.mitigatedAt(),
                incident.resolvedAt(),
                channel == null ? new ExportMaster.Channel(null, null) : new ExportMaster.Channel(channel.id(), channel.name()),
                List.of(), incident.impact(), incident.mergedInto(), items.review().map(
                        review -> new ExportMaster.ReviewAt(review.owner(), review.dueAt(), review.askedAt())).orElse(null));
    }

    /** Turns entries into lines, with names and roles as of their time. */
    private record LineWriter(People.Names names, ReadableText readable, Roles roles) {
        ExportMaster.Line line(TimelineEntry entry) {
            Instant at = entry.happenedAt();
            String text = readable.text(entry.rawText(), at);
            return new ExportMaster.Line(entry.seq(), entry.kind(), at, entry.knownAt(),
                    author(entry.actor(), entry.actorName(), at),
                    text, entry.channel(), entry.ts(), entry.threadTs(), entry.permalink(), evidence(entry),
                    data(entry, text));
        }

        private ExportMaster.Author author(@Nullable UserId user, @Nullable String name, Instant at) {
            if (user == null) {
                return new ExportMaster.Author(null, name, null);
            }
            return new ExportMaster.Author(user, names.at(user.value(), at).orElse(name), roles.at(user, at).orElse(null));
        }

        /** Files that were shared support what was said with them, and a message that somebody pointed to is evidence itself. */
        private static List<String> evidence(TimelineEntry entry) {
            List<String> links = new ArrayList<>();
            String permalink = entry.permalink();
            if (permalink != null && entry.kind().equals("evidence_added")) {
                links.add(permalink);
            }
            entry.data().path("files").forEach(file -> {
                String link = file.path("permalink").asText();
                if (!link.isEmpty()) {
                    links.add(link);
                }
            });
            return links;
        }

        private static JsonNode data(TimelineEntry entry, String text) {
            ObjectNode data = JsonNodeFactory.instance.objectNode();
            entry.data().properties().forEach(property -> data.set(property.getKey(), property.getValue()));
            if (!text.equals(entry.rawText())) {
                data.put("raw_text", entry.rawText());
            }
            return data;
        }
    }
}
