package dev.muster.bot.timeline;

import java.util.List;

import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.QuotedMessage;
import org.jspecify.annotations.Nullable;

/**
 * A message as Slack showed it to us, from any conversation.
 *
 * @param thread     the thread it is in; null outside one
 * @param author     who wrote it; null for a webhook
 * @param authorName what a webhook calls itself; null for users, and where nobody knows
 * @param text       in Slack's markup; empty for no words
 */
public record SlackMessage(MessageRef ref, @Nullable SlackTs thread, @Nullable UserId author, @Nullable String authorName,
        String text, List<QuotedMessage.File> files) {
    public SlackMessage {
        files = List.copyOf(files);
    }

    /**
     * The same, ready to be quoted.
     *
     * @param readable reads Slack's markup
     * @param link     where the message can be opened
     */
    public QuotedMessage quoted(ReadableText readable, String link) {
        return new QuotedMessage(ref, thread, author, authorName, readable.text(text, ref.ts().at()), files, link);
    }
}
