package dev.muster.bot.incident.decision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Cause;
import dev.muster.bot.incident.ChoiceEvent;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.JointChange;
import dev.muster.bot.incident.JointVerdict;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.item.Item;
import dev.muster.bot.incident.item.ItemKind;
import dev.muster.bot.incident.item.ItemRef;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.item.Poll;
import dev.muster.bot.timer.Timer;
import dev.muster.bot.timer.TimerChange;
import dev.muster.bot.timer.TimerHandler;
import dev.muster.bot.timer.TimerKind;

/** Choosing between options (P13). */
public final class Polls implements TimerHandler {
    /** The end of voting. */
    public static final TimerKind CLOSES = new TimerKind("poll_closes");
    /** The end of voting that was over before we were there to see it. */
    public static final TimerKind CLOSED_MEANWHILE = new TimerKind("poll_closed_meanwhile");
    /** What whoever has command is asked where several options have equally many votes. */
    static final String TIED = "tied";
    /** More than a card can show as buttons in one row is no choice to make at 3 a.m. */
    public static final int MOST_OPTIONS = 5;
    /** The longest name of an option, in characters: what a button shows. */
    public static final int LONGEST_OPTION = 70;

    private final IncidentStore store;
    private final Duration window;
    private final Clock clock;
    private final RandomGenerator coin;

    /** @param window how long people may vote where nobody says otherwise */
    public Polls(IncidentStore store, Duration window, Clock clock, RandomGenerator coin) {
        this.store = store;
        this.window = window;
        this.clock = clock;
        this.coin = coin;
    }

    /** How long people may vote where nobody says otherwise. */
    public Duration usualWindow() {
        return window;
    }

    /** Asks everybody to choose; {@code time} is how long they may, empty for the usual. */
    public Outcome open(IncidentId id, List<String> options, Optional<Duration> time, Wish wish) {
        boolean readable = options.size() >= 2 && options.size() <= MOST_OPTIONS
                && options.stream().distinct().count() == options.size()
                && options.stream().allMatch(option -> !option.isBlank() && option.length() <= LONGEST_OPTION);
        return store.changeJointly(id, Optional.empty(), wish.cause(), sight -> {
            if (!readable) {
                return new Rejection("A poll has two to %d different options of at most %d characters each."
                        .formatted(MOST_OPTIONS, LONGEST_OPTION), "Such as `/incident options roll back | restart web 3m`.");
            }
            Optional<Rejection> resolved = ProposalRules.resolved(sight.incident());
            if (resolved.isPresent()) {
                return resolved.get();
            }
            Instant now = later(clock.instant(), wish.at());
            Poll poll = Poll.opened(sight.items().next(ItemKind.POLL), options, person(wish), now,
                    now.plus(time.orElse(window)));
            return DecisionChange.of(sight.incident(), poll, wish,
                    new ChoiceEvent.PollOpened(poll.number(), options, poll.closesAt())).quietly()
                    .timers(List.of(new TimerChange.Set(CLOSES, about(poll), poll.closesAt()))).joint();
        });
    }

    /** Somebody chooses; what Slack stamped before the end counts, also where it arrives once the votes were counted. */
    public Outcome vote(IncidentId id, int number, int option, Instant at, Wish wish) {
        return store.changeJointly(id, Optional.empty(), wish.cause(), sight -> {
            Optional<Poll> found = find(sight.items(), number).filter(poll -> option >= 0 && option < poll.options().size());
            if (found.isEmpty() || !found.get().takes(at)) {
                return new Rejection("Voting in poll %d is over.".formatted(number), "`/incident status` shows where it stands.");
            }
            Poll poll = found.get();
            Integer before = poll.votes().get(person(wish).value());
            if (before != null && before == option) {
                return new Rejection(
                        "You chose “%s” in poll %d already.".formatted(Mrkdwn.escape(poll.options().get(option)), number),
                        "Until the end you may choose another.");
            }
            Poll voted = poll.voted(person(wish), option);
            var event = new ChoiceEvent.PollVoted(number, poll.options().get(option),
                    before == null ? null : poll.options().get(before));
            if (poll.state() == Poll.State.OPEN) {
                return DecisionChange.of(sight.incident(), voted, wish, event).quietly().joint();
            }
            Poll recounted = voted.counted(wish.at());
            DecisionChange change = DecisionChange.of(sight.incident(), recounted, wish, event).quietly();
            return (recounted.endedAs(poll) ? change : asking(change.say(closed(recounted, true)), recounted)).joint();
        });
    }

