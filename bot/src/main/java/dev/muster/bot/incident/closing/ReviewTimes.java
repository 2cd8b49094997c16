package dev.muster.bot.incident.closing;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import dev.muster.bot.incident.Severity;
import dev.muster.bot.time.BusinessDays;

/**
 * By when a review is due.
 *
 * @param named     by severity
 * @param otherwise for those not named
 * @param calendar  which days are business days
 */
public record ReviewTimes(Map<Severity, Due> named, Due otherwise, BusinessDays calendar) {
    /** So many days, of business or of the calendar. */
    public record Due(int amount, boolean business) {
        /** More than that nobody waits for a review. */
        public static final int LONGEST = 365;

        public Due {
            if (amount < 1 || amount > LONGEST) {
                throw new IllegalArgumentException("amount: %d (expected: 1 to %d)".formatted(amount, LONGEST));
            }
        }
    }

    public ReviewTimes {
        named = named.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(named));
    }

    /** What holds where nothing is configured. */
    public static ReviewTimes defaults() {
        return new ReviewTimes(Map.of(Severity.SEV1, new Due(3, true), Severity.SEV2, new Due(5, true)), new Due(10, true),
                BusinessDays.usual());
    }

    /** When the review of an incident of this severity is due that was resolved then. */
    public Instant due(Severity severity, Instant resolvedAt) {
        Due due = named.getOrDefault(severity, otherwise);
        return due.business()
                ? calendar.after(resolvedAt, due.amount())
                : calendar.afterCalendarDays(resolvedAt, due.amount());
    }
}
