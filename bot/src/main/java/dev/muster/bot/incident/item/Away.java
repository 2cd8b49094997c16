package dev.muster.bot.incident.item;

import java.time.Instant;
import java.util.Optional;

import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is not there for a while (M6). It has no card: the board shows it, and nobody has to end it, since it is over by
 * itself when its time is.
 *
 * @param until  when they come back
 * @param why    plain text; null where they did not say
 * @param backAt when they said that they are back, or took it back; null before
 */
public record Away(int number, UserId user, Instant since, Instant until, @Nullable String why,
        @Nullable Instant backAt) implements Item {
    public Away {
        if (!until.isAfter(since)) {
            throw new IllegalArgumentException("until: %s (expected: after %s)".formatted(until, since));
        }
    }

    @Override
    public ItemRef ref() {
        return new ItemRef(ItemKind.AWAY, number);
    }

    /** Whether they are away at that moment. */
    public boolean at(Instant now) {
        return backAt == null && now.isBefore(until);
    }

    /** They are back before their time is over. */
    public Away back(Instant at) {
        return new Away(number, user, since, until, why, at);
    }

    @Override
    public String wireState() {
        return backAt == null ? "away" : "ready";
    }

    /** Nothing about it is to be done. */
    @Override
    public boolean isOpen() {
        return false;
    }

    @Override
    public Optional<UserId> awaits() {
        return Optional.empty();
    }

    @Override
    public @Nullable MessageRef card() {
        return null;
    }

    @Override
    public Away takenBack(UserId by, Instant at) {
        return back(at);
    }

    @Override
    public Away withCard(MessageRef card) {
        return this;
    }
}
