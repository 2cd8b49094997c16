package dev.muster.bot.incident.item;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What others are told of how it stands (P32, P33): the organisation at once, customers only in words that the commander has
 * approved.
 *
 * @param text      as it was written, plain text
 * @param by        who wrote it
 * @param at        when
 * @param decision  what became of a text for customers, or that it was taken back; null while nobody has said
 * @param nextAt    when the next one was promised with it; null where nothing was
 * @param card      its message; null until it was posted
 * @param elsewhere its copy in a channel of others; null where there is none
 */
public record StatusUpdate(int number, Audience audience, String text, UserId by, Instant at, State state,
        @Nullable Decision decision, @Nullable Instant nextAt, @Nullable MessageRef card,
        @Nullable MessageRef elsewhere) implements Item {
    /** How long a text may be, in characters, so that a card shows the whole of it and a button can hold it. */
    public static final int LONGEST_TEXT = 1800;

    /** What the commander is asked about a draft; stored. */
    public static final String APPROVE = "approve";
    /** What the writer is told of one that was declined; stored. */
    public static final String TOLD_DECLINED = "declined";

    /** For whom it is; the names are stored. */
    public enum Audience {
        /** The organisation. */
        INTERNAL,
        /** Customers. */
        EXTERNAL;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where it stands; the names are stored. */
    public enum State {
        /** The organisation was told. */
        POSTED,
        /** The commander is asked whether customers may be told this. */
        DRAFTED,
        /** Customers may be told this. Whether they are is not known here. */
        APPROVED,
        /** They are not to be told this. */
        DECLINED,
        /** Another text took its place before anybody had decided. */
        REPLACED,
        /** Whoever wrote it took it back. */
        TAKEN_BACK
    }

    /** Who decided on it when, with the reason where they gave one. */
    public record Decision(Instant at, UserId by, @Nullable String reason) {}

    public StatusUpdate {
        if (text.isBlank()) {
            throw new IllegalArgumentException("text: blank (expected: how it stands)");
        }
        boolean undecided = state == State.POSTED || state == State.DRAFTED;
        if (undecided != (decision == null)) {
            throw new IllegalArgumentException("state: %s (expected: a decision exactly when one was made)".formatted(state));
        }
    }

    /** One for the organisation, sent now. */
    public static StatusUpdate posted(int number, String text, UserId by, Instant at, @Nullable Instant nextAt) {
        return new StatusUpdate(number, Audience.INTERNAL, text, by, at, State.POSTED, null, nextAt, null, null);
    }

    /** One for customers, of which nobody has decided yet. */
    public static StatusUpdate drafted(int number, String text, UserId by, Instant at, @Nullable Instant nextAt) {
        return new StatusUpdate(number, Audience.EXTERNAL, text, by, at, State.DRAFTED, null, nextAt, null, null);
    }

    @Override
    public ItemRef ref() {
        return new ItemRef(ItemKind.UPDATE, number);
    }

    @Override
    public String wireState() {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** Whether the commander still has to decide. */
    @Override
    public boolean isOpen() {
        return state == State.DRAFTED;
    }

    /** The commander's, whoever that is by then. */
    @Override
    public Optional<UserId> awaits() {
        return Optional.empty();
    }

    public StatusUpdate approved(Instant when, UserId who) {
        return in(State.APPROVED, new Decision(when, who, null));
    }

    public StatusUpdate declined(Instant when, UserId who, String reason) {
        return in(State.DECLINED, new Decision(when, who, reason));
    }

    /** Another text takes its place. */
    public StatusUpdate replaced(Instant when, UserId who) {
        return in(State.REPLACED, new Decision(when, who, null));
    }

    @Override
    public StatusUpdate takenBack(UserId who, Instant when) {
        return in(State.TAKEN_BACK, new Decision(when, who, null));
    }

    @Override
    public StatusUpdate withCard(MessageRef message) {
        return new StatusUpdate(number, audience, text, by, at, state, decision, nextAt, message, elsewhere);
    }

    /** The same with its copy in a channel of others. */
    public StatusUpdate withElsewhere(MessageRef message) {
        return new StatusUpdate(number, audience, text, by, at, state, decision, nextAt, card, message);
    }

    @Override
    public Item standingAs(Item now) {
        Item same = Item.super.standingAs(now);
        return same instanceof StatusUpdate carded && now instanceof StatusUpdate present && present.elsewhere() != null
                ? carded.withElsewhere(present.elsewhere())
                : same;
    }

    private StatusUpdate in(State next, Decision made) {
        return new StatusUpdate(number, audience, text, by, at, next, made, nextAt, card, elsewhere);
    }
}