    /** The commander flips a coin between options that have equally many votes. */
    public Outcome flip(IncidentId id, int number, Wish wish) {
        int side = coin.nextInt(Integer.MAX_VALUE);
        return tied(id, number, wish, (incident, poll) -> {
            List<Integer> leading = poll.leading();
            int chosen = leading.get(side % leading.size());
            return DecisionChange.of(incident, poll.brokenBy(person(wish), chosen, true, wish.at()), wish,
                    new ChoiceEvent.CoinFlipped(number, poll.options().get(chosen), names(poll, leading))).joint();
        });
    }

    /** The commander chooses an option where several have equally many votes. */
    public Outcome settle(IncidentId id, int number, int option, Wish wish) {
        return tied(id, number, wish, (incident, poll) -> DecisionChange
                .of(incident, poll.brokenBy(person(wish), option, false, wish.at()), wish,
                        new ChoiceEvent.TieBroken(number, poll.options().get(option), names(poll, poll.leading())))
                .joint());
    }

    private Outcome tied(IncidentId id, int number, Wish wish, BiFunction<Incident, Poll, JointVerdict> then) {
        return store.changeJointly(id, Optional.empty(), wish.cause(), sight -> {
            Optional<Poll> found = find(sight.items(), number).filter(poll -> poll.state() == Poll.State.TIED);
            if (found.isEmpty()) {
                return new Rejection("Poll %d is not tied.".formatted(number), "`/incident status` shows where it stands.");
            }
            return ProposalRules.notCommander(sight.incident(), wish, "breaks a tie", "Ask them.")
                    .<JointVerdict>map(rejection -> rejection).orElseGet(() -> then.apply(sight.incident(), found.get()));
        });
    }

    @Override
    public void fire(Timer timer) {
        Instant now = clock.instant();
        store.changeJointly(timer.incident(), Optional.empty(), new Cause.TimerFired(timer),
                sight -> find(sight.items(), Integer.parseInt(timer.about())).filter(poll -> poll.state() == Poll.State.OPEN)
                        .map(poll -> ended(sight.incident(), poll, timer, now))
                        .orElseGet(() -> DecisionChange.nothing(sight.incident(), now)));
    }

    private static JointVerdict ended(Incident incident, Poll poll, Timer timer, Instant now) {
        boolean wasAway = timer.kind().equals(CLOSES)
                && Duration.between(timer.dueAt(), now).compareTo(ProposalClock.WAS_AWAY) > 0;
        if (wasAway) {
            return JointChange.of(IncidentChange.later(incident, now,
                    new TimerChange.Set(CLOSED_MEANWHILE, about(poll), now.plus(ProposalClock.LISTENS_FOR))));
        }
        Poll ended = poll.counted(now);
        return asking(DecisionChange.of(incident, ended, new Actor.Bot(), now, closed(ended, false)), ended).joint();
    }

    /** A tie is the commander's to break. */
    private static DecisionChange asking(DecisionChange change, Poll poll) {
        return poll.state() == Poll.State.TIED ? change.askForTie() : change;
    }

    private static ChoiceEvent.PollClosed closed(Poll ended, boolean recounted) {
        Integer outcome = ended.outcome();
        return new ChoiceEvent.PollClosed(ended.number(), outcome == null ? null : ended.options().get(outcome),
                ended.state() == Poll.State.TIED ? names(ended, ended.leading()) : List.of(), recounted);
    }

    private static List<String> names(Poll poll, List<Integer> options) {
        return options.stream().map(poll.options()::get).toList();
    }

    private static Optional<Poll> find(Items items, int number) {
        return items.find(new ItemRef(ItemKind.POLL, number)).filter(Poll.class::isInstance).map(Item.class::cast)
                .map(Poll.class::cast);
    }

    private static String about(Poll poll) {
        return String.valueOf(poll.number());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static UserId person(Wish wish) {
        return wish.by().person().orElseThrow(() -> new IllegalArgumentException("by: no person (expected: who chooses)"));
    }
}
