package dev.muster.bot.incident.work;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.muster.bot.effect.ChannelEffect;
import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.effect.ReplyTo;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.ChannelMembers;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.IncidentStore.Sight;
import dev.muster.bot.incident.JointVerdict;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Outsiders;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.WorkEvent;
import dev.muster.bot.incident.item.Assignment;
import dev.muster.bot.incident.item.Assignment.State;
import dev.muster.bot.incident.item.Item;
import dev.muster.bot.incident.item.ItemKind;
import dev.muster.bot.incident.item.ItemRef;
import dev.muster.bot.incident.item.Items;

/** Gives work to one person: assigns, reassigns, and suggests it to a commander who asks nobody in particular (P15 to P17). */
public final class Assigning {
    /** More people than this nobody can follow (P6). */
    private static final int SPAN_OF_CONTROL = 7;
    /** Once suggested, it is known; more often it is a nuisance (P16). */
    private static final Duration SUGGESTED_FOR = Duration.ofMinutes(15);

    private final IncidentStore store;
    private final ChannelMembers members;
    private final Predicate<UserId> isApp;
    private final WorkTimes times;
    private final InstantSource clock;

    /** @param isApp whether this is known to be an app's user, at whose other end nobody answers */
    public Assigning(IncidentStore store, ChannelMembers members, Predicate<UserId> isApp, WorkTimes times,
            InstantSource clock) {
        this.store = store;
        this.members = members;
        this.isApp = isApp;
        this.times = times;
        this.clock = clock;
    }

    /**
     * What is asked of whom.
     *
     * @param text    plain text
     * @param timebox how long they have; empty for the usual
     * @param report  whether it asks for a CAN report
     * @param leading whether it is meant even where they have command
     * @param serves  the decided proposal that it carries out, or the assignment that needs it; empty for neither
     */
    public record Task(UserId to, String text, Optional<Duration> timebox, boolean report, boolean leading,
            Optional<ItemRef> serves) {
        /** With these words every request for a CAN report begins, wherever it waits to be sent. */
        private static final String REPORT = "CAN report";

        /** A task of its own. */
        public Task(UserId to, String text, Optional<Duration> timebox, boolean report, boolean leading) {
            this(to, text, timebox, report, leading, Optional.empty());
        }

        /** What its words say: a task, or a report, which anybody can give who leads. */
        public static Task of(UserId to, String text, Optional<Duration> timebox) {
            return of(to, text, timebox, Optional.empty());
        }

        /** The same for something that it serves. */
        public static Task of(UserId to, String text, Optional<Duration> timebox, Optional<ItemRef> serves) {
            return new Task(to, text, timebox, isReport(text), isReport(text), serves);
        }

        /** The words that ask for a report on this; on everything where it is blank. */
        public static String report(String what) {
            return REPORT + ": " + (what.isBlank() ? "condition, actions, needs" : what);
        }

        /** Whether these words ask for a report. */
        public static boolean isReport(String text) {
            return text.startsWith(REPORT);
        }
    }

    /** Asks one person for something, within a time. */
    public Outcome assign(IncidentId id, Task task, Wish wish) {
        return WorkRules.whileUnresolved(store, id, wish, sight -> {
            Incident incident = sight.incident();
            Duration timebox = task.timebox().orElseGet(() -> times.timebox().apply(incident.severity()));
            Optional<Item> served = task.serves().flatMap(sight.items()::find);
            Optional<Rejection> refused = served.flatMap(item -> given(sight.items(), item.ref()))
                    .or(() -> checked(incident, task, timebox, wish));
            if (refused.isPresent()) {
                return refused.get();
            }
            Assignment fresh = direct(incident, Assignment.asked(sight.items().next(ItemKind.ASSIGNMENT), task.to(),
                    WorkRules.person(wish), task.text(), task.report(), wish.at(), wish.at().plus(timebox)));
            Assignment asked = served.map(Assignment::purpose).map(fresh::serving).orElse(fresh);
            var event = new WorkEvent.AssignmentAsked(asked.number(), asked.to(), asked.task(), asked.timeboxEndsAt(), timebox,
                    asked.to().equals(incident.commander()));
            AssignmentChange change = AssignmentChange.of(incident, asked, wish, event)
                    .timers(AssignmentClock.deadlines(asked, times, now(wish)));
            return brought(incident, asked, spanned(sight, asked, change)).joint();
        });
    }

