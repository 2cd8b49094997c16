package dev.muster.bot.incident.item;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A task with one owner and a time by which they say how it goes (P15 to P20).
 *
 * @param to             whose it is: one human, resolved when it was assigned
 * @param by             who asked for it
 * @param task           what is to be done, plain text
 * @param report         whether it asks for a CAN report: condition, actions, needs (P21)
 * @param askedAt        when the present owner was asked
 * @param timeboxEndsAt  when they are asked how it stands
 * @param acknowledgedAt when the present owner said that they are on it; null before
 * @param extensions     each time that somebody needed more, as they estimated it
 * @param need           what is missing while it is blocked, or by its report, plain text; null otherwise
 * @param result         what came of it, or why it was handed back, plain text; null where nobody said
 * @param closing        how it ended; null while it is open
 * @param earlier        those who had it before, the first first
 * @param direct         whether the present owner was told of it directly, because they were not in the channel
 * @param serves         the {@link #purpose} for which it was assigned; null for one of its own
 * @param card           its message; null until it was posted
 */
public record Assignment(int number, UserId to, UserId by, String task, boolean report, Instant askedAt, Instant timeboxEndsAt,
        @Nullable Instant acknowledgedAt, List<Extension> extensions, State state, @Nullable String need,
        @Nullable String result, @Nullable Closing closing, List<Earlier> earlier, boolean direct,
        @Nullable String serves, @Nullable MessageRef card) implements Item {
    /** Tells whoever leads what the owner needs. */
    public static final String ASK_BLOCKED = "blocked";

    /** Where it stands; the names are stored. */
    public enum State {
        /** Nobody has said yet that they are on it. */
        ASKED,
        /** The owner is on it. */
        ACKNOWLEDGED,
        /** The time is up, and it is not done. */
        OVERDUE,
        /** The owner cannot go on without something. */
        BLOCKED,
        DONE,
        /** The owner handed it back, or it was taken back. */
        RETURNED
    }

    /** More time: asked for {@code at}, and {@code until} when; before it would have been up at {@code instead}, null in older rows. */
    public record Extension(Instant at, Instant until, @Nullable Instant instead) {
        public Duration length() {
            return Duration.between(at, until);
        }
    }

    /** How it ended: who said so, and when. */
    public record Closing(Instant at, UserId by) {}

    /** Somebody who had it until it went to another; {@code acknowledgedAt} is null where they never said a word. */
    public record Earlier(UserId to, Instant askedAt, @Nullable Instant acknowledgedAt, Instant until) {}

    public Assignment {
        extensions = List.copyOf(extensions);
        earlier = List.copyOf(earlier);
        if (task.isBlank()) {
            throw new IllegalArgumentException("task: blank (expected: what is to be done)");
        }
        boolean over = state == State.DONE || state == State.RETURNED;
        if (over != (closing != null)) {
            throw new IllegalArgumentException("state: %s (expected: a closing exactly when it is over)".formatted(state));
        }
    }

    /** A task that somebody is asked for now. */
    public static Assignment asked(int number, UserId to, UserId by, String task, boolean report, Instant at, Instant until) {
        return new Assignment(number, to, by, task, report, at, until, null, List.of(), State.ASKED, null, null, null, List.of(),
                false, null, null);
    }

    /** What an assignment is for that carries out this item: a decided proposal, or what this assignment needs now. */
    public static String purpose(Item item) {
        String need = item instanceof Assignment assignment ? assignment.need() : null;
        return need == null ? item.ref().toString() : item.ref() + " " + need;
    }

    /** The item for which it was assigned; empty for one of its own. */
    public Optional<ItemRef> servedItem() {
        return serves == null ? Optional.empty() : ItemRef.parse(serves.split(" ", 2)[0]);
    }

    /** The same, assigned for this purpose. */
    public Assignment serving(String purpose) {
        return new Assignment(number, to, by, task, report, askedAt, timeboxEndsAt, acknowledgedAt, extensions, state, need,
                result, closing, earlier, direct, purpose, card);
    }

    @Override
    public ItemRef ref() {
        return new ItemRef(ItemKind.ASSIGNMENT, number);
    }

    @Override
    public String wireState() {
        return state.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean isOpen() {
        return closing == null;
    }

    /** The owner's, but for one that is blocked: that waits for whoever can give what is missing. */
    @Override
    public Optional<UserId> awaits() {
        return isOpen() && state != State.BLOCKED ? Optional.of(to) : Optional.empty();
    }

    /** How long the owner has, or had, from when they were asked, with all the time they needed more. */
    public Duration timebox() {
        return Duration.between(askedAt, timeboxEndsAt);
    }

    /** How long they were asked to take, without what they needed more. */
    public Duration askedFor() {
        Instant end = ownExtensions().stream().findFirst().map(Extension::instead).orElse(timeboxEndsAt);
        return Duration.between(askedAt, end);
    }

    /** Each time that the present owner needed more. */
    public List<Extension> ownExtensions() {
        return extensions.stream().filter(more -> earlier.isEmpty() || more.at().isAfter(askedAt)).toList();
    }

    /** The same, of which the owner is told directly. */
    public Assignment toldDirectly() {
        return new Assignment(number, to, by, task, report, askedAt, timeboxEndsAt, acknowledgedAt, extensions, state, need,
                result, closing, earlier, true, serves, card);
    }

    /**
     * Who is told when the owner does not answer: the first of those who lead, or else whoever asked. Never the owner; empty
     * where nobody else is left.
     */
    public Optional<UserId> raisedTo(List<UserId> leaders) {
        return Stream.concat(leaders.stream(), Stream.of(by)).filter(person -> !person.equals(to)).findFirst();
    }

    /** The owner is on it, or goes on with what was blocked. */
    public Assignment acknowledged(Instant at) {
        return in(State.ACKNOWLEDGED, Objects.requireNonNullElse(acknowledgedAt, at), timeboxEndsAt, extensions);
    }

    /** The owner answered once the time was up; there is no more time for it. */
    public Assignment answered(Instant at) {
        return in(state, Objects.requireNonNullElse(acknowledgedAt, at), timeboxEndsAt, extensions);
    }

    /** The time is up. */
    public Assignment timeUp() {
        return in(State.OVERDUE, acknowledgedAt, timeboxEndsAt, extensions);
    }

    /** There is exactly as much more time as the owner needs. */
    public Assignment extended(Instant at, Instant until) {
        List<Extension> next = new ArrayList<>(extensions);
        next.add(new Extension(at, until, timeboxEndsAt));
        return in(State.ACKNOWLEDGED, Objects.requireNonNullElse(acknowledgedAt, at), until, next);
    }

    /** The owner cannot go on without this. */
    public Assignment blocked(Instant at, String what) {
        return new Assignment(number, to, by, task, report, askedAt, timeboxEndsAt,
                Objects.requireNonNullElse(acknowledgedAt, at), extensions, State.BLOCKED, what, result, null, earlier, direct,
                serves, card);
    }

    /** It is done. */
    public Assignment done(Instant at, UserId who, @Nullable String what) {
        return closed(State.DONE, at, who, what);
    }

    /** The report is there; {@code what} is null where nothing is needed. */
    public Assignment reported(Instant at, UserId who, String report, @Nullable String what) {
        return new Assignment(number, to, by, task, true, askedAt, timeboxEndsAt, acknowledgedAt, extensions, State.DONE, what,
                report, new Closing(at, who), earlier, direct, serves, card);
    }

    /** What came of it is said after it was done. */
    public Assignment telling(String what) {
        return new Assignment(number, to, by, task, report, askedAt, timeboxEndsAt, acknowledgedAt, extensions, state, need,
                what, closing, earlier, direct, serves, card);
    }

    /** It is nobody's any more. */
    public Assignment returned(Instant at, UserId who, @Nullable String why) {
        return closed(State.RETURNED, at, who, why);
    }

    /** It is another's from now on, who is asked anew. */
    public Assignment passedTo(UserId next, UserId who, Instant at, Instant until) {
        List<Earlier> before = new ArrayList<>(earlier);
        before.add(new Earlier(to, askedAt, acknowledgedAt, at));
        return new Assignment(number, next, who, task, report, at, until, null, extensions, State.ASKED, null, null, null,
                before, false, serves, card);
    }

    @Override
    public Assignment takenBack(UserId who, Instant at) {
        return returned(at, who, null);
    }

    @Override
    public Assignment withCard(MessageRef message) {
        return new Assignment(number, to, by, task, report, askedAt, timeboxEndsAt, acknowledgedAt, extensions, state, need,
                result, closing, earlier, direct, serves, message);
    }

    private Assignment closed(State how, Instant at, UserId who, @Nullable String what) {
        return new Assignment(number, to, by, task, report, askedAt, timeboxEndsAt, acknowledgedAt, extensions, how, null, what,
                new Closing(at, who), earlier, direct, serves, card);
    }

    private Assignment in(State next, @Nullable Instant acknowledged, Instant until, List<Extension> more) {
        return new Assignment(number, to, by, task, report, askedAt, until, acknowledged, more, next, null, result, null,
                earlier, direct, serves, card);
    }
}
