package dev.muster.bot.incident.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.muster.bot.effect.ChannelEffect;
import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Access;
import dev.muster.bot.incident.Archived;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentEvent;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.IncidentStore.Sight;
import dev.muster.bot.incident.Incidents;
import dev.muster.bot.incident.JointChange;
import dev.muster.bot.incident.JointVerdict;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.Rhythms;
import dev.muster.bot.incident.Telling;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.timer.TimerChange;

/**
 * Merges an incident into another that is the same: both records are kept, people are led over, and the work goes on in one
 * place. A merged incident is resolved, but for another reason than that the work was over.
 */
public final class Merges {
    /** Far longer than any chain that people make; against one that would never end. */
    private static final int LONGEST_CHAIN = 100;

    private final IncidentStore store;
    private final Access access;
    private final Incidents incidents;

    /** @param incidents knows how an incident is opened again */
    public Merges(IncidentStore store, Access access, Incidents incidents) {
        this.store = store;
        this.access = access;
        this.incidents = incidents;
    }

    /** Merges {@code duplicate} into {@code named}, or into what that was merged into itself. */
    public Outcome merge(IncidentId duplicate, IncidentId named, Wish wish) {
        Optional<Incident> target = store.find(named).filter(incident -> mayKnow(duplicate, incident, wish));
        if (target.isEmpty()) {
            return new Outcome.Refused(new Rejection("There is no %s.".formatted(named), "`/incident` lists the open ones."));
        }
        Incident survivor = endOfChain(target.get());
        if (!mayKnow(duplicate, survivor, wish)) {
            return new Outcome.Refused(new Rejection("There is no %s.".formatted(named), "`/incident` lists the open ones."));
        }
        if (survivor.id().equals(duplicate)) {
            return new Outcome.Refused(named.equals(duplicate)
                    ? new Rejection("%s cannot be merged into itself.".formatted(duplicate),
                            "Name the other one: `/incident merge INC-1`.")
                    : new Rejection("%s was merged into %s already.".formatted(named, duplicate),
                            "So both are one, and the work goes on in %s.".formatted(duplicate)));
        }
        return store.changeJointly(duplicate, Optional.of(survivor.id()), wish.cause(),
                sight -> merged(sight, sight.other().orElseThrow(), wish));
    }

    /** Opens an incident again; one that was merged stands for itself then. */
    public Outcome reopen(IncidentId id, Optional<String> note, Wish wish) {
        Optional<IncidentId> into = store.find(id).map(Incident::mergedInto);
        if (into.isEmpty()) {
            return incidents.reopen(id, note, wish);
        }
        return store.changeJointly(id, into, wish.cause(), sight -> {
            Incident incident = sight.incident();
            if (!into.get().equals(incident.mergedInto())) {
                return new Rejection("%s was changed just now.".formatted(id), "`/incident status` shows where it stands.");
            }
            var event = new IncidentEvent.Reopened(note.orElse(null), incident.mergedInto());
            List<TimerChange> timers = incidents.timersOnceReopened(incident, wish.at());
            IncidentChange change = incident.hasRoom()
                    ? Telling.changed(incident.reopened(), wish, event, timers)
                    : Archived.reopened(incident.withoutChannel().reopened(), wish, event, timers);
            return JointChange.of(change).together(released(sight.other().orElseThrow(), id, wish));
        });
    }

    /** What the surviving incident hears when one that was merged into it stands for itself again. */
    public static IncidentChange released(Incident survivor, IncidentId duplicate, Wish wish) {
        return said(survivor, new IncidentEvent.DuplicateReleased(duplicate), wish);
    }

    /** What the surviving incident hears when another is merged into it. */
    public static IncidentChange received(Incident survivor, Incident duplicate, Wish wish) {
        return said(survivor, new IncidentEvent.DuplicateMerged(duplicate.id(), duplicate.title()), wish);
    }

    private static IncidentChange said(Incident incident, IncidentEvent event, Wish wish) {
        return new IncidentChange(incident, wish.by(), wish.at(), List.of(event), List.of(),
                Telling.said(incident, event, wish.by()));
    }

    /** Whether a private incident exists is nobody's business who is not in it. */
    private boolean mayKnow(IncidentId duplicate, Incident target, Wish wish) {
        return !target.isPrivate() || target.id().equals(duplicate)
                || wish.by().person().filter(person -> access.maySee(target, person)).isPresent();
    }

