package dev.muster.bot.incident.work;

import java.time.Duration;
import java.util.function.Function;

import dev.muster.bot.incident.Severity;

/**
 * How long people are given.
 *
 * @param timebox           for a task where nobody says
 * @param acknowledgeWithin until somebody says that they are on it; after that they are asked again
 * @param answerWithin      until somebody says how it stands once their time is up; after that others are told
 */
public record WorkTimes(Function<Severity, Duration> timebox, Duration acknowledgeWithin, Duration answerWithin) {}
