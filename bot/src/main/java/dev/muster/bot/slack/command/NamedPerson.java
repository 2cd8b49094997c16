package dev.muster.bot.slack.command;

import java.util.function.Function;
import java.util.function.UnaryOperator;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.slack.conversation.Reply;

/** One person, where words name nobody else: by a mention, a name, or a role that they have at that moment. */
final class NamedPerson {
    private final TypedWhom.Reader whom;
    private final PersonWords persons;

    NamedPerson(TypedWhom.Reader whom, PersonWords persons) {
        this.whom = whom;
        this.persons = persons;
    }

    /**
     * Who is wanted.
     *
     * @param words   as they were typed
     * @param nothing what has not happened, a sentence
     * @param next    how to write it, a sentence
     * @param line    what is to be run for the mention of the one who is chosen, where several come into question
     */
    record Wanted(String words, String nothing, String next, UnaryOperator<String> line) {}

    /** Goes on with the one who is meant; else says what is in the way, or asks which of several it is. */
    Reply with(Wanted wanted, Incident incident, UserId me, Function<UserId, Reply> then) {
        return switch (whom.whole(wanted.words(), incident, me)) {
            case TypedWhom.One(UserId person, String rest) -> then.apply(person);
            case TypedWhom.Several several -> persons.which(several, wanted.nothing(), incident, wanted.line());
            case TypedWhom.Vacant vacant ->
                Reply.Private.of("There is no %s yet. %s\n%s".formatted(vacant.role(), wanted.nothing(), wanted.next()));
            case TypedWhom.Many many -> unknown(wanted);
            case TypedWhom.Address address -> unknown(wanted);
            case TypedWhom.Unknown unknown -> unknown(wanted);
            case TypedWhom.Missing missing -> unknown(wanted);
        };
    }

    /** Whether these words point to whoever has a role, as "the deputy" does. */
    boolean isHolder(String words) {
        return whom.pointsToRole(words);
    }

    /** Whether this is known to be an app's user; nobody at the other end would answer. */
    boolean isBot(UserId who) {
        return persons.isBot(who);
    }

    private static Reply unknown(Wanted wanted) {
        return Reply.Private.of("%s %s\n%s".formatted(PersonWords.unknown(wanted.words()), wanted.nothing(), wanted.next()));
    }
}
