package dev.muster.bot.incident.command;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Stint;

/**
 * How long somebody has had a role, as it tires them (P31): across handovers, but not across a break, and an hour of their night
 * counts more than one of their day.
 */
public final class TimeInRole {
    /** Who was away from it for so long begins afresh. */
    static final Duration BREAK = Duration.ofMinutes(30);
    /** From eleven in the evening to eight in the morning, by the person's own clock. */
    static final LocalTime NIGHT_BEGINS = LocalTime.of(23, 0);
    static final LocalTime NIGHT_ENDS = LocalTime.of(8, 0);
    /** An hour of the night counts as one and a half. */
    private static final int NIGHT_COUNTS = 3;
    private static final int OF = 2;

    private final List<Duration> steps;
    private final Function<UserId, Optional<ZoneId>> zoneOf;

    /**
     * @param steps  the times after which rest is suggested, ever more firmly
     * @param zoneOf where somebody is; empty while that is not known, and then no hour is one of the night
     */
    public TimeInRole(List<Duration> steps, Function<UserId, Optional<ZoneId>> zoneOf) {
        this.steps = steps.stream().sorted().toList();
        this.zoneOf = zoneOf;
    }

    /** How many times rest is suggested. */
    int steps() {
        return steps.size();
    }

    /** How far it is to this step, counted from 1, in time that tires. */
    Duration step(int number) {
        return steps.get(number - 1);
    }

    /** How long this person has had the role of this id by now, since their last break from it. */
    public Duration of(List<Stint> stints, String role, UserId person, Instant now) {
        Duration sum = Duration.ZERO;
        for (Stint stint : withoutBreak(stints, role, person)) {
            Instant to = stint.to();
            sum = sum.plus(weigh(person, stint.from(), to == null ? now : to));
        }
        return sum;
    }

    /** Whether that is longer than somebody should before resting. */
    public boolean isLong(List<Stint> stints, String role, UserId person, Instant now) {
        return !steps.isEmpty() && of(stints, role, person, now).compareTo(steps.getFirst()) >= 0;
    }

    /** When this person reaches the step, if they go on; now or earlier where they have. */
    Instant reaches(int number, List<Stint> stints, String role, UserId person, Instant now) {
        Duration left = step(number).minus(of(stints, role, person, now));
        Instant at = now;
        while (left.isPositive()) {
            Instant boundary = boundary(person, at);
            Duration there = weigh(person, at, boundary);
            if (there.compareTo(left) >= 0) {
                return at.plus(isNight(person, at) ? left.multipliedBy(OF).dividedBy(NIGHT_COUNTS) : left);
            }
            left = left.minus(there);
            at = boundary;
        }
        return at;
    }

    private static List<Stint> withoutBreak(List<Stint> stints, String role, UserId person) {
        List<Stint> theirs = stints.stream().filter(stint -> stint.role().equals(role) && stint.user().equals(person))
                .toList();
        int first = theirs.size();
        while (first > 0 && (first == theirs.size() || !isBreak(theirs.get(first - 1), theirs.get(first)))) {
            first--;
        }
        return theirs.subList(first, theirs.size());
    }

    private static boolean isBreak(Stint before, Stint after) {
        Instant ended = before.to();
        return ended != null && Duration.between(ended, after.from()).compareTo(BREAK) >= 0;
    }

    private Duration weigh(UserId person, Instant from, Instant to) {
        Duration sum = Duration.ZERO;
        for (Instant at = from; at.isBefore(to);) {
            Instant boundary = boundary(person, at);
            Instant end = boundary.isBefore(to) ? boundary : to;
            Duration length = Duration.between(at, end);
            sum = sum.plus(isNight(person, at) ? length.multipliedBy(NIGHT_COUNTS).dividedBy(OF) : length);
            at = end;
        }
        return sum;
    }

    private boolean isNight(UserId person, Instant at) {
        return zoneOf.apply(person).map(zone -> {
            LocalTime time = at.atZone(zone).toLocalTime();
            return !time.isBefore(NIGHT_BEGINS) || time.isBefore(NIGHT_ENDS);
        }).orElse(false);
    }

    /** The next time at which night begins or ends there. */
    private Instant boundary(UserId person, Instant at) {
        ZoneId zone = zoneOf.apply(person).orElse(ZoneId.of("UTC"));
        LocalDate today = at.atZone(zone).toLocalDate();
        return Stream.of(today, today.plusDays(1))
                .flatMap(day -> Stream.of(NIGHT_ENDS, NIGHT_BEGINS).map(time -> day.atTime(time).atZone(zone).toInstant()))
                .filter(boundary -> boundary.isAfter(at)).findFirst().orElse(at.plus(Duration.ofDays(1)));
    }
}
