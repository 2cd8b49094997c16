package dev.muster.bot.slack.command;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.incident.Rejection;
import dev.muster.bot.time.TimeAhead;
import dev.muster.bot.words.Typed;

/**
 * How long one may object or choose, as it ends a line: {@code 3m}, {@code 3 minutes}, {@code for 3 min}, {@code until 14:30}. Plans
 * and risks end with times, too: in {@code pause the deploys for 10 min}, {@code wait until 14:30} and {@code risk: slow for ten
 * minutes} they stay where they are. A bare number never is a time here. One word of digits, such as {@code 3m}, is the window also
 * behind a risk; other words are only where a comma sets them apart.
 *
 * @param rest  what stands before it; all of the line where it says none
 * @param until empty where it says none
 * @param far   a time of day that was meant and cannot be: it is over, or further off than a day
 */
record TypedWindow(String rest, Optional<TimeAhead.Until> until, Optional<TimeAhead.OutOfReach> far) {
    /** The risk of a plan begins here. */
    static final Pattern RISK = Pattern.compile("(?:^|[,;.]|\\s)\\s*risks?\\s*[:=]\\s*", Pattern.CASE_INSENSITIVE);

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
    private static final Pattern LAST_WORD = Pattern.compile("(.*)\\s(\\d\\S*)", Pattern.DOTALL);
    /** Lengths in digits belong together: {@code 1h 30m}. */
    private static final Pattern DIGITS = Pattern.compile("(?:for\\s+)?(?:\\d[\\d.,]*\\s*\\p{L}+[\\s,]*)++\\d*", FLAGS);
    private static final Pattern FOR = Pattern.compile("for\\b.*", FLAGS);
    private static final Pattern OTHER_LEAD = Pattern.compile("(?:in|within|the|next|another|about|around|up|at|~).*", FLAGS);
    private static final Pattern CLOCK = Pattern.compile("(?:(by|(?:not|no) later than)|until|till|til)\\s.*", FLAGS);
    private static final Pattern BARE_HOUR = Pattern.compile(".*\\s\\d{1,2}", Pattern.DOTALL);
    private static final Pattern PART_OF_THE_PLAN = Pattern.compile("(?:.*\\s)?(?:" + TypedTask.BELONGING
            + "|for|in|within|about|another|next)", FLAGS);
    /** What lasts for a while by itself, so that "for" and "until" say how long it does. */
    private static final Pattern LASTING = Pattern
            .compile("\\b(?:paus|stop|halt|wait|hold|block|freez|keep|leav|stay|stand|drain|disabl"
                    + "|enabl|turn|switch|shift|rout|divert|redirect|send|serv|run|watch|monitor|observ|test|soak|sleep|delay|postpon|defer"
                    + "|mut|silenc|snooz|suppress|throttl|limit|cap|shed|reject|drop|den|ban|allow|open|clos|lock|rais|lower|increas|reduc"
                    + "|scal|doubl|isolat|quarantin|degrad|show|put|tak|set|ignor|skip|retain|extend|ramp|warm|bak|do nothing"
                    + "|read-only|maintenance)(?:e|es|ed|s|ing|y|ies|ped|ping|ning|ting|ding)?\\b", Pattern.CASE_INSENSITIVE);

    /** @param reader reads the time at the end of a line, as {@link PersonTime#atEnd} does */
    static TypedWindow read(String text, Reader reader) {
        String line = text.replace('\u00a0', ' ').replace('\u202f', ' ').strip();
        return switch (meant(line, reader)) {
            case TimeAhead.Until until when isWindow(line, until.rest(), until.byClock()) ->
                new TypedWindow(until.rest(), Optional.of(until), Optional.empty());
            case TimeAhead.OutOfReach far when isWindow(line, before(line, far.said()), true) ->
                new TypedWindow(line, Optional.empty(), Optional.of(far));
            case TimeAhead.Until until -> none(line);
            case TimeAhead.OutOfReach far -> none(line);
            case TimeAhead.None none -> none(line);
        };
    }

    /** Reads a line. */
    @FunctionalInterface
    interface Reader {
        TimeAhead atEnd(String line);
    }

    /** How long; empty where it says nothing. */
    Optional<Duration> length() {
        return until.map(TimeAhead.Until::length);
    }

    /** Its end, and how long that is; {@code usual} is how long it lasts where nobody says. */
    String told(Call call, Duration usual) {
        return until.map(PersonTime::until).orElseGet(() -> PersonTime.until(call.invocation().at(), usual));
    }

    /** Why it cannot be; empty where it can. */
    Optional<Rejection> refused() {
        return far.map(said -> new Rejection(PersonTime.outOfReach(said) + ", so nothing was changed yet.",
                "Write `3m` or `until 14:30` at the end; a time that belongs to the plan needs one behind it: `… 2m`."));
    }

    private static TypedWindow none(String line) {
        return new TypedWindow(line, Optional.empty(), Optional.empty());
    }

    /** In "risk: slow for an hour 3m" the hour is the risk's, and the last word the window. */
    private static TimeAhead meant(String line, Reader reader) {
        TimeAhead whole = reader.atEnd(line);
        Matcher last = LAST_WORD.matcher(line);
        if (whole instanceof TimeAhead.Until read && !read.byClock() && last.matches()
                && (RISK.matcher(read.rest()).find() || !DIGITS.matcher(said(line, read.rest())).matches())
                && reader.atEnd(last.group(2)) instanceof TimeAhead.Until alone && alone.rest().isEmpty()) {
            return new TimeAhead.Until(alone.at(), alone.length(), last.group(1).replaceFirst("[\\s,;(–—]{1,20}$", ""), false,
                    false);
        }
        return whole;
    }

    private static boolean isWindow(String line, String rest, boolean byClock) {
        String behind = line.substring(rest.length()).strip();
        String said = said(line, rest);
        boolean nothingElse = rest.isBlank() || behind.startsWith(":") || rest.endsWith(":") || rest.endsWith("=")
                || rest.endsWith("|");
        if (nothingElse || (!byClock && PART_OF_THE_PLAN.matcher(rest).matches())) {
            return false;
        }
        if (!byClock && said.matches("\\d\\S*")) {
            return true;
        }
        String plan = rest.substring(rest.lastIndexOf('|') + 1);
        boolean apart = !behind.isEmpty() && ",;.(–—-".indexOf(behind.charAt(0)) >= 0;
        boolean inRisk = RISK.matcher(plan).find();
        boolean own = apart || (!inRisk && !LASTING.matcher(plan).find());
        if (byClock) {
            Matcher clock = CLOCK.matcher(said);
            return clock.matches() && !BARE_HOUR.matcher(said).matches() && (own || (clock.group(1) != null && !inRisk));
        }
        return own && !OTHER_LEAD.matcher(said).matches() && !(inRisk && FOR.matcher(said).matches());
    }

    /** The words of the time itself. */
    private static String said(String line, String rest) {
        return Typed.withoutTrailing(line.substring(rest.length()).replaceFirst("^[\\s,;:.(–—-]+", ""), TypedTask.ENDS);
    }

    private static String before(String line, String said) {
        int at = line.lastIndexOf(said);
        return at < 0 ? "" : line.substring(0, at).replaceFirst("[\\s,;:(–—]{1,20}$", "");
    }
}
