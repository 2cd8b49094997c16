package dev.muster.bot.incident.item;

import java.time.Instant;

import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A question about a proposal, which stops no clock.
 *
 * @param text       plain text
 * @param answeredBy who answered first; null while nobody has
 */
public record Question(UserId by, Instant at, String text, @Nullable UserId answeredBy, @Nullable Instant answeredAt) {
    Question answered(UserId who, Instant when) {
        return new Question(by, at, text, who, when);
    }
}
