package dev.muster.bot.incident;

import java.util.List;
import java.util.Optional;

import dev.muster.bot.effect.ReplyTo;
import dev.muster.bot.id.UserId;

/**
 * A wish to declare an incident. Nothing is mandatory: what is missing gets a default.
 *
 * @param title    plain text, possibly empty, possibly naming a severity
 * @param severity what was chosen apart from the title; it and the title's own: the higher holds
 * @param impact   plain text
 * @param invite   people to bring in besides the declarer
 * @param replyTo  where the declarer hears that the channel is there
 * @param source    how it came: command, form, message, mention or api
 * @param evidence  the message it was declared from; it becomes the first evidence
 * @param isPrivate whether only those in its channel may know of it
 */
public record Declaration(String title, Optional<Severity> severity, Optional<String> impact, List<UserId> invite,
        Optional<ReplyTo> replyTo, String source, Optional<QuotedMessage> evidence, boolean isPrivate) {
    public Declaration {
        invite = List.copyOf(invite);
    }

    /** A declaration for everybody to see, to which no message led. */
    public Declaration(String title, Optional<Severity> severity, Optional<String> impact, List<UserId> invite,
            Optional<ReplyTo> replyTo, String source) {
        this(title, severity, impact, invite, replyTo, source, Optional.empty(), false);
    }

    /** A declaration of which only the words are known. */
    public static Declaration of(String title, String source) {
        return new Declaration(title, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), source);
    }

    public Declaration replyingTo(ReplyTo where) {
        return new Declaration(title, severity, impact, invite, Optional.of(where), source, evidence, isPrivate);
    }

    /** The same, declared from this message. */
    public Declaration from(QuotedMessage message) {
        return new Declaration(title, severity, impact, invite, replyTo, "message", Optional.of(message), isPrivate);
    }

    public Declaration inviting(List<UserId> people) {
        return new Declaration(title, severity, impact, people, replyTo, source, evidence, isPrivate);
    }

    /** The same, as its declarer typed it: the words may say that it is private. */
    public Declaration readingPrivate() {
        PrivateWord word = PrivateWord.read(title);
        return word.isPrivate()
                ? new Declaration(word.rest(), severity, impact, invite, replyTo, source, evidence, true)
                : this;
    }

    /** The same, of which only those in its channel may know. */
    public Declaration privately() {
        return new Declaration(title, severity, impact, invite, replyTo, source, evidence, true);
    }
}
