package dev.muster.bot.slack.conversation;

import java.time.Instant;

/**
 * Who answers people. Slack waits three seconds: an answer decides, commits and returns; what takes longer is an effect.
 * An exception means that nothing was changed, and the person is told so.
 */
public interface Conversation {
    /** Somebody typed a command. */
    Reply onCommand(Invocation invocation);

    /** Somebody clicked, sent a form or chose a shortcut. */
    Reply onInteraction(Interaction interaction);

    /**
     * Somebody spoke to the bot in a message, which is kept already where it belongs to an incident. The same mention again
     * is not answered again. What was written long before {@code now} is not carried out any more, unless it counts however
     * late it comes: nobody expects it then, and whoever wrote it is told so directly.
     */
    void onMention(Invocation invocation, Instant now);
}
