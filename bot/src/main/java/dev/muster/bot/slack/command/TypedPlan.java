package dev.muster.bot.slack.command;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.incident.decision.Proposals.Plan;
import dev.muster.bot.time.TimeAhead;

/**
 * What somebody types behind {@code propose}: the plan, perhaps its risk, perhaps how long one may object. Only a time that is
 * written as one word, such as {@code 3m}, is the window: plans and risks end with lengths of time, too.
 */
record TypedPlan(Plan plan, Optional<Duration> window) {
    private static final Pattern RISK = Pattern.compile("(?:^|[,;.]|\\s)\\s*risks?\\s*[:=]\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern COMPACT = Pattern.compile("(?:(.*)\\s)?(\\d\\S*)", Pattern.DOTALL);
    private static final Pattern LASTS = Pattern.compile(".*\\b(?:for|in|within|about|of|takes?|after|every)",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    static TypedPlan read(String text) {
        Matcher compact = COMPACT.matcher(text.strip());
        if (compact.matches() && compact.group(1) != null && !LASTS.matcher(compact.group(1).strip()).matches()) {
            String before = compact.group(1).strip();
            boolean onlyRisk = before.endsWith(":") || before.endsWith("=");
            if (!onlyRisk && TimeAhead.atEnd(compact.group(2), Instant.EPOCH, ZoneOffset.UTC) instanceof TimeAhead.Until until
                    && until.rest().isEmpty()) {
                return new TypedPlan(plan(before), Optional.of(until.length()));
            }
        }
        return new TypedPlan(plan(text.strip()), Optional.empty());
    }

    /** The plan of a decision, which has no window: every word is part of it. */
    static Plan decided(String text) {
        return plan(text.strip());
    }

    private static Plan plan(String text) {
        Matcher risk = RISK.matcher(text);
        if (!risk.find()) {
            return new Plan(text, Optional.empty());
        }
        String behind = text.substring(risk.end()).strip();
        return new Plan(text.substring(0, risk.start()).strip(), Optional.of(behind).filter(words -> !words.isEmpty()));
    }
}
