package dev.muster.bot.config;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.muster.bot.incident.Severity;
import dev.muster.bot.incident.closing.ReviewTimes;
import dev.muster.bot.incident.closing.ReviewTimes.Due;
import dev.muster.bot.time.BusinessDays;

/** Reads by when reviews are due: a length for each severity, the holidays, and the zone in which days are counted. */
final class ReviewSection {
    private ReviewSection() {}

    static ReviewTimes read(Section review) {
        ReviewTimes defaults = ReviewTimes.defaults();
        Section due = review.section("due");
        Map<Severity, Due> named = new EnumMap<>(Severity.class);
        named.putAll(defaults.named());
        for (Severity severity : Severity.values()) {
            due(due.section(severity.wireName())).ifPresent(length -> named.put(severity, length));
        }
        Due otherwise = due(due.section("default")).orElse(defaults.otherwise());
        due.close();
        Set<LocalDate> holidays = new HashSet<>();
        review.lines("holidays").forEach(written -> date(review, written).ifPresent(holidays::add));
        ZoneId zone = review.text("zone").flatMap(name -> zone(review, name)).orElse(defaults.calendar().zone());
        review.close();
        return new ReviewTimes(named, otherwise, new BusinessDays(zone, holidays));
    }

    private static Optional<Due> due(Section section) {
        Optional<String> amount = section.text("amount");
        boolean business = section.either("unit", "business", "calendar");
        section.close();
        if (amount.isEmpty()) {
            if (section.has("unit")) {
                section.problem("amount", "missing (expected: a number of days)");
            }
            return Optional.empty();
        }
        boolean readable = amount.get().matches("\\d{1,3}") && Integer.parseInt(amount.get()) >= 1
                && Integer.parseInt(amount.get()) <= Due.LONGEST;
        if (!readable) {
            section.problem("amount", "'%s' is no number of days (expected: 1 to %d)".formatted(amount.get(), Due.LONGEST));
            return Optional.empty();
        }
        return Optional.of(new Due(Integer.parseInt(amount.get()), business));
    }

    private static Optional<LocalDate> date(Section review, String written) {
        try {
            return Optional.of(LocalDate.parse(written));
        } catch (DateTimeException e) {
            review.problem("holidays", "'%s' is no day (expected: such as 2026-12-25)".formatted(written));
            return Optional.empty();
        }
    }

    private static Optional<ZoneId> zone(Section review, String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            review.problem("zone", "'%s' is no time zone (expected: such as Europe/Berlin)".formatted(name));
            return Optional.empty();
        }
    }
}
