package dev.muster.bot.slack.action;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.slack.conversation.Interaction.FormSubmitted;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.UndoView;
import dev.muster.bot.time.Durations;
import dev.muster.bot.timeline.ReadableText;

/** What somebody is told who clicked or sent a form. */
final class Told {
    private Told() {}

    /** @param done what to say when it is done; empty where the channel says it */
    static Reply reply(Outcome outcome, String done) {
        return switch (outcome) {
            case Outcome.Refused(var rejection) -> refused(rejection);
            case Outcome.Changed changed -> done.isEmpty() ? new Reply.Silence() : Reply.Private.of(done);
            case Outcome.Repeated repeated -> new Reply.Silence();
        };
    }

    /** What is in the way, and what to do instead. */
    static Reply refused(Rejection rejection) {
        return Reply.Private.of(rejection.sentence() + "\n" + rejection.next());
    }

    /** The same for a change that can be taken back: the words come with a button that does. */
    static Reply undoable(Outcome outcome, String done) {
        return outcome instanceof Outcome.Changed(Incident after)
                ? new Reply.Private(done, Optional.of(UndoView.of(done, after)))
                : reply(outcome, done);
    }

    /** The form closes, and the person gets the words with a way to take it back; else this block says what is in the way. */
    static Reply closingUndoable(Outcome outcome, String blockId, Function<Incident, String> done) {
        return outcome instanceof Outcome.Changed(Incident after)
                ? undoable(outcome, done.apply(after))
                : closing(outcome, blockId);
    }

    /** When a length that begins with this form is over, and how long it is. */
    static String end(FormSubmitted form, Duration length) {
        return "%s (%s)".formatted(Mrkdwn.end(form.at().plus(length), length),
                Durations.exact(length.truncatedTo(ChronoUnit.SECONDS)));
    }

    /** A button of which the incident is gone, or not for whoever clicked. */
    static Reply unknown() {
        return Reply.Private.of("I no longer know the incident of this button. `/incident` lists the open ones.");
    }

    /** The form closes when it is done, and else says at this block what is in the way. */
    static Reply closing(Outcome outcome, String blockId) {
        return switch (outcome) {
            case Outcome.Refused(var rejection) -> new Reply.FormErrors(Map.of(blockId, plain(rejection)));
            case Outcome.Changed changed -> new Reply.Silence();
            case Outcome.Repeated repeated -> new Reply.Silence();
        };
    }

    /** A form shows errors as they are, without markup. */
    private static String plain(Rejection rejection) {
        String said = rejection.sentence() + " " + rejection.next();
        return new ReadableText((id, at) -> Optional.empty()).text(said, Instant.EPOCH).replace("`", "");
    }
}
