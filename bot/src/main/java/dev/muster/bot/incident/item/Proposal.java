package dev.muster.bot.incident.item;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A step that somebody proposes and that is taken unless a strong objection stops it in time: silence is consent (P8 to
 * P12). Amending it makes another with the next number, so that the old one and its objections remain readable.
 *
 * @param plan      what is to be done, plain text
 * @param risk      what may go wrong, plain text; null where nobody said
 * @param by        who proposes
 * @param window    how long one may object; null for a decision without a window
 * @param ending    how it ended; null while it is open or stopped
 * @param present   who was in the channel and active when the window closed, so that nobody can say later they were not asked;
 *                  shortly before that, who is active just now
 * @param presentAt when Slack said so; null where it did not, and then all who were in the channel
 * @param amends    the proposal that this is another version of; null for none
 * @param amendedBy the proposal that is the next version of this; null for none
 * @param waitUntil where the decision is to do nothing for now: until when; null otherwise
 * @param card      its message; null until it was posted
 */
public record Proposal(int number, String plan, @Nullable String risk, UserId by, Instant openedAt, @Nullable Window window,
        State state, @Nullable Ending ending, List<Objection> objections, List<Question> questions, List<UserId> present,
        @Nullable Instant presentAt, @Nullable Integer amends, @Nullable Integer amendedBy, @Nullable Instant waitUntil,
        @Nullable MessageRef card) implements Item {
    /** Asks the commander for their move, once somebody objects. */
    public static final String ASK_OBJECTION = "objection";
    /** Asks the commander who does what was decided. */
    public static final String ASK_ASSIGN = "assign";

    /** Where it stands; the names are stored. */
    public enum State {
        /** The window is open. */
        OPEN,
        /** A strong objection stopped the clock: the commander's move. */
        STOPPED,
        /** Nobody objected, or it was decided without a window: proceeding. */
        DECIDED,
        /** The commander gave it up, or it was taken back. */
        DROPPED,
        /** The commander proceeds against an objection. */
        OVERRULED,
        /** Another version took its place. */
        AMENDED
    }

    /** However little is left when its clock goes on, whoever has just read so is given time. */
    private static final Duration LEAST_LEFT = Duration.ofSeconds(30);
    /** Whom Slack called active so shortly before counts as present. */
    private static final Duration PRESENCE_HOLDS_FOR = Duration.ofSeconds(45);

    /**
     * The time in which one may object.
     *
     * @param closesAt  its end; what Slack stamped before this time is in time
     * @param extended  whether the commander has made it longer, which they may once
     * @param stoppedAt when an objection stopped the clock; null while it runs, and once it is over
     */
    public record Window(Instant closesAt, boolean extended, @Nullable Instant stoppedAt) {
        Window stopped(Instant at) {
            return new Window(closesAt, extended, stoppedAt == null || at.isBefore(stoppedAt) ? at : stoppedAt);
        }

        Window until(Instant end) {
            return new Window(end, extended, null);
        }
    }

    /** How it ended: {@code by} is null where the silence of all decided or the incident was resolved, {@code reason} where none was given. */
    public record Ending(Instant at, @Nullable UserId by, @Nullable String reason) {}

    public Proposal {
        objections = List.copyOf(objections);
        questions = List.copyOf(questions);
        present = List.copyOf(present);
        if (plan.isBlank()) {
            throw new IllegalArgumentException("plan: blank (expected: what is to be done)");
        }
        boolean running = state == State.OPEN || state == State.STOPPED;
        if (running == (ending != null) || (running && window == null)) {
            throw new IllegalArgumentException("state: %s (expected: an end or a window to go with it)".formatted(state));
        }
    }

    /** A proposal whose window opens now. */
    public static Proposal opened(int number, String plan, @Nullable String risk, UserId by, Instant at, Duration window) {
        return new Proposal(number, plan, risk, by, at, new Window(at.plus(window), false, null), State.OPEN, null, List.of(),
                List.of(), List.of(), null, null, null, null, null);
    }

    /** A decision that waits for nobody; {@code waitUntil} where it is to do nothing until then, null otherwise. */
    public static Proposal decidedAtOnce(int number, String plan, @Nullable String risk, UserId by, Instant at,
            @Nullable Instant waitUntil) {
        return new Proposal(number, plan, risk, by, at, null, State.DECIDED, new Ending(at, by, null), List.of(), List.of(),
                List.of(), null, null, null, waitUntil, null);
    }

    @Override
    public ItemRef ref() {
        return new ItemRef(ItemKind.PROPOSAL, number);
    }

    @Override
    public String wireState() {
        return state.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean isOpen() {
        return ending == null;
    }

    /** The commander's, once it is stopped, whoever that is then. */
    @Override
    public Optional<UserId> awaits() {
        return Optional.empty();
    }

    /**
     * Whether what Slack stamped at this time came within the window; never for a decision without one. While the clock is
     * stopped its end is not reached, whatever time it is.
     */
    public boolean inTime(Instant at) {
        return window != null && (state == State.STOPPED || at.isBefore(window.closesAt()));
    }

    /** Whether an objection made at this time stops it; any other comes late. */
    public boolean isStoppedBy(Instant at) {
        return inTime(at) && (ending == null || decidedBySilence());
    }

    /** Whether it is to be done. */
    public boolean isProceeding() {
        return state == State.DECIDED || state == State.OVERRULED;
    }

    /** Whether silence decided it: the one end that an objection made in time undoes when it arrives late. */
    public boolean decidedBySilence() {
        return state == State.DECIDED && ending != null && ending.by() == null;
    }

    /** The newest objection of this person that is not withdrawn; empty for none. */
    public Optional<Objection> objectionOf(UserId person) {
        return objections.stream().filter(objection -> objection.by().equals(person) && objection.withdrawnAt() == null)
                .reduce((earlier, later) -> later);
    }

    public List<Objection> standing() {
        return objections.stream().filter(Objection::stands).toList();
    }

    public long unanswered() {
        return questions.stream().filter(question -> question.answeredBy() == null).count();
    }

    /** The plan that follows this one; the objections stay with this. */
    public Proposal version(int next, String newPlan, @Nullable String newRisk, UserId who, Instant at, Duration length) {
        return new Proposal(next, newPlan, newRisk, who, at, new Window(at.plus(length), false, null), State.OPEN, null,
                List.of(), List.of(), List.of(), null, number, null, null, null);
    }

    /** Somebody objects: in time it stops the clock, and takes back what silence decided; late it is kept, and stops nothing. */
    public Proposal objected(UserId who, Instant at, @Nullable String text) {
        boolean stops = isStoppedBy(at);
        List<Objection> next = new ArrayList<>(objections);
        next.add(new Objection(who, at, text, !stops, null));
        Proposal objected = withObjections(next);
        return stops ? objected.in(State.STOPPED, Objects.requireNonNull(window).stopped(at), null) : objected;
    }

    /** Somebody says why they object, or says more; {@code late} where that came after the end. */
    public Proposal saying(UserId who, String words, boolean late) {
        Objection meant = objectionOf(who).orElse(null);
        return withObjections(objections.stream().map(each -> each.equals(meant) ? each.saying(words, late) : each).toList());
    }

    /**
     * Somebody takes their objection back; when none stands any more the clock goes on where it stopped.
     *
     * @param at     when they did
     * @param goesOn from when on the clock does: what was long on its way was not known before
     */
    public Proposal withdrawn(UserId who, Instant at, Instant goesOn) {
        Proposal next = withObjections(objections.stream()
                .map(each -> each.by().equals(who) && each.withdrawnAt() == null ? each.withdrawn(at) : each).toList());
        if (state != State.STOPPED || window == null || !next.standing().isEmpty()) {
            return next;
        }
        return next.in(State.OPEN, window.until(goingOn(goesOn)), null);
    }

    /** The end of the window where its clock goes on at this time: so much later as it stood still. */
    private Instant goingOn(Instant at) {
        Window time = Objects.requireNonNull(window);
        Duration left = Duration.between(Objects.requireNonNullElse(time.stoppedAt(), at), time.closesAt());
        return at.plus(left.compareTo(LEAST_LEFT) < 0 ? LEAST_LEFT : left);
    }

    /** Nobody could object while it was over, and silence at that time was no consent. */
    @Override
    public Item resumed(Item now, Instant at) {
        Item same = standingAs(now);
        if (!(same instanceof Proposal open && now instanceof Proposal present) || open.state != State.OPEN
                || open.window == null) {
            return same;
        }
        Instant least = at.plus(LEAST_LEFT);
        Instant end = open.window.closesAt().isBefore(least) ? least : open.window.closesAt();
        Instant until = present.state == State.STOPPED ? present.goingOn(at) : end;
        return open.in(State.OPEN, new Window(until, open.window.extended(), null), null);
    }

    public Proposal asked(UserId who, Instant at, String text) {
        List<Question> next = new ArrayList<>(questions);
        next.add(new Question(who, at, text, null, null));
        return withQuestions(next);
    }

    /** Somebody answered all that others had asked. */
    public Proposal answered(UserId who, Instant at) {
        return withQuestions(questions.stream()
                .map(each -> each.answeredBy() == null && !each.by().equals(who) ? each.answered(who, at) : each).toList());
    }

    /** There is more time, once. */
    public Proposal extended(Duration by) {
        Window open = Objects.requireNonNull(window);
        return in(state, new Window(open.closesAt().plus(by), true, open.stoppedAt()), ending);
    }

    /** The window closed, and nobody had objected. {@code there} are all who are in the channel. */
    public Proposal consented(Instant at, List<UserId> there) {
        Proposal decided = in(State.DECIDED, window, new Ending(at, null, null));
        boolean known = presentAt != null && Duration.between(presentAt, at).compareTo(PRESENCE_HOLDS_FOR) <= 0;
        return known
                ? decided.withPresent(present.stream().filter(there::contains).toList(), presentAt)
                : decided.withPresent(there, null);
    }

    @Override
    public boolean isStill(Item then) {
        return then instanceof Proposal proposal && proposal.withPresent(present, presentAt).sameCard(card).equals(this);
    }

    private Proposal sameCard(@Nullable MessageRef message) {
        return message == null ? this : withCard(message);
    }

    @Override
    public Optional<Proposal> without(Item before, Item after) {
        return before instanceof Proposal earlier && after instanceof Proposal later
                ? OwnPart.takenFrom(this, earlier, later)
                : Optional.empty();
    }

    /** It ends in this way; {@code who} is null where nobody ended it but the incident itself. */
    public Proposal ended(State how, Instant at, @Nullable UserId who, @Nullable String reason) {
        return in(how, window, new Ending(at, who, reason));
    }

    /** Another version took its place. */
    public Proposal amended(int next, Instant at, UserId who) {
        return new Proposal(number, plan, risk, by, openedAt, window, State.AMENDED, new Ending(at, who, null), objections,
                questions, present, presentAt, amends, next, waitUntil, card);
    }

    @Override
    public Proposal takenBack(UserId who, Instant at) {
        return ended(State.DROPPED, at, who, null);
    }

    @Override
    public Proposal withCard(MessageRef message) {
        return new Proposal(number, plan, risk, by, openedAt, window, state, ending, objections, questions, present, presentAt,
                amends,
                amendedBy, waitUntil, message);
    }

    Proposal in(State next, @Nullable Window time, @Nullable Ending end) {
        return new Proposal(number, plan, risk, by, openedAt, time, next, end, objections, questions, present, presentAt, amends,
                amendedBy, waitUntil, card);
    }

    Proposal withObjections(List<Objection> next) {
        return new Proposal(number, plan, risk, by, openedAt, window, state, ending, next, questions, present, presentAt, amends,
                amendedBy, waitUntil, card);
    }

    Proposal withQuestions(List<Question> next) {
        return new Proposal(number, plan, risk, by, openedAt, window, state, ending, objections, next, present, presentAt, amends,
                amendedBy, waitUntil, card);
    }

    /**
     * These are there.
     *
     * @param at when Slack said who is active; null where it did not, and those are all who are in the channel
     */
    public Proposal withPresent(List<UserId> witnesses, @Nullable Instant at) {
        return new Proposal(number, plan, risk, by, openedAt, window, state, ending, objections, questions, witnesses, at, amends,
                amendedBy, waitUntil, card);
    }
}
