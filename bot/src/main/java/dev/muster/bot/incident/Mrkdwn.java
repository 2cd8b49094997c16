package dev.muster.bot.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import dev.muster.bot.id.UserId;

/** Slack's markup, as far as the bot writes it. Whatever people typed goes through {@link #escape} first. */
public final class Mrkdwn {
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** In less time than this, seconds matter; in all others they are to be read past. */
    private static final Duration SHORT = Duration.ofMinutes(5);

    private Mrkdwn() {}

    /** Makes plain text safe: without this a title such as {@code <!channel>} would ring for everybody. */
    public static String escape(String plain) {
        return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** What {@link #escape} did, undone. */
    public static String unescape(String escaped) {
        return escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    /** At most {@code longest} characters, with an ellipsis where something is missing; never half a character, mention or entity. */
    public static String cut(String mrkdwn, int longest) {
        if (mrkdwn.length() <= longest) {
            return mrkdwn;
        }
        int end = longest - 1;
        if (end > 0 && Character.isHighSurrogate(mrkdwn.charAt(end - 1))) {
            end--;
        }
        String kept = mrkdwn.substring(0, end);
        int markup = kept.lastIndexOf('<');
        if (markup > kept.lastIndexOf('>')) {
            kept = kept.substring(0, markup);
        }
        int entity = kept.lastIndexOf('&');
        if (entity >= 0 && kept.indexOf(';', entity) < 0 && kept.length() - entity < "&amp;".length()) {
            kept = kept.substring(0, entity);
        }
        return kept + "…";
    }

    /** A time that each reader sees in their own zone. */
    public static String time(Instant at) {
        return "<!date^" + at.getEpochSecond() + "^{date_short_pretty} {time}|" + utc(at) + ">";
    }

    /** A time of today to the second, which each reader sees in their own zone. */
    public static String clock(Instant at) {
        return "<!date^" + at.getEpochSecond() + "^{time_secs}|" + CLOCK.format(at) + ">";
    }

    /** A time of today to the minute, which each reader sees in their own zone. */
    public static String hour(Instant at) {
        return "<!date^" + at.getEpochSecond() + "^{time}|" + HOUR.format(at) + ">";
    }

    /** The end of something that lasts so long, as exact as that asks for. */
    public static String end(Instant at, Duration length) {
        return length.compareTo(SHORT) < 0 ? clock(at) : hour(at);
    }

    /** A time in plain text, to the minute. */
    public static String utc(Instant at) {
        return UTC.format(at);
    }

    /** Who did it: a mention for people, a name for others. */
    public static String actor(Actor actor) {
        return switch (actor) {
            case Actor.Person(UserId user) -> user.mention();
            case Actor.Bot() -> "Muster";
            case Actor.ApiClient(String name) -> escape(name);
        };
    }
}
