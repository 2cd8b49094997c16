package dev.muster.bot.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.IncidentEvent;
import org.jspecify.annotations.Nullable;

/** Who held which role from when to when. */
final class Roles {
    private record Interval(UserId user, String role, Instant from, @Nullable Instant to) {
        /** Whoever passes a role on does so in that role, so the last moment is theirs too. */
        boolean holdsAt(Instant at) {
            return !at.isBefore(from) && (to == null || !at.isAfter(to));
        }
    }

    private final List<Interval> intervals = new ArrayList<>();

    /** {@code user} holds the role from then on, and whoever held it does not, unless it is {@code beside} them. */
    void assigned(String role, UserId user, Instant at, boolean beside) {
        if (!beside) {
            released(role, at);
        }
        intervals.add(new Interval(user, role, at, null));
    }

    /** Nobody holds the role from then on. */
    void released(String role, Instant at) {
        intervals.replaceAll(held -> held.role().equals(role) && held.to() == null
                ? new Interval(held.user(), role, held.from(), at)
                : held);
    }

    /** This person does not hold the role from then on. */
    void released(String role, UserId user, Instant at) {
        intervals.replaceAll(held -> held.role().equals(role) && held.user().equals(user) && held.to() == null
                ? new Interval(held.user(), role, held.from(), at)
                : held);
    }

    /** The role of this person at that time: command before any other, then the one held longest; empty for none. */
    Optional<String> at(UserId user, Instant at) {
        List<String> held = intervals.stream().filter(interval -> interval.user().equals(user) && interval.holdsAt(at))
                .map(Interval::role).toList();
        return held.contains(IncidentEvent.RoleAssigned.COMMANDER)
                ? Optional.of(IncidentEvent.RoleAssigned.COMMANDER)
                : held.stream().findFirst();
    }

    /** All roles of this person, in the order in which they took them. */
    List<ExportMaster.Held> of(UserId user) {
        return intervals.stream().filter(interval -> interval.user().equals(user))
                .map(interval -> new ExportMaster.Held(interval.role(), interval.from(), interval.to())).toList();
    }
}
