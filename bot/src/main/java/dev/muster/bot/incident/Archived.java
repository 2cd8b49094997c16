package dev.muster.bot.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.muster.bot.effect.ChannelEffect;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.ReplyTo;
import dev.muster.bot.id.UserId;
import dev.muster.bot.timer.TimerChange;

/**
 * What happens to an incident that has no channel in which people can write: it was archived, which Slack lets no bot undo,
 * it was deleted, or Slack refused to make it. People who need a room get a new one at once.
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
        ReplyTo replyTo = wish.by().person().<ReplyTo>map(ReplyTo.Direct::new).orElse(null);
        List<Effect> effects = new ArrayList<>();
        effects.add(new ChannelEffect.CreateChannel(after.id(), ChannelName.of(after), after.isPrivate(), people, replyTo));
        effects.addAll(Telling.said(after, event, wish.by()));
        effects.addAll(Telling.refreshed(after));
        return new IncidentChange(after, wish.by(), wish.at(), List.of(event), timers, effects);
    }

    /**
     * An open incident without a room gets one. Whether the first one is just being made need not be known: of two wishes the
     * second finds the channel of the first and only brings people in.
     */
    static IncidentChange roomWanted(Incident open, Optional<String> note, Wish wish) {
        return reopened(open.leftWithoutChannel(), wish,
                new IncidentEvent.NewChannelWanted(note.orElse(null)), List.of());
    }
}
