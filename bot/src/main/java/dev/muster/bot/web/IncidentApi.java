package dev.muster.bot.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.Access;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Incidents;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.review.Boards;
import dev.muster.bot.review.ExportFormat;
import dev.muster.bot.review.ExportProfile;
import dev.muster.bot.review.Exports;
import dev.muster.bot.review.TemporaryExport;
import dev.muster.bot.timeline.People;
import dev.muster.bot.timeline.ReadableText;
import dev.muster.bot.timeline.Timeline;
import dev.muster.bot.timeline.TimelineEntry;
import org.jspecify.annotations.Nullable;

/** The API over the incidents. Names are those of the export. */
public final class IncidentApi implements Api {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String SOMEBODY = "API";

    private final Incidents incidents;
    private final Access access;
    private final Timeline timeline;
    private final People people;
    private final Exports exports;
    private final Boards boards;
    private final InstantSource clock;

    public IncidentApi(Incidents incidents, Access access, Timeline timeline, People people, Exports exports,
            Boards boards, InstantSource clock) {
        this.incidents = incidents;
        this.access = access;
        this.timeline = timeline;
        this.people = people;
        this.exports = exports;
        this.boards = boards;
        this.clock = clock;
    }

    @Override
    public Answer incidents(Optional<IncidentId> before, int limit) {
        List<Incident> found = access.newestForProgram(before, limit);
        ArrayNode list = JSON.arrayNode();
        found.forEach(incident -> list.add(json(incident)));
        return new Answer.Found(JSON.objectNode().set("incidents", list));
    }

    @Override
    public Answer incident(IncidentId id) {
        return access.findForProgram(id).<Answer>map(incident -> new Answer.Found(json(incident))).orElseGet(() -> missing(id));
    }

    @Override
    public Answer timeline(IncidentId id, long after, int limit) {
        if (access.findForProgram(id).isEmpty()) {
            return missing(id);
        }
        ReadableText readable = new ReadableText(people.names());
        ArrayNode entries = JSON.arrayNode();
        timeline.entries(id, after, limit).forEach(entry -> entries.add(json(entry, readable)));
        return new Answer.Found(JSON.objectNode().set("timeline", entries));
    }

    @Override
    public Answer export(IncidentId id, ExportFormat format, ExportProfile profile) {
        if (access.findForProgram(id).isEmpty()) {
            return missing(id);
        }
        try {
            // Whole before it is sent: what breaks off is an error, never half a file that looks like all of it.
            TemporaryExport file = exports.toTemporaryFile(id, format, profile);
            return new Answer.Document(file.mediaType(), file.fileName(), file.openOnce());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Answer board(Boards.Format format) {
        return new Answer.Page(format.mediaType(), boards.open(access.unresolvedForProgram(), format));
    }

    @Override
    public Answer board(IncidentId id, Boards.Format format) {
        return access.findForProgram(id)
                .<Answer>map(incident -> new Answer.Page(format.mediaType(), boards.one(incident, format)))
                .orElseGet(() -> missing(id));
    }

    @Override
    public Answer declare(Declaration wanted) {
        String client = wanted.declaredBy().orElse(SOMEBODY);
        String key = "api:" + wanted.dedupKey().map(given -> "key:" + given).orElseGet(() -> "once:" + UUID.randomUUID());
        var declaration = new dev.muster.bot.incident.Declaration(wanted.title(), wanted.severity(), wanted.impact(),
                wanted.invite(), Optional.empty(), "api");
        var meant = wanted.isPrivate() ? declaration.privately() : declaration;
        return switch (incidents.declare(meant, new Wish(key, new Actor.ApiClient(client), clock.instant()))) {
            case Outcome.Changed(Incident incident) -> new Answer.Created(declared(incident, wanted));
            case Outcome.Repeated(Incident incident) ->
                new Answer.Found(access.programMaySee(incident) ? json(incident) : nameless(incident));
            case Outcome.Refused(var rejection) -> new Answer.Refused(rejection.sentence() + " " + rejection.next());
        };
    }

    /** In a private incident that nobody is brought into nobody can do anything; whoever declares it should know. */
    private static ObjectNode declared(Incident incident, Declaration wanted) {
        ObjectNode node = json(incident);
        if (wanted.isPrivate() && wanted.invite().isEmpty()) {
            node.put("warning", "Nobody is in its channel: name people in \"invite\".");
        }
        return node;
    }

    /** Whoever repeats a declaration learns its number, and nothing of what became of it since. */
    private static ObjectNode nameless(Incident incident) {
        return JSON.objectNode().put("id", incident.id().toString()).put("private", true)
                .put("declared_at", incident.declaredAt().toString());
    }

    private static Answer missing(IncidentId id) {
        return new Answer.Missing("There is no " + id + ".");
    }

    private static ObjectNode json(Incident incident) {
        ObjectNode node = JSON.objectNode();
        node.put("id", incident.id().toString()).put("title", incident.title()).put("private", incident.isPrivate())
                .put("severity", incident.severity().wireName()).put("status", incident.status().wireName())
                .put("impact", incident.impact()).put("declared_at", incident.declaredAt().toString())
                .put("declared_by", by(incident.declaredBy())).put("impact_started_at", text(incident.impactStartedAt()))
                .put("mitigated_at", text(incident.mitigatedAt())).put("resolved_at", text(incident.resolvedAt()))
                .put("merged_into", incident.mergedInto() == null ? null : incident.mergedInto().toString())
                .put("commander", incident.commander() == null ? null : incident.commander().value());
        Incident.Channel channel = incident.channel();
        if (channel == null) {
            node.putNull("channel");
        } else {
            node.putObject("channel").put("id", channel.id().value()).put("name", channel.name());
        }
        return node;
    }

    private static ObjectNode json(TimelineEntry entry, ReadableText readable) {
        ObjectNode node = JSON.objectNode();
        node.put("seq", entry.seq()).put("kind", entry.kind()).put("happened_at", entry.happenedAt().toString())
                .put("known_at", entry.knownAt().toString());
        node.putObject("actor").put("user", entry.actor() == null ? null : entry.actor().value()).put("name", entry.actorName());
        node.put("text", readable.text(entry.rawText(), entry.happenedAt()))
                .put("channel", entry.channel() == null ? null : entry.channel().value())
                .put("ts", entry.ts() == null ? null : entry.ts().value())
                .put("thread_ts", entry.threadTs() == null ? null : entry.threadTs().value()).put("permalink", entry.permalink());
        node.set("data", entry.data());
        return node;
    }

    private static String by(Actor actor) {
        return switch (actor) {
            case Actor.Person(var user) -> user.value();
            case Actor.ApiClient(String name) -> name;
            case Actor.Bot() -> "Muster";
        };
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
