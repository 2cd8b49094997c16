package dev.muster.launcher.show;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.muster.launcher.play.Script;
import dev.muster.launcher.play.Step;

/**
 * When each step of a script happens. Some say so; those between are spread over the time between, and whoever writes more takes
 * longer. What only looks at things takes no time.
 */
final class Timetable {
    private static final Duration NOON = Duration.ofHours(12);
    private static final Duration USUAL = Duration.ofSeconds(20);
    private static final int LETTERS = 40;

    private final Map<Integer, Instant> dues = new HashMap<>();
    private final Instant start;

    /** {@code day} is the day of the story, in UTC. */
    Timetable(Script script, LocalDate day) {
        Instant midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        List<Step> steps = script.steps();
        Duration first = script.times().values().stream().min(Duration::compareTo).orElse(NOON);
        Duration at = first.minus(USUAL);
        this.start = midnight.plus(at);
        int from = 0;
        for (int i = 0; i < steps.size(); i++) {
            Duration fixed = script.times().get(steps.get(i).where().step());
            if (fixed != null) {
                spread(steps.subList(from, i + 1), midnight.plus(at), midnight.plus(fixed));
                at = fixed;
                from = i + 1;
            }
        }
        List<Step> rest = steps.subList(from, steps.size());
        spread(rest, midnight.plus(at), midnight.plus(at).plus(USUAL.multipliedBy(rest.size())));
    }

    private void spread(List<Step> steps, Instant from, Instant until) {
        long all = steps.stream().mapToLong(Timetable::weight).sum();
        long behind = 0;
        for (Step step : steps) {
            behind += weight(step);
            long millis = all == 0 ? 0 : Duration.between(from, until).toMillis() * behind / all;
            dues.put(step.where().step(), from.plusMillis(millis));
        }
    }

    private static long weight(Step step) {
        return Acts.isSilent(step) ? 0 : 1 + Acts.words(step).length() / LETTERS;
    }

    /** A little before the first step. */
    Instant start() {
        return start;
    }

    Instant due(Step step) {
        return dues.getOrDefault(step.where().step(), start);
    }
}
