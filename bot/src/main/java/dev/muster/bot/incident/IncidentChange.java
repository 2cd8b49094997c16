package dev.muster.bot.incident;

import java.time.Instant;
import java.util.List;

import dev.muster.bot.effect.Effect;
import dev.muster.bot.incident.item.Item;
import dev.muster.bot.timer.TimerChange;

/**
 * All that one decision changes, committed in one transaction: the incident as it is afterwards, what happened as
 * timeline entries, deadlines, and what must reach Slack.
 *
 * @param items   those that are new or different afterwards
 * @param prompts questions that stand from now on, or ask nothing any more
 * @param events what happened; empty only where nothing changes that anybody could see: no change without an entry
 */
public record IncidentChange(Incident after, Actor by, Instant at, List<IncidentEvent> events, List<TimerChange> timers,
        List<Effect> effects, List<? extends Item> items, List<PromptChange> prompts) implements Verdict {
    public IncidentChange {
        events = List.copyOf(events);
        timers = List.copyOf(timers);
        effects = List.copyOf(effects);
        items = List.copyOf(items);
        prompts = List.copyOf(prompts);
    }

    /** A change of the incident and its items. */
    public IncidentChange(Incident after, Actor by, Instant at, List<IncidentEvent> events, List<TimerChange> timers,
            List<Effect> effects, List<? extends Item> items) {
        this(after, by, at, events, timers, effects, items, List.of());
    }

    /** A change of the incident itself alone. */
    public IncidentChange(Incident after, Actor by, Instant at, List<IncidentEvent> events, List<TimerChange> timers,
            List<Effect> effects) {
        this(after, by, at, events, timers, effects, List.of());
    }

    /** Nothing about the incident changes yet; it is looked at again at this deadline. */
    public static IncidentChange later(Incident incident, Instant at, TimerChange.Set deadline) {
        return new IncidentChange(incident, new Actor.Bot(), at, List.of(), List.of(deadline), List.of());
    }

    /** Nothing about the incident changes; only the cause is over. */
    public static IncidentChange none(Incident incident, Instant at) {
        return new IncidentChange(incident, new Actor.Bot(), at, List.of(), List.of(), List.of());
    }
}
