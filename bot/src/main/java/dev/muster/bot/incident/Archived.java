package dev.muster.bot.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.muster.bot.effect.Effect;
import dev.muster.bot.id.UserId;
import dev.muster.bot.timer.TimerChange;

/**
 * What happens to an incident whose channel was archived. Slack lets no bot undo that, and whoever could may be asleep:
 * people who find that it is back need a room at once, so they get a new one.
 */
public final class Archived {
    private Archived() {}

    /**
     * The incident open again with a new channel on its way; the old one stays as it is, and so does what was said there.
     *
     * @param after already without its channel
     */
    public static IncidentChange reopened(Incident after, Wish wish, IncidentEvent event, List<TimerChange> timers) {
        List<UserId> people = Stream.concat(wish.by().person().stream(), Stream.ofNullable(after.commander())).distinct()
                .toList();
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.CreateChannel(after.id(), ChannelName.of(after), after.isPrivate(), people,
                null));
        effects.addAll(Telling.said(after, event, wish.by()));
        effects.addAll(Telling.refreshed(after));
        return new IncidentChange(after, wish.by(), wish.at(), List.of(event), timers, effects);
    }
}
