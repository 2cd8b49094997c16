package dev.muster.bot.slack.command;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.time.Durations;
import dev.muster.bot.time.PointInTime;
import dev.muster.bot.time.TimeAhead;
import dev.muster.bot.timeline.People;

/** Points in time as one person writes and reads them: in the time zone that Slack has of them. */
final class PersonTime {
    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm zzz", Locale.ENGLISH);
    private static final DateTimeFormatter ANOTHER_DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm zzz", Locale.ENGLISH);
    /** In {@code mitigated 10:30 deploy rolled back} the deploy is of 10:30; after {@code at} a time is meant. */
    private static final Pattern MARKED = Pattern.compile("(?:at|since|around|about) .*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern BARE = Pattern.compile("(?:\\d{1,2}(?::| ?[ap]\\.?m)|noon|now|just now).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern ATTEMPT = Pattern.compile("at (?:\\d|yesterday|today|tomorrow).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final People people;

    PersonTime(People people) {
        this.people = people;
    }

    /** A text of which the beginning may be a time. */
    sealed interface Read {
        /** It begins with this time. */
        record Time(PointInTime point) implements Read {}

        /** It speaks of no time. */
        record Words() implements Read {}

        /** It was meant to, but it cannot be read. */
        record Unreadable() implements Read {}
    }

    /** What the words behind a verb begin with, where other words may stand instead. */
    Read leading(Call call) {
        String text = call.rest().strip();
        Optional<PointInTime> point = PointInTime.leading(text, call.invocation().at(), people.zone(call.invocation().user()));
        boolean meant = point.isPresent()
                && (MARKED.matcher(text).matches() || point.get().rest().isEmpty() || !BARE.matcher(text).matches());
        if (meant) {
            return new Read.Time(point.get());
        }
        return ATTEMPT.matcher(text).matches() ? new Read.Unreadable() : new Read.Words();
    }

    /** The time that begins this text; empty where it cannot be read. */
    Optional<PointInTime> read(String text, Call call) {
        return PointInTime.leading(text, call.invocation().at(), people.zone(call.invocation().user()));
    }

    /** The time to come that ends this text. */
    TimeAhead atEnd(String text, Call call) {
        return TimeAhead.atEnd(text, call.invocation().at(), people.zone(call.invocation().user()));
    }

    /** The time to come that ends this text, where a last bare number is minutes. */
    TimeAhead atEndOrNumber(String text, Call call) {
        return TimeAhead.atEndOrNumber(text, call.invocation().at(), people.zone(call.invocation().user()));
    }

    /** The time to come that is all of this text, but for the words around it. */
    TimeAhead whole(String text, Call call) {
        return TimeAhead.whole(text, call.invocation().at(), people.zone(call.invocation().user()));
    }

    /** The end as a time of day and how long that is, so that either could be typed back and would mean the same. */
    static String until(TimeAhead.Until until) {
        boolean toTheSecond = until.at().getEpochSecond() % 60 != 0;
        String end = !until.byClock()
                ? Mrkdwn.end(until.at(), until.length())
                : toTheSecond ? Mrkdwn.clock(until.at()) : Mrkdwn.hour(until.at());
        String length = until.byClock() ? Durations.spoken(until.length()) : Durations.exact(until.length());
        return "%s (%s)%s".formatted(end, length, until.skipped()
                ? "; the clocks are put forward over the time you wrote, so it is the hour after"
                : "");
    }

    /** The same for a length that nobody typed. */
    static String until(Instant from, Duration length) {
        return until(new TimeAhead.Until(from.plus(length), length, "", false, false));
    }

    /** Why a time cannot be meant. */
    static String outOfReach(TimeAhead.OutOfReach far) {
        return "“%s” %s".formatted(shortened(far.said()), far.past() ? "is over" : "is further off than a day");
    }

    /** How to write one. */
    static String howTo(String typed) {
        return "I cannot read “%s” as a time, so nothing was changed.\n".formatted(shortened(typed))
                + "Write `13:20`, `yesterday 23:50`, `20 min ago` or `2026-03-02 13:20 UTC`; without a zone it is your own.";
    }

    /** The time as this person reads clocks, and how far it is from the declaration. */
    String told(PointInTime point, Incident incident, Call call) {
        UserId person = call.invocation().user();
        ZoneId zone = people.zone(person);
        boolean today = point.at().atZone(zone).toLocalDate().equals(call.invocation().at().atZone(zone).toLocalDate());
        String said = (today ? TODAY : ANOTHER_DAY).format(point.at().atZone(zone)) + ", " + distance(point.at(), incident);
        if (point.yesterday()) {
            said += ". Today that time is still to come, so it is read as yesterday's";
        }
        if (point.skipped()) {
            said += ". The clocks were put forward over the time you wrote, so it is read as the hour after";
        }
        return people.timeZone(person).isEmpty()
                ? said + ". Slack has not told me your time zone yet: times without one are read as UTC"
                : said;
    }

    private static String distance(Instant at, Incident incident) {
        Duration after = Duration.between(incident.declaredAt(), at);
        if (after.abs().compareTo(Duration.ofMinutes(1)) < 0) {
            return "when it was declared";
        }
        return Durations.spoken(after.abs()) + (after.isNegative() ? " before it was declared" : " after it was declared");
    }

    private static String shortened(String typed) {
        return Mrkdwn.cut(Mrkdwn.escape(Mrkdwn.unescape(typed)), 60).replace("`", "'");
    }
}
