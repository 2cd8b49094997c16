package dev.muster.bot.web;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.review.Boards;
import dev.muster.bot.review.ExportFormat;
import dev.muster.bot.review.ExportProfile;

/** What programs may ask of the bot, over HTTP or otherwise. */
public interface Api {
    /** Incidents, the newest first, those below {@code before} where it is given; at most {@code limit}. */
    Answer incidents(Optional<IncidentId> before, int limit);

    Answer incident(IncidentId id);

    /** Entries of the timeline after this one, in order; at most {@code limit}. */
    Answer timeline(IncidentId id, long after, int limit);

    /** The record as a file, as far as this profile shows it. */
    Answer export(IncidentId id, ExportFormat format, ExportProfile profile);

    /** Where the open incidents stand; where it is only one, the whole of it. */
    Answer board(Boards.Format format);

    /** Where this incident stands. */
    Answer board(IncidentId id, Boards.Format format);

    /** Declares an incident, or answers with the one that the same {@code dedupKey} declared before. */
    Answer declare(Declaration declaration);

    /**
     * What it takes to declare an incident from outside.
     *
     * @param title      plain text, possibly empty: nothing is mandatory
     * @param declaredBy what the other system calls itself; empty where it does not say
     * @param isPrivate  whether only those in its channel may know of it
     * @param invite     who is brought into its channel
     */
    record Declaration(String title, Optional<Severity> severity, Optional<String> impact, Optional<String> dedupKey,
            Optional<String> declaredBy, boolean isPrivate, List<UserId> invite) {
        public Declaration {
            invite = List.copyOf(invite);
        }

        /** One for everybody to see, with nobody to bring in. */
        public Declaration(String title, Optional<Severity> severity, Optional<String> impact, Optional<String> dedupKey,
                Optional<String> declaredBy) {
            this(title, severity, impact, dedupKey, declaredBy, false, List.of());
        }
    }

    /** What comes of asking. */
    sealed interface Answer {
        /** Here it is. */
        record Found(JsonNode body) implements Answer {}

        /** It is new. */
        record Created(JsonNode body) implements Answer {}

        /** Here it is, as a file of any length; whoever sends {@code content} closes it. */
        record Document(String contentType, String fileName, InputStream content) implements Answer {}

        /** Here it is, to be read at once. */
        record Page(String contentType, String body) implements Answer {}

        /** There is no such thing; a sentence. */
        record Missing(String sentence) implements Answer {}

        /** The wish is understood and cannot be granted; a sentence. */
        record Refused(String sentence) implements Answer {}
    }
}