    /** What somebody hears who would give to one what another has already; empty where nobody has it. */
    public static Optional<Rejection> given(Items items, ItemRef wanted) {
        return items.find(wanted).flatMap(item -> items.serving(item).map(has -> new Rejection(
                "%s is %s's already: assignment %d. Nothing more was assigned.".formatted(item instanceof Assignment
                        ? "What assignment %d needs".formatted(wanted.number())
                        : "Proposal %d".formatted(wanted.number()), has.to().mention(), has.number()),
                "`/incident reassign #%d @name` gives it to somebody else, `/incident assign @name` and a task asks for more."
                        .formatted(has.number()))));
    }

    /** It is another's from now on: the commander, whoever asked and whoever has it may say so. */
    public Outcome reassign(IncidentId id, int number, Task task, Wish wish) {
        return WorkRules.whileUnresolved(store, id, wish, sight -> sight.items().assignment(number)
                .map(assignment -> reassigned(sight, assignment, task, wish))
                .orElseGet(() -> WhichAssignment.none(id, Optional.of(number))));
    }

    private JointVerdict reassigned(Sight sight, Assignment assignment, Task task, Wish wish) {
        Incident incident = sight.incident();
        UserId person = WorkRules.person(wish);
        Instant now = now(wish);
        Duration left = Duration.between(now, assignment.timeboxEndsAt());
        Duration usual = times.timebox().apply(incident.severity());
        Duration timebox = task.timebox().orElse(left.compareTo(usual) < 0 ? usual : left);
        Optional<Rejection> refused = mayReassign(incident, assignment, person)
                .or(() -> assignment.state() == State.RETURNED ? Optional.empty() : WorkRules.ended(assignment))
                .or(() -> task.to().equals(assignment.to()) && assignment.isOpen()
                        ? Optional.of(new Rejection("Assignment %d is %s's already.".formatted(assignment.number(),
                                task.to().mention()), "Choose somebody else."))
                        : Optional.empty())
                .or(() -> checked(incident, task, timebox, wish));
        if (refused.isPresent()) {
            return refused.get();
        }
        Assignment after = direct(incident, assignment.passedTo(task.to(), person, wish.at(), wish.at().plus(timebox)));
        var event = new WorkEvent.AssignmentReassigned(after.number(), assignment.to(), after.to(), after.task(),
                after.timeboxEndsAt(), timebox);
        AssignmentChange change = AssignmentChange.of(incident, after, wish, event).say().askAlso(Ask.ACKNOWLEDGE, after.to())
                .timers(AssignmentClock.deadlines(after, times, now));
        return brought(incident, after, spanned(sight, after, change)).joint();
    }

    /**
     * Offers to assign what the commander asked nobody in particular for.
     *
     * @param lastAt  when that was done last; empty for never
     * @param replyTo where they alone hear of it
     */
    public Outcome suggest(IncidentId id, String text, Optional<Instant> lastAt, ReplyTo replyTo, Wish wish) {
        return store.change(id, wish.cause(), incident -> {
            boolean known = lastAt.filter(last -> Duration.between(last, wish.at()).compareTo(SUGGESTED_FOR) < 0).isPresent();
            if (known || incident.isResolved() || !Optional.ofNullable(incident.commander()).equals(wish.by().person())) {
                return IncidentChange.none(incident, wish.at());
            }
            return new IncidentChange(incident, wish.by(), wish.at(), List.of(new WorkEvent.AssignSuggested()), List.of(),
                    List.of(new PersonalEffect.Answer("suggest:" + wish.key(), replyTo, new Content.AssignOffer(id, text))));
        });
    }

