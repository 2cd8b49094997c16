package dev.muster.bot.slack.view;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.item.ItemRef;
import org.jspecify.annotations.Nullable;

/**
 * A task that somebody is offered to assign, as a button holds it.
 *
 * @param to     null where nobody is chosen yet
 * @param time   as it was typed; empty for the usual
 * @param task   plain text; empty for none yet
 * @param serves the decided proposal that it carries out, or the assignment that needs it; null for neither
 */
public record Offered(IncidentId incident, @Nullable UserId to, String time, String task, @Nullable ItemRef serves) {
    /** Slack takes 2000 characters. */
    private static final int LONGEST_TASK = 1800;
    /** More words no time has that anybody means; without one it is the usual. */
    private static final int LONGEST_TIME = 100;
    private static final Pattern VALUE = Pattern.compile("(\\S+) (\\S+) (\\S+) ?(.*)", Pattern.DOTALL);
    private static final String NONE = "-";
    private static final String SERVES = "/";

    /** A task that serves nothing but itself. */
    public Offered(IncidentId incident, @Nullable UserId to, String time, String task) {
        this(incident, to, time, task, null);
    }

    /** What a button holds. */
    public String value() {
        String said = time.isBlank() || time.length() > LONGEST_TIME ? NONE : time.strip().replace(' ', '_');
        return "%s %s %s %s".formatted(about(incident, serves), to == null ? NONE : to, said, Blocks.cut(task, LONGEST_TASK));
    }

    /** Reads what {@link #value} wrote; empty for anything else. */
    public static Optional<Offered> parse(String value) {
        Matcher parts = VALUE.matcher(value);
        if (!parts.matches() || parts.group(2).length() > 255) {
            return Optional.empty();
        }
        UserId to = parts.group(2).equals(NONE) ? null : new UserId(parts.group(2));
        String time = parts.group(3).equals(NONE) ? "" : parts.group(3).replace('_', ' ');
        return incident(parts.group(1)).map(id -> new Offered(id, to, time, parts.group(4), serves(parts.group(1)).orElse(null)));
    }

    /** The incident, and where the task serves something, what: as buttons and forms hold it. */
    static String about(IncidentId incident, @Nullable ItemRef serves) {
        return serves == null ? incident.toString() : incident + SERVES + serves;
    }

    /** Whose it is, by what {@link #about} wrote; empty for anything else. */
    public static Optional<IncidentId> incident(String about) {
        return IncidentId.parse(about.split(SERVES, 2)[0]);
    }

    /** What it serves, by what {@link #about} wrote; empty for nothing. */
    public static Optional<ItemRef> serves(String about) {
        return Optional.of(about.split(SERVES, 2)).filter(parts -> parts.length == 2).flatMap(parts -> ItemRef.parse(parts[1]));
    }
}
