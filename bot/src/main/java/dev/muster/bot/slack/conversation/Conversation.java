package dev.muster.bot.slack.conversation;

/** Answers people. What is changed is durable when a method returns. */
public interface Conversation {
    /** A slash command; the reply is Slack's acknowledgement. */
    Reply onCommand(Invocation invocation);

    /** A mention of the bot; the reply is whispered where it was typed. The same mention again is not answered again. */
    void onMention(Invocation invocation);

    /** A click, a choice, a form or a shortcut. */
    Reply onInteraction(Interaction interaction);
}