    /** Asks whoever has command to hand it over before they take on this; they hear it directly. */
    public Outcome suggestHandover(IncidentId id, String task, Wish wish) {
        return store.change(id, wish.cause(), incident -> {
            UserId commander = incident.commander();
            if (commander == null || incident.isResolved()) {
                return new Rejection("Nobody has command of %s now.".formatted(id), "`/incident status` shows where it stands.");
            }
            String said = "*%s* %s: %s wants to ask you for this: %s\nYou have command. `/incident handover @name` passes it on first; then it can be yours."
                    .formatted(id, Mrkdwn.escape(incident.title()), Mrkdwn.actor(wish.by()), Mrkdwn.escape(task));
            return new IncidentChange(incident, wish.by(), wish.at(), List.of(new WorkEvent.HandoverSuggested(commander, task)),
                    List.of(), List.of(new Effect.Post(id, new Destination.Direct(commander),
                            new Content.Aside(commander, "commander", said))));
        });
    }

    private Optional<Rejection> checked(Incident incident, Task task, Duration timebox, Wish wish) {
        if (task.text().isBlank()) {
            return Optional.of(new Rejection("There is no task in that.",
                    "Such as `/incident assign @name find the cause of the latency 10m`."));
        }
        if (isApp.test(task.to())) {
            return Optional.of(new Rejection("%s is an app, and only a person can take on work.".formatted(task.to().mention()),
                    "Choose a person: `/incident assign @name` and the task."));
        }
        if (task.to().equals(incident.commander()) && !task.leading()) {
            return Optional.of(new Rejection(
                    "%s is the Incident Commander, who keeps the overview and takes on no task.".formatted(task.to().mention()),
                    "Choose somebody else, or hand command over first: `/incident handover @name`."));
        }
        return WorkRules.tooLong(Optional.of(task.text())).or(() -> WorkRules.lasts(timebox))
                .or(() -> Outsiders.refused(incident, task.to(), wish, members));
    }

    private static Optional<Rejection> mayReassign(Incident incident, Assignment assignment, UserId person) {
        boolean may = Stream.of(Optional.of(assignment.to()), Optional.of(assignment.by()),
                Optional.ofNullable(incident.commander())).anyMatch(Optional.of(person)::equals);
        return may || incident.commander() == null
                ? Optional.empty()
                : Optional.of(new Rejection("Assignment %d is %s's.".formatted(assignment.number(), assignment.to().mention()),
                        "Only they, whoever asked them and the Incident Commander can give it to somebody else."));
    }

    /** At the eighth person it is said once that one cannot follow so many. */
    private static AssignmentChange spanned(Sight sight, Assignment asked, AssignmentChange change) {
        List<UserId> before = sight.items().openAssignments().stream()
                .filter(each -> each.number() != asked.number()).map(Assignment::to).distinct().toList();
        return before.size() == SPAN_OF_CONTROL && !before.contains(asked.to())
                ? change.and(new WorkEvent.SubTeamsSuggested(SPAN_OF_CONTROL + 1))
                : change;
    }

    private Assignment direct(Incident incident, Assignment asked) {
        Incident.Channel channel = incident.channel();
        return channel == null || channel.archived() || members.has(channel.id(), asked.to()) ? asked : asked.toldDirectly();
    }

    /** Who is not in the channel is brought in, and hears of it directly: a card there would not reach them. */
    private static AssignmentChange brought(Incident incident, Assignment asked, AssignmentChange change) {
        Incident.Channel channel = incident.channel();
        if (channel == null || !asked.direct()) {
            return change;
        }
        return change.effect(new ChannelEffect.Invite(incident.id(), List.of(asked.to()), null, !incident.isPrivate()))
                .effect(new Effect.Post(incident.id(), new Destination.Direct(asked.to()), told(incident, asked, channel.id())));
    }

    private static Content told(Incident incident, Assignment asked, ChannelId channel) {
        return new Content.Aside(asked.to(), "",
                "*%s* %s: %s asks you for this, until %s: %s\nGo to %s to say that you are on it.".formatted(
                        incident.id(), Mrkdwn.escape(incident.title()), asked.by().mention(),
                        Mrkdwn.end(asked.timeboxEndsAt(), asked.timebox()),
                        Mrkdwn.escape(asked.task()), channel.mention()));
    }

    private Instant now(Wish wish) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return now.isAfter(wish.at()) ? now : wish.at();
    }
}
