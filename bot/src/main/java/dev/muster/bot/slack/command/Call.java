package dev.muster.bot.slack.command;

import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.slack.conversation.Invocation;

/**
 * A command with its words taken apart.
 *
 * @param word the first word as typed, in lower case
 * @param rest what follows it, as Slack escaped it; empty for nothing
 */
record Call(Invocation invocation, String word, String rest) {
    /** The same command with other words behind it. */
    Call withRest(String other) {
        return new Call(invocation, word, other);
    }

    /** Who wants it, and which request it is. */
    Wish wish() {
        return new Wish(invocation.requestKey(), new Actor.Person(invocation.user()), invocation.at());
    }
}
