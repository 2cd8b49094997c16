package dev.muster.bot.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/**
 * The days on which people work at one place: Monday to Friday, without holidays.
 *
 * @param holidays days on which nobody does
 */
public record BusinessDays(ZoneId zone, Set<LocalDate> holidays) {
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final LocalTime EVENING = LocalTime.of(17, 0);

    public BusinessDays {
        holidays = Set.copyOf(holidays);
    }

    /** Where no holiday is known, by UTC. */
    public static BusinessDays usual() {
        return new BusinessDays(ZoneOffset.UTC, Set.of());
    }

    /** So many business days later at the same time of day; the day on which it begins does not count. */
    public Instant after(Instant from, int days) {
        ZonedDateTime at = from.atZone(zone);
        int left = days;
        while (left > 0) {
            at = at.plusDays(1);
            left -= isBusinessDay(at.toLocalDate()) ? 1 : 0;
        }
        return at.toInstant();
    }

    /** So many days of the calendar later at the same time of day. */
    public Instant afterCalendarDays(Instant from, int days) {
        return from.atZone(zone).plusDays(days).toInstant();
    }

    /** The next time that it is nine on a business day. */
    public Instant nextMorning(Instant from) {
        LocalDate day = from.atZone(zone).toLocalDate();
        while (!isBusinessDay(day) || !day.atTime(MORNING).atZone(zone).toInstant().isAfter(from)) {
            day = day.plusDays(1);
        }
        return day.atTime(MORNING).atZone(zone).toInstant();
    }

    /** Nine on the first business day of the week after this one, as a rule its Monday. */
    public Instant nextWeek(Instant from) {
        LocalDate monday = from.atZone(zone).toLocalDate().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        return nextMorning(monday.atStartOfDay(zone).toInstant());
    }

    /** The same days as somebody in another zone lives them. */
    public BusinessDays in(ZoneId other) {
        return new BusinessDays(other, holidays);
    }

    /** Nine on the last business day before the day of this. */
    public Instant morningBefore(Instant at) {
        LocalDate day = at.atZone(zone).toLocalDate().minusDays(1);
        while (!isBusinessDay(day)) {
            day = day.minusDays(1);
        }
        return day.atTime(MORNING).atZone(zone).toInstant();
    }

    /** This, where people work then; else the next morning on which they do. */
    public Instant atWork(Instant at) {
        ZonedDateTime there = at.atZone(zone);
        LocalTime clock = there.toLocalTime();
        return isBusinessDay(there.toLocalDate()) && !clock.isBefore(MORNING) && clock.isBefore(EVENING) ? at : nextMorning(at);
    }

    private boolean isBusinessDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY && !holidays.contains(day);
    }
}