    private Incident endOfChain(Incident incident) {
        Incident end = incident;
        for (int links = 0; links < LONGEST_CHAIN && end.mergedInto() != null; links++) {
            Optional<Incident> next = store.find(end.mergedInto());
            if (next.isEmpty()) {
                return end;
            }
            end = next.get();
        }
        return end;
    }

    private JointVerdict merged(Sight sight, Incident survivor, Wish wish) {
        Incident duplicate = sight.incident();
        Optional<Rejection> refused = refused(duplicate, survivor);
        if (refused.isPresent()) {
            return refused.get();
        }
        Incident after = duplicate.merged(survivor.id(), wish.at());
        List<Effect> effects = new ArrayList<>();
        if (!after.isArchived()) {
            effects.add(new Effect.Post(after.id(), new Destination.IncidentChannel(),
                    new Content.Line(pointer(duplicate, survivor, wish))));
        }
        effects.addAll(Telling.refreshed(after));
        IncidentChange change = new IncidentChange(after, wish.by(), wish.at(),
                List.of(new IncidentEvent.Merged(survivor.id())),
                incidents.timersOnceResolved(wish.at()), effects);
        return JointChange.of(Rhythms.over(change, sight.items()))
                .together(Telling.with(received(survivor, duplicate, wish), led(duplicate, survivor, wish)));
    }

    private static Optional<Rejection> refused(Incident duplicate, Incident survivor) {
        IncidentId id = duplicate.id();
        if (duplicate.mergedInto() != null) {
            return Optional.of(new Rejection("%s was merged into %s already.".formatted(id, duplicate.mergedInto()),
                    "If the two are not the same after all: `/incident reopen`."));
        }
        if (duplicate.isResolved() && duplicate.resolvedAt() != null) {
            return Optional.of(new Rejection("%s was resolved at %s.".formatted(id, Mrkdwn.time(duplicate.resolvedAt())),
                    "If it goes on: `/incident reopen`, then merge it."));
        }
        return notInto(duplicate, survivor);
    }

    /** Why nothing can be merged into this one as it stands now, whoever decided it when; empty where it can be. */
    public static Optional<Rejection> notInto(Incident duplicate, Incident survivor) {
        IncidentId id = duplicate.id();
        if (survivor.mergedInto() != null) {
            return Optional.of(new Rejection("%s was merged into %s.".formatted(survivor.id(), survivor.mergedInto()),
                    "Name the one in which the work goes on: `/incident merge INC-1`."));
        }
        if (survivor.isResolved() && survivor.resolvedAt() != null) {
            return Optional.of(new Rejection(
                    "%s was resolved at %s, so there is no work to join.".formatted(survivor.id(),
                            Mrkdwn.time(survivor.resolvedAt())),
                    "If it is back: `/incident reopen %s`, then merge.".formatted(survivor.id())));
        }
        if (duplicate.isPrivate() != survivor.isPrivate()) {
            return Optional.of(new Rejection(
                    "One of %s and %s is private and the other is not: merging them would tell everybody.".formatted(id,
                            survivor.id()),
                    "Leave them as they are, or resolve the one that is not needed: `/incident resolve`."));
        }
        if (survivor.isArchived()) {
            return Optional.of(new Rejection(
                    "The channel of %s is archived, so nobody can be led over there.".formatted(survivor.id()),
                    "`/incident reopen %s` gets it a new one, then merge.".formatted(survivor.id())));
        }
        return Optional.empty();
    }

    private static String pointer(Incident duplicate, Incident survivor, Wish wish) {
        Incident.Channel channel = survivor.channel();
        return ("%s merged %s into *%s · %s*.\n:arrow_right: *Go on in %s.*"
                + " This channel stays open, and both records are kept. Not the same after all? `/incident reopen`")
                .formatted(Mrkdwn.actor(wish.by()), duplicate.id(), survivor.id(), Mrkdwn.escape(survivor.title()),
                        channel == null ? survivor.id() : channel.id().mention());
    }

    /** Everybody who is in the old channel; where there is none yet, those who wait for one. */
    private static List<Effect> led(Incident duplicate, Incident survivor, Wish wish) {
        Incident.Channel channel = duplicate.channel();
        if (channel != null) {
            return List.of(new ChannelEffect.BringOver(survivor.id(), channel.id(), !channel.archived(), !survivor.isPrivate()));
        }
        List<UserId> people = Stream.of(wish.by().person(), duplicate.declaredBy().person(),
                Optional.ofNullable(duplicate.commander())).flatMap(Optional::stream).distinct().toList();
        return people.isEmpty()
                ? List.of()
                : List.of(new ChannelEffect.Invite(survivor.id(), people, null, !survivor.isPrivate()));
    }
}
