package dev.muster.bot.storage;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentEvent;
import dev.muster.bot.incident.item.Assignment;
import dev.muster.bot.incident.item.Away;
import dev.muster.bot.incident.item.Cadence;
import dev.muster.bot.incident.item.Dispute;
import dev.muster.bot.incident.item.Handover;
import dev.muster.bot.incident.item.Item;
import dev.muster.bot.incident.item.Parked;
import dev.muster.bot.incident.item.Poll;
import dev.muster.bot.incident.item.Proposal;
import dev.muster.bot.incident.item.Release;
import dev.muster.bot.incident.item.Review;
import dev.muster.bot.incident.item.StatusUpdate;
import dev.muster.bot.incident.item.Takeover;
import dev.muster.bot.incident.item.YesNo;

/** Whose Home tab a change concerns beyond what every tab shows: those who have something to do with it, or had. */
final class HomeConcerns {
    private HomeConcerns() {}

    static Set<UserId> of(IncidentChange change) {
        Set<UserId> people = new HashSet<>();
        change.items().forEach(item -> add(people, change.after(), item));
        change.events().forEach(event -> {
            if (event instanceof IncidentEvent.PeopleInvited invited) {
                people.addAll(invited.people());
            }
        });
        return people;
    }

    /** The channel of which everybody may have a say in it now, or had. */
    static Optional<ChannelId> everybodyIn(IncidentChange change) {
        return change.items().stream().anyMatch(Proposal.class::isInstance)
                ? Optional.ofNullable(change.after().channel()).map(Incident.Channel::id)
                : Optional.empty();
    }

    private static void add(Set<UserId> people, Incident incident, Item item) {
        switch (item) {
            case Assignment assignment -> {
                people.add(assignment.to());
                assignment.earlier().forEach(before -> people.add(before.to()));
            }
            case Proposal proposal -> people.addAll(commander(incident));
            case StatusUpdate update -> people.addAll(commander(incident));
            case YesNo question -> people.add(question.to());
            case Handover handover -> {
                people.add(handover.to());
                people.add(handover.from());
            }
            case Takeover takeover -> people.add(takeover.person());
            case Review review -> {
                people.add(review.asked());
                Optional.ofNullable(review.owner()).ifPresent(people::add);
            }
            case Poll poll -> {
                // Everybody may vote, and nobody must.
            }
            case Dispute dispute -> {
                // Nobody has to do anything.
            }
            case Release release -> {
                // Nobody has to do anything.
            }
            case Away away -> {
                // Nobody has to do anything.
            }
            case Parked parked -> {
                // Nobody has to do anything.
            }
            case Cadence cadence -> {
                // Whoever is to write is told in the channel.
            }
        }
    }

    private static Set<UserId> commander(Incident incident) {
        return incident.commander() == null ? Set.of() : Set.of(incident.commander());
    }
}
