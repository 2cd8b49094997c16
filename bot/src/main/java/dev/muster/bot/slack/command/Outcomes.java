package dev.muster.bot.slack.command;

import java.util.Optional;
import java.util.function.Function;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.UndoView;

/** What somebody is told about the outcome of what they wanted. */
public final class Outcomes {
    private Outcomes() {}

    /** The words of {@code done} when it is done, now or by the same request before; else what is in the way. */
    public static Reply reply(Outcome outcome, Function<Incident, String> done) {
        return switch (outcome) {
            case Outcome.Changed(Incident incident) -> Reply.Private.of(done.apply(incident));
            case Outcome.Repeated(Incident incident) -> Reply.Private.of(done.apply(incident));
            case Outcome.Refused(Rejection rejection) -> Reply.Private.refusal(refused(rejection));
        };
    }

    /** The same for a change that can be taken back: its words come with a button that does. */
    public static Reply undoable(Outcome outcome, Function<Incident, String> done) {
        if (outcome instanceof Outcome.Changed(Incident incident)) {
            String said = done.apply(incident);
            return new Reply.Private(said, Optional.of(UndoView.of(said, incident)));
        }
        return reply(outcome, done);
    }

    /** A refusal in one piece. */
    public static String refused(Rejection rejection) {
        return rejection.sentence() + "\n" + rejection.next();
    }
}
