package dev.muster.bot.incident.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.CommandEvent;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentEvent;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Role;
import dev.muster.bot.incident.Stint;
import dev.muster.bot.time.Durations;
import dev.muster.bot.timer.TimerChange;

/** Says that it is time to rest (P31): to whoever has the role, then to the deputy, then to everybody. */
record Fatigue(TimeInRole time) {
    /** The second step is the deputy's to hear, and from the third on everybody does. */
    private static final int DEPUTYS = 2;
    private static final Duration AT_LEAST = Duration.ofSeconds(1);

    /** The deadlines of everybody who has another role than command. */
    List<TimerChange> ofRoles(Incident incident, List<Stint> stints, Instant now) {
        return incident.roles().all().stream().flatMap(held -> of(Watch.of(held), stints, now).stream()).toList();
    }

    /** The deadlines of this person. */
    List<TimerChange> of(Watch watch, List<Stint> stints, Instant now) {
        List<TimerChange> timers = new ArrayList<>();
        for (int step = 1; step <= time.steps(); step++) {
            Instant at = time.reaches(step, stints, watch.role(), watch.user(), now);
            // What lies behind them they were told then.
            timers.add(at.isAfter(now)
                    ? new TimerChange.Set(DutyClock.FATIGUE, watch.about(step), at)
                    : new TimerChange.Cancel(DutyClock.FATIGUE, watch.about(step)));
        }
        return timers;
    }

    /** A deadline is there: it is said, or set anew where it is not so far yet. */
    IncidentChange fired(Incident incident, String about, List<Stint> stints, Instant now) {
        return Watch.read(incident, about).filter(step -> step.number() <= time.steps())
                .map(step -> fired(incident, step.watch(), step.number(), stints, now))
                .orElseGet(() -> IncidentChange.none(incident, now));
    }

    private IncidentChange fired(Incident incident, Watch watch, int step, List<Stint> stints, Instant now) {
        Duration inRole = time.of(stints, watch.role(), watch.user(), now);
        if (inRole.compareTo(time.step(step)) < 0) {
            Instant at = time.reaches(step, stints, watch.role(), watch.user(), now);
            Instant later = at.isAfter(now.plus(AT_LEAST)) ? at : now.plus(AT_LEAST);
            return change(incident, now, List.of(),
                    List.of(new TimerChange.Set(DutyClock.FATIGUE, watch.about(step), later)), List.of());
        }
        if (step < time.steps() && inRole.compareTo(time.step(step + 1)) >= 0) {
            // Nobody was there to say it, and the next step says more.
            return IncidentChange.none(incident, now);
        }
        var event = new CommandEvent.FatigueNoticed(watch.user(), inRole.toMinutes(), step,
                watch.isCommand() ? null : watch.role(), watch.isCommand() ? null : watch.name());
        return change(incident, now, List.of(event), List.of(), List.of(said(incident, watch, step, inRole)));
    }

    private static Effect said(Incident incident, Watch watch, int step, Duration inRole) {
        if (step > DEPUTYS) {
            return new Effect.Post(incident.id(), new Destination.IncidentChannel(),
                    new Content.RestSuggested(watch.user(), inRole.toMinutes(), watch.isCommand() ? null : watch.role(),
                            false));
        }
        String length = Durations.spoken(inRole);
        Optional<UserId> other = step == DEPUTYS ? other(incident, watch) : Optional.empty();
        return other.isPresent()
                ? direct(incident, new Content.Aside(other.get(), "rest", toOther(incident, watch, length)))
                : new Effect.Post(incident.id(), new Destination.Direct(watch.user()), new Content.RestSuggested(watch.user(),
                        inRole.toMinutes(), watch.isCommand() ? null : watch.role(), true));
    }

    /** Who looks after them: the deputy, and after the deputy the commander does. */
    private static Optional<UserId> other(Incident incident, Watch watch) {
        return incident.roles().holder(Role.DEPUTY).filter(deputy -> !deputy.equals(watch.user()))
                .or(() -> Optional.ofNullable(incident.commander()).filter(commander -> !commander.equals(watch.user())));
    }

    private static String toOther(Incident incident, Watch watch, String length) {
        String who = watch.user().mention();
        return watch.isCommand()
                ? "%s has had command of *%s* for %s. Ask how they are, and offer to take over: `/incident takeover` in the channel."
                        .formatted(who, incident.id(), length)
                : "%s has been %s of *%s* for %s. Ask how they are, and who is rested: `/incident handover %s @name` in the channel."
                        .formatted(who, Mrkdwn.escape(watch.name()), incident.id(), length, typed(watch));
    }

    private static String typed(Watch watch) {
        return watch.role().replace('_', ' ');
    }

    private static Effect direct(Incident incident, Content.Aside words) {
        return new Effect.Post(incident.id(), new Destination.Direct(words.person()), words);
    }

    private static IncidentChange change(Incident incident, Instant now, List<IncidentEvent> events, List<TimerChange> timers,
            List<Effect> effects) {
        return new IncidentChange(incident, new Actor.Bot(), now, events, timers, effects);
    }
}
