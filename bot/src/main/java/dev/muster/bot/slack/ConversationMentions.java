package dev.muster.bot.slack;

import java.time.Instant;
import java.util.Optional;

import dev.muster.bot.slack.conversation.Conversation;
import dev.muster.bot.slack.conversation.Invocation;
import dev.muster.bot.slack.event.Mentions;
import dev.muster.bot.slack.event.Reading;

/** Hands what is said to the bot by its name to the conversation, as if it were a command. */
public final class ConversationMentions implements Mentions {
    private final Conversation conversation;

    public ConversationMentions(Conversation conversation) {
        this.conversation = conversation;
    }

    @Override
    public void mentioned(Reading.Mention mention, Instant now) {
        conversation.onMention(new Invocation(mention.key(), mention.user(), mention.teamId(), mention.channel(), "",
                Optional.ofNullable(mention.threadTs()), mention.text(), "@muster", Optional.empty(), Optional.empty(),
                written(mention, now), Invocation.Origin.MENTION), now);
    }

    /** By Slack's clock: what is judged by time must not depend on how long the message was on its way. */
    private static Instant written(Reading.Mention mention, Instant now) {
        Instant written = mention.ts().at();
        return written.isBefore(now) ? written : now;
    }
}
