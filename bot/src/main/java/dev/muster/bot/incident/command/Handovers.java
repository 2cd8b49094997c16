package dev.muster.bot.incident.command;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.muster.bot.effect.ChannelEffect;
import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.ChannelMembers;
import dev.muster.bot.incident.CommandEvent;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.IncidentStore.Sight;
import dev.muster.bot.incident.JointVerdict;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Outsiders;
import dev.muster.bot.incident.Over;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.Role;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.item.Handover;
import dev.muster.bot.incident.item.Item;
import dev.muster.bot.incident.item.ItemKind;
import dev.muster.bot.incident.item.ItemRef;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.item.Takeover;
import dev.muster.bot.timer.TimerChange;

/**
 * Passes roles on (P24, P30). An offer moves nothing before it is accepted. Whoever wishes to take command is asked once, in public;
 * their yes leaves it to the one who has it, whose silence is consent.
 */
public final class Handovers {
    /** Whoever contradicts the commander is asked once in so long, not each time (P24). */
    static final Duration ONCE_IN = Duration.ofMinutes(15);
    /** How long somebody is asked whether they wish to take command, and how long one may keep it. */
    static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);

    private final IncidentStore store;
    private final ChannelMembers members;
    private final Duration expires;
    private final InstantSource clock;

    /** @param expires how long an offer waits for its answer */
    public Handovers(IncidentStore store, ChannelMembers members, Duration expires, InstantSource clock) {
        this.store = store;
        this.members = members;
        this.expires = expires;
        this.clock = clock;
    }

    /** Offers a role to {@code to}: the one who has it does, or the commander. */
    public Outcome offer(IncidentId id, Role role, UserId to, Wish wish) {
        Optional<Incident> before = store.find(id);
        Optional<Rejection> outside = before.flatMap(incident -> Outsiders.refused(incident, to, wish, members));
        boolean there = before.map(incident -> isThere(incident, to)).orElse(false);
        return judged(id, wish, sight -> {
            Incident incident = sight.incident();
            Optional<UserId> holder = holder(incident, role, wish);
            if (holder.isEmpty()) {
                return vacant(incident, role);
            }
            Optional<Rejection> refused = Offers.refused(sight, role, holder.get(), to, wish)
                    .or(() -> outside);
            if (refused.isPresent()) {
                return refused.get();
            }
            Handover offer = Handover.offered(sight.items().next(ItemKind.HANDOVER), role.id(), role.name(), holder.get(), to,
                    wish.at(), now(wish).plus(expires), false);
            Passing change = Passing.opened(incident, offer, wish.by(), wish.at());
            sight.items().handovers().filter(Handover::isOpen).filter(other -> other.role().equals(role.id()))
                    .filter(other -> !role.many() || other.from().equals(holder.get()))
                    .forEach(other -> change.over(other, "it was offered to another"));
            if (!there) {
                change.effect(new ChannelEffect.Invite(id, List.of(to), null, !incident.isPrivate()));
            }
            return change.effect(new Effect.Post(id, new Destination.Direct(to), new Content.HandoverBrief(offer.number())))
                    .joint();
        });
    }

    /** Of a role that several have whoever offers it offers their own. */
    private static Optional<UserId> holder(Incident incident, Role role, Wish wish) {
        if (role.isCommand()) {
            return Optional.ofNullable(incident.commander());
        }
        return role.many()
                ? wish.by().person().filter(person -> incident.roles().holds(role.id(), person))
                : incident.roles().holder(role.id());
    }

    private static Rejection vacant(Incident incident, Role role) {
        String name = Mrkdwn.escape(role.name());
        return role.isCommand()
                ? new Rejection("%s has no Incident Commander yet.".formatted(incident.id()),
                        "`/incident lead` takes command, `/incident lead @name` gives it.")
                : new Rejection(role.many()
                        ? "You are no %s of %s.".formatted(name, incident.id())
                        : "Nobody is %s of %s.".formatted(name, incident.id()),
                        "`/incident role %s @name` gives the role.".formatted(role.id().replace('_', ' ')));
    }

    /** Somebody who has not got command wishes to: they are asked whether they mean it. */
    public Outcome takeover(IncidentId id, Wish wish) {
        return judged(id, wish, sight -> Offers.noTakeover(sight, person(wish)).<JointVerdict>map(refused -> refused)
                .orElseGet(() -> asked(sight, wish)));
    }

    /** Somebody contradicts what the commander decided: they are asked whether they wish to take command, unless they were of late. */
    public Outcome contradicted(IncidentId id, Wish wish) {
        return judged(id, wish, sight -> Offers.noTakeover(sight, person(wish))
                .or(() -> Offers.askedSince(sight, person(wish), wish.at().minus(ONCE_IN))).<JointVerdict>map(refused -> refused)
                .orElseGet(() -> asked(sight, wish)));
    }

    private JointVerdict asked(Sight sight, Wish wish) {
        Takeover question = Takeover.asked(sight.items().next(ItemKind.TAKEOVER), person(wish), wish.at(),
                now(wish).plus(ANSWER_WITHIN));
        return Passing.asked(sight.incident(), question, wish.by(), wish.at()).joint();
    }

    /**
     * Somebody answers: accepts or declines an offer, keeps command or lets it go, wishes to take it or does not.
     *
     * @param which what is answered; empty for what waits for this person, the newest first
     */
    public Outcome answer(IncidentId id, Optional<ItemRef> which, boolean yes, Wish wish) {
        return judged(id, wish, sight -> {
            Optional<Item> item = which.isPresent()
                    ? which.flatMap(sight.items()::find)
                    : waiting(sight.items(), person(wish)).or(() -> missed(sight.items(), wish));
            if (item.isEmpty()) {
                return new Rejection("Nothing waits for your answer in %s.".formatted(id),
                        "`/incident status` shows where it stands.");
            }
            return switch (item.get()) {
                case Handover handover -> answered(sight, handover, yes, wish);
                case Takeover takeover -> answered(sight, takeover, yes, wish);
                default -> new Rejection("That is no question about a role.", "`/incident status` shows where it stands.");
            };
        });
    }

    private static Optional<Item> waiting(Items items, UserId person) {
        return items.all().stream().filter(item -> item instanceof Handover || item instanceof Takeover)
                .filter(item -> item.awaits().filter(person::equals).isPresent()).reduce((one, later) -> later);
    }

    private static Optional<Item> missed(Items items, Wish wish) {
        UserId person = person(wish);
        return items.handovers().filter(handover -> handover.to().equals(person) && handover.missedInTime(wish.at()))
                .<Item>map(handover -> handover).reduce((one, later) -> later)
                .or(() -> items.takeovers().filter(each -> each.person().equals(person) && each.missedInTime(wish.at()))
                        .<Item>map(each -> each).reduce((one, later) -> later));
    }

    private static JointVerdict answered(Sight sight, Handover handover, boolean yes, Wish wish) {
        UserId person = person(wish);
        UserId asked = handover.takeover() ? handover.from() : handover.to();
        if (!person.equals(asked)) {
            return new Rejection("Only %s can answer that.".formatted(asked.mention()),
                    "`/incident takeover` says that you wish to take command.");
        }
        boolean late = !wish.at().isBefore(handover.expiresAt());
        boolean open = handover.isOpen() ? !late : handover.missedInTime(wish.at()) && yes;
        if (!open) {
            return new Rejection(handover.isOpen()
                    ? "The time to answer was over at %s."
                            .formatted(Mrkdwn.clock(handover.expiresAt()))
                    : "That is over: %s.".formatted(handover.wireState()),
                    "`/incident status` shows who has which role.");
        }
        if (!Passing.stillHas(sight.incident(), handover)) {
            return new Rejection(
                    "%s is not %s any more.".formatted(handover.from().mention(), Mrkdwn.escape(handover.roleName())),
                    "`/incident status` shows who has which role.");
        }
        return yes
                ? Passing.moved(sight, handover, handover.accepted(wish.at(), person), wish.by(), wish.at(), false)
                : Passing.stays(sight.incident(), handover.declined(wish.at(), person), wish.by(), wish.at(),
                        new CommandEvent.HandoverDeclined(handover.number(), handover.role(), handover.roleName(),
                                handover.from(), handover.to(), handover.takeover()))
                        .joint();
    }

    private JointVerdict answered(Sight sight, Takeover takeover, boolean yes, Wish wish) {
        if (!person(wish).equals(takeover.person())) {
            return new Rejection("Only %s is asked.".formatted(takeover.person().mention()),
                    "`/incident takeover` says that you wish to take command.");
        }
        boolean open = takeover.isOpen()
                ? wish.at().isBefore(takeover.expiresAt())
                : takeover.missedInTime(wish.at()) && yes;
        if (!open) {
            return new Rejection("The time to answer was over at %s.".formatted(Mrkdwn.clock(takeover.expiresAt())),
                    "`/incident takeover` asks again.");
        }
        Incident incident = sight.incident();
        UserId holder = incident.commander();
        var event = new CommandEvent.TakeoverAnswered(takeover.number(), takeover.person(), yes);
        Passing change = Passing.answered(incident, takeover.answered(yes, wish.at()), wish.by(), wish.at(), event);
        if (yes && (holder == null || holder.equals(takeover.person()))) {
            return new Rejection(holder == null
                    ? "Nobody has command any more."
                    : "You have command already.", "`/incident lead` takes it where there is none.");
        }
        return (yes && holder != null
                ? change.opens(Handover.offered(sight.items().next(ItemKind.HANDOVER), Role.COMMANDER, "Incident Commander",
                        holder, takeover.person(), wish.at(), now(wish).plus(ANSWER_WITHIN), true))
                : change.offersScript(takeover)).joint();
    }

    /** Somebody left the channel: what was offered to them is over. */
    public void left(IncidentId id, UserId person, Wish wish) {
        if (store.items(id).handovers().noneMatch(handover -> handover.isOpen() && handover.to().equals(person))) {
            return;
        }
        Outcome unused = store.changeJointly(id, Optional.empty(), wish.cause(), sight -> {
            List<Handover> theirs = new ArrayList<>(sight.items().handovers()
                    .filter(handover -> handover.isOpen() && handover.to().equals(person)).toList());
            return theirs.isEmpty()
                    ? Passing.nothing(sight.incident(), wish.at())
                    : Passing.expired(sight.incident(), theirs, wish.by(), wish.at(), "they left the channel");
        });
    }

    private Outcome judged(IncidentId id, Wish wish, Function<Sight, JointVerdict> decide) {
        return store.changeJointly(id, Optional.empty(), wish.cause(), sight -> {
            Optional<Rejection> over = Over.refused(sight.incident());
            return over.isPresent() ? over.get() : decide.apply(sight);
        });
    }

    private boolean isThere(Incident incident, UserId person) {
        Incident.Channel channel = incident.channel();
        return channel != null && members.has(channel.id(), person);
    }

    /** What was long on its way still gets its whole time. */
    private Instant now(Wish wish) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return now.isAfter(wish.at()) ? now : wish.at();
    }

    static TimerChange stopped(Handover handover) {
        return new TimerChange.Cancel(HandoverClock.EXPIRES, String.valueOf(handover.number()));
    }

    private static UserId person(Wish wish) {
        return wish.by().person().orElseThrow(() -> new IllegalArgumentException("by: no person (expected: who wants it)"));
    }
}
