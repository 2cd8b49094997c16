package dev.muster.bot.config;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

import dev.muster.bot.incident.IncidentSettings.ExternalTimes;
import dev.muster.bot.incident.IncidentSettings.LeaderTimes;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.time.Durations;

/** The times, as they stand in the settings file. */
final class TimingSection {
    private static final String LONG_AFTER = "long_incident_after";

    private TimingSection() {}

    static Timing read(Section section) {
        Timing d = Timing.defaults();
        Timing timing = new Timing(section.duration("objection_window", d.objectionWindow()), by(section, "timebox", d.timebox()),
                section.duration("acknowledge_within", d.acknowledgeWithin()),
                section.duration("answer_within", d.answerWithin()),
                by(section, "update_every", d.updateEvery()),
                new ExternalTimes(section.duration("external_first", d.external().first()),
                        section.duration("external_every", d.external().every())),
                section.duration("no_commander_after", d.noCommanderAfter()),
                section.duration("handover_expires", d.handoverExpires()),
                section.duration("question_open_after", d.questionOpenAfter()),
                section.duration("commander_tick", d.commanderTick()),
                longIncidentAfter(section, d.longIncidentAfter()),
                section.duration("archive_offer_after", d.archiveOfferAfter()),
                section.durations("fatigue", d.fatigue()));
        section.close();
        return timing;
    }

    private static Duration longIncidentAfter(Section section, Duration otherwise) {
        Duration after = section.duration(LONG_AFTER, otherwise);
        if (after.compareTo(LeaderTimes.SOONEST) >= 0) {
            return after;
        }
        section.problem(LONG_AFTER, "'%s' is within the first hour, in which nobody is asked to slow down (expected: 1h or more)"
                .formatted(Durations.format(after)));
        return otherwise;
    }

    private static Timing.BySeverity by(Section timing, String key, Timing.BySeverity otherwise) {
        Section section = timing.section(key);
        Map<Severity, Duration> named = new EnumMap<>(Severity.class);
        named.putAll(otherwise.named());
        for (Severity severity : Severity.values()) {
            section.text(severity.wireName())
                    .ifPresent(written -> named.put(severity, section.duration(severity.wireName(), otherwise.of(severity))));
        }
        Duration rest = section.duration("default", otherwise.otherwise());
        section.close();
        return new Timing.BySeverity(named, rest);
    }
}
