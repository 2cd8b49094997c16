package dev.muster.bot.incident.item;

import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A question about an item that stands in Slack with its buttons, until the item is past what it asks.
 *
 * @param person who was asked; null for whoever has command
 */
public record StandingPrompt(ItemRef about, String ask, @Nullable UserId person, MessageRef message) {}
