package dev.muster.bot.incident;

import dev.muster.bot.id.MessageRef;
import dev.muster.bot.incident.item.StandingPrompt;

/** What becomes of a question that stands in Slack. */
public sealed interface PromptChange {
    /** It stands from now on. */
    record Stands(StandingPrompt prompt) implements PromptChange {}

    /** It asks nothing any more, or is gone. */
    record Over(MessageRef message) implements PromptChange {}
}
