package dev.muster.bot.incident.item;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * The question who owns the review, and the answer: one person, by a day (P39).
 *
 * @param asked      who is asked
 * @param candidates who is suggested
 * @param askedAt    when the incident was resolved, and so asked
 * @param dueAt      by when the review is due
 * @param owner      who owns it; null until somebody does
 * @param withdrawn  whether nobody need own one any more
 * @param card       the question; null until it was posted
 */
public record Review(int number, UserId asked, List<Candidate> candidates, Instant askedAt, Instant dueAt,
        @Nullable UserId owner, boolean withdrawn, @Nullable MessageRef card) implements Item {
    /** Somebody who is suggested, with what they were there; never with what they may have caused. */
    public record Candidate(UserId person, String name, String part) {}

    public Review {
        candidates = List.copyOf(candidates);
    }

    /** The question as it is asked now. */
    public static Review asked(int number, UserId asked, List<Candidate> candidates, Instant at, Instant dueAt) {
        return new Review(number, asked, candidates, at, dueAt, null, false, null);
    }

    /** This person owns it from now on. */
    public Review owned(UserId person) {
        return new Review(number, asked, candidates, askedAt, dueAt, person, false, card);
    }

    /** It was resolved once more: it is due later. */
    public Review again(Instant at, Instant due) {
        return new Review(number, asked, candidates, at, due, owner, false, card);
    }

    /** It is not over after all. */
    public Review notNeeded() {
        return new Review(number, asked, candidates, askedAt, dueAt, owner, true, card);
    }

    @Override
    public ItemRef ref() {
        return new ItemRef(ItemKind.REVIEW, number);
    }

    @Override
    public String wireState() {
        return withdrawn ? "withdrawn" : owner == null ? "asked" : "owned";
    }

    @Override
    public boolean isOpen() {
        return owner == null && !withdrawn;
    }

    @Override
    public Optional<UserId> awaits() {
        return isOpen() ? Optional.of(asked) : Optional.empty();
    }

    @Override
    public Review takenBack(UserId by, Instant at) {
        return notNeeded();
    }

    @Override
    public Review withCard(MessageRef message) {
        return new Review(number, asked, candidates, askedAt, dueAt, owner, withdrawn, message);
    }
}
