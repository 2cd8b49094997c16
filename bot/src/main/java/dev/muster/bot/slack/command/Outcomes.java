package dev.muster.bot.slack.command;

import java.util.function.Function;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.slack.conversation.Reply;

/** What somebody is told about the outcome of what they wanted. */
public final class Outcomes {
    private Outcomes() {}

    /** The words of {@code done} when it is done, now or by the same request before; else what is in the way. */
    public static Reply reply(Outcome outcome, Function<Incident, String> done) {
        return switch (outcome) {
            case Outcome.Changed(Incident incident) -> Reply.Private.of(done.apply(incident));
            case Outcome.Repeated(Incident incident) -> Reply.Private.of(done.apply(incident));
            case Outcome.Refused(Rejection rejection) -> Reply.Private.of(refused(rejection));
        };
    }

    /** A refusal in one piece. */
    public static String refused(Rejection rejection) {
        return rejection.sentence() + "\n" + rejection.next();
    }
}
