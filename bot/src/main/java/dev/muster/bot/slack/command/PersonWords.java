package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.WhomView;
import dev.muster.bot.timeline.People;

/** Finds the person that a word means: a mention, {@code me}, or a name that only one person has (V6). */
final class PersonWords {
    private static final Pattern MENTION = Pattern.compile("<@([A-Z0-9]{2,30})(?:\\|[^>]*)?>");

    private final People people;

    PersonWords(People people) {
        this.people = people;
    }

    /** The person; empty where it is nobody we know or several. */
    Optional<UserId> find(String word, UserId me) {
        Matcher mention = MENTION.matcher(word.strip());
        if (mention.matches()) {
            return Optional.of(new UserId(mention.group(1)));
        }
        String name = word.strip().toLowerCase(Locale.ROOT);
        return name.equals("me") || name.equals("@me") ? Optional.of(me) : people.called(name);
    }

    /** Those who share this name; empty for a name that one person has, or nobody. */
    List<UserId> namesakes(String word) {
        List<UserId> all = word.isBlank() || MENTION.matcher(word.strip()).matches() ? List.of() : people.namesakes(word);
        return all.size() > 1 ? all : List.of();
    }

    /** Why nobody was found by this word, a sentence of mrkdwn. */
    static String unknown(String word) {
        String said = WhomPicker.quoted(word);
        return said.matches("[^\\s@]+@[^\\s@]+\\.[^\\s@]+")
                ? "I cannot look anybody up by an email address such as “%s”.".formatted(said)
                : "I do not know who “%s” is.".formatted(said);
    }

    /** Asks which of them is meant; {@code line} is what is to be run for a mention, {@code nothing} what has not happened. */
    Reply which(TypedWhom.Several several, String nothing, Incident incident, UnaryOperator<String> line) {
        String said = "More than one person is called “%s”. %s Who is it?".formatted(WhomPicker.quoted(several.said()), nothing);
        return new Reply.Private(said,
                Optional.of(WhomView.choice(said, incident.id(), several.people(), people.all(), line)));
    }

    /** Whether this is known to be an app's user; nobody at the other end would answer. */
    boolean isBot(UserId who) {
        return people.person(who).map(People.Person::bot).orElse(false);
    }

    /** The text without the people who are mentioned at its very end. */
    static String withoutTrailing(String text) {
        String rest = text.strip();
        int from = rest.lastIndexOf("<@");
        while (from >= 0 && MENTION.matcher(rest.substring(from)).matches()) {
            rest = rest.substring(0, from).strip();
            from = rest.lastIndexOf("<@");
        }
        return rest;
    }

    /** Everybody who is mentioned in a text, in that order. */
    static List<UserId> mentioned(String text) {
        return MENTION.matcher(text).results().map(found -> new UserId(found.group(1))).distinct().toList();
    }
}
