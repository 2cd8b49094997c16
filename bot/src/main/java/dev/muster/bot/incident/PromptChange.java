package dev.muster.bot.incident;

import dev.muster.bot.id.MessageRef;
import dev.muster.bot.incident.item.StandingPrompt;

/** What becomes of a question that stands in Slack. */
public sealed interface PromptChange {
    /** It stands from now on, and asks. */
    record Stands(StandingPrompt prompt) implements PromptChange {}

    /** It asks nothing any more. */
    record Over(MessageRef message) implements PromptChange {}

    /** It is not there any more, or an answer stands in its place. */
    record Gone(MessageRef message) implements PromptChange {}
}
