package dev.muster.bot.slack.action;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.QuotedMessage;
import dev.muster.bot.timeline.People;
import dev.muster.bot.timeline.ReadableText;
import dev.muster.bot.timeline.SlackMessage;

/** Makes of a message what can be quoted: plain words with people's names, and a link to it. */
public final class Quoting {
    private static final Pattern MENTION = Pattern.compile("<@([UW][A-Z0-9]{2,40})(?:\\|[^>]{0,200})?>");
    private static final int MOST_LOOKED_UP = 10;

    private final People people;
    private final Outbox outbox;
    private final Function<SlackMessage, String> addressOf;

    /** @param addressOf where a message can be opened */
    public Quoting(People people, Outbox outbox, Function<SlackMessage, String> addressOf) {
        this.people = people;
        this.outbox = outbox;
        this.addressOf = addressOf;
    }

    /** The message with the names that are known by now. */
    public QuotedMessage of(SlackMessage message) {
        return message.quoted(new ReadableText(people.names()), addressOf.apply(message));
    }

    /** Asks Slack for the names that a quotation of it needs and that nobody has told yet, while the person still decides. */
    public void learnNames(String requestKey, SlackMessage message, Instant at) {
        Set<UserId> unknown = new LinkedHashSet<>();
        if (message.author() != null) {
            unknown.add(message.author());
        }
        MENTION.matcher(message.text()).results().limit(MOST_LOOKED_UP).forEach(found -> unknown.add(new UserId(found.group(1))));
        unknown.stream().filter(person -> people.name(person).isEmpty()).limit(MOST_LOOKED_UP).forEach(
                person -> outbox.add("name:" + requestKey + ":" + person, new Effect.LookUpPerson(person), at));
    }
}
