package dev.muster.bot.config;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.incident.closing.ReviewTimes;
import dev.muster.bot.incident.closing.ReviewTimes.Due;
import dev.muster.bot.time.BusinessDays;

/** Reads by when reviews are due: a length for each severity, the holidays, the zone in which days are counted; and who looks after the process. */
final class ReviewSection {
    private static final Pattern PERSON = Pattern.compile("(?:<@)?([UW][A-Z0-9]{2,30})(?:\\|[^>]*)?>?");

    private ReviewSection() {}

    /** By when reviews are due, and who looks after the process; empty for nobody. */
    record Read(ReviewTimes times, Optional<UserId> processOwner) {}

    static Read read(Section review) {
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
        Optional<UserId> processOwner = review.text("process_owner").flatMap(written -> person(review, written));
        review.close();
        return new Read(new ReviewTimes(named, otherwise, new BusinessDays(zone, holidays)), processOwner);
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

    /** Somebody as Slack writes them in a message, or their id. */
    private static Optional<UserId> person(Section review, String written) {
        Matcher person = PERSON.matcher(written);
        if (!person.matches()) {
            review.problem("process_owner",
                    "'%s' is no person (expected: the member id of Slack's, such as U0123ABCD)".formatted(written));
            return Optional.empty();
        }
        return Optional.of(new UserId(person.group(1)));
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
