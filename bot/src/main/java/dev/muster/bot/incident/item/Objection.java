package dev.muster.bot.incident.item;

import java.time.Instant;

import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A strong objection to a proposal. Its words are kept as they were said, whatever becomes of the proposal (P10).
 *
 * @param by          who objects; one person has one objection to a proposal
 * @param at          when, by Slack's time on the click or message
 * @param text        why, plain text as it was said; null where they have not said so yet
 * @param late        whether the window was over by then, so that it stopped nothing
 * @param withdrawnAt when it was withdrawn; null while it stands
 */
public record Objection(UserId by, Instant at, @Nullable String text, boolean late, @Nullable Instant withdrawnAt) {
    /** Whether it stops the proposal. */
    public boolean stands() {
        return !late && withdrawnAt == null;
    }

    Objection saying(String words) {
        return new Objection(by, at, text == null ? words : text + "\n" + words, late, withdrawnAt);
    }

    Objection withdrawn(Instant when) {
        return new Objection(by, at, text, late, when);
    }
}
