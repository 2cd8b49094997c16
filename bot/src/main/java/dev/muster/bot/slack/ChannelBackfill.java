package dev.muster.bot.slack;

import java.time.Duration;
import java.util.Optional;

import dev.muster.bot.effect.Attempt;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.slack.client.Backfill;
import dev.muster.bot.slack.event.HistoryBackfill;

/** Catches up on a channel's history as one of the effects: it waits its turn and survives a restart like any other. */
public final class ChannelBackfill implements Backfill {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);

    private final HistoryBackfill history;

    public ChannelBackfill(HistoryBackfill history) {
        this.history = history;
    }

    @Override
    public Attempt run(Effect.Backfill effect) {
        return switch (history.run(effect.of(), effect.channel())) {
            case HistoryBackfill.Outcome.Done(int kept, Optional<String> refused) ->
                new Attempt.Succeeded(new EffectResult.Backfilled(kept, refused.orElse(null)));
            case HistoryBackfill.Outcome.Paused(int kept, Duration pause) ->
                new Attempt.NotYet("more to read", pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause);
            case HistoryBackfill.Outcome.Refused(int kept, String error) ->
                new Attempt.Impossible("Slack does not give out the channel's history (%s)".formatted(error));
            // Reading changes nothing in Slack: it may simply be done again.
            case HistoryBackfill.Outcome.Unclear(int kept, String why) -> new Attempt.NotYet(why, null);
        };
    }
}
