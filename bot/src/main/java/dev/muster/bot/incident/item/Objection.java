package dev.muster.bot.incident.item;

import java.time.Instant;

import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A strong objection to a proposal. Its words are kept as they were said, whatever becomes of the proposal (P10).
 *
 * @param by          who objects; one person may have several, of which each is kept
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

    /** With more words; those that came after the end of the window say so. */
    Objection saying(String words, boolean afterTheEnd) {
        String more = afterTheEnd && !late ? "(after the end) " + words : words;
        return new Objection(by, at, text == null ? more : text + "\n" + more, late, withdrawnAt);
    }

    Objection withdrawn(Instant when) {
        return new Objection(by, at, text, late, when);
    }
}
