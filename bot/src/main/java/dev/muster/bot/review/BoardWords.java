package dev.muster.bot.review;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.id.UserId;
import dev.muster.bot.timeline.People;
import dev.muster.bot.timeline.ReadableText;
import dev.muster.bot.timeline.TimelineEntry;

/**
 * How a board says people, times and what people typed.
 *
 * @param zone that in which clocks are read
 * @param now  when it is looked at
 */
record BoardWords(People.Names names, ZoneId zone, Instant now) {
    private static final int LONGEST = 240;
    /** A time as each reader in Slack would see it in their own zone. */
    private static final Pattern SLACK_TIME = Pattern.compile("<!date\\^(\\d{1,11})\\^[^<>|]{0,200}(?:\\|[^<>]{0,200})?>");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_CLOCK = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter WHOLE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm zzz", Locale.ENGLISH);

    /** The name by which people know them; the id where Slack has not said. */
    String name(UserId person) {
        return line(names.at(person.value(), now).orElse(person.value()));
    }

    /** The clock on the day on which it is looked at, the day as well on any other. */
    String time(Instant at) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return (LocalDate.ofInstant(at, zone).equals(today) ? CLOCK : DAY_AND_CLOCK).withZone(zone).format(at);
    }

    /** When it is looked at, with the zone of all times. */
    String stamp() {
        String whole = WHOLE.withZone(zone).format(now);
        // Such as UTC and Etc/UTC: said once is enough.
        boolean said = zone.getId().replaceFirst("^.*/", "").equals(whole.substring(whole.lastIndexOf(' ') + 1));
        return said ? whole : "%s (%s)".formatted(whole, zone.getId());
    }

    /** Something that people typed, in one line and not without end. */
    String brief(String typed) {
        String line = line(typed);
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)).stripTrailing() + "…";
    }

    /** What happened, as the record says it, with names and with times of this zone. */
    String happening(TimelineEntry entry) {
        String local = SLACK_TIME.matcher(entry.rawText()).replaceAll(
                found -> Matcher.quoteReplacement(time(Instant.ofEpochSecond(Long.parseLong(found.group(1))))));
        return brief(new ReadableText(names).text(local, entry.happenedAt()));
    }

    /** The same text in one line, in which nothing moves the cursor of a terminal or hides what stands around it. */
    static String line(String typed) {
        String plain = typed.strip().replaceAll("\\s+", " ");
        StringBuilder line = new StringBuilder(plain.length());
        for (int at = 0; at < plain.length(); at++) {
            char character = plain.charAt(at);
            if (RiskyCharacters.halfPair(plain, at)) {
                line.append('\uFFFD');
            } else if (RiskyCharacters.hides(character)) {
                line.append("[U+%04X]".formatted((int) character));
            } else {
                line.append(character);
            }
        }
        return line.toString();
    }
}
