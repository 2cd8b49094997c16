package dev.muster.bot.slack.event;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.timeline.Happening;
import dev.muster.bot.timeline.Received;
import dev.muster.bot.timeline.Timeline;

/**
 * Catches up on what was said in a channel while nobody listened. It walks the whole channel, not only back to the
 * newest message that is kept: events that came since may already stand behind the gap. What is kept already costs
 * nothing but the page it stands on. It never concludes from a message's absence that it was deleted.
 */
public final class HistoryBackfill {
    private static final int PAGE = 200;
    /** So that one long channel does not hold up everything else; the rest comes with the next run. */
    private static final int PAGES_PER_RUN = 40;

    private final EventReader reader = new EventReader();
    private final History history;
    private final Timeline timeline;
    private final InstantSource clock;
    /** Where Slack asked for a pause: with one page a minute, starting over each time would never get anywhere. */
    private final Map<ChannelId, HistoryWalk> walks = new ConcurrentHashMap<>();

    public HistoryBackfill(History history, Timeline timeline, InstantSource clock) {
        this.history = history;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** How a run ended. {@code kept} counts the entries that are new since the walk began. */
    public sealed interface Outcome {
        int kept();

        /** The whole channel was walked. */
        record Done(int kept) implements Outcome {}

        /** Run again after this pause; it goes on where it stopped. */
        record Paused(int kept, Duration pause) implements Outcome {}

        /** Slack does not give the channel's history out: its error code. */
        record Refused(int kept, String error) implements Outcome {}

        /** Slack did not answer clearly; running again is harmless. */
        record Unclear(int kept, String why) implements Outcome {}
    }

    /** Walks the channel, or goes on with the walk that was paused. Running it again adds nothing that is there. */
    public Outcome run(IncidentId incident, ChannelId channel) {
        HistoryWalk walk = walks.computeIfAbsent(channel,
                id -> new HistoryWalk(KeptReplies.of(timeline, incident, id), clock.instant()));
        synchronized (walk) {
            Outcome outcome = go(incident, channel, walk);
            if (outcome instanceof Outcome.Done) {
                timeline.historyRead(channel, walk.begun());
            }
            if (!(outcome instanceof Outcome.Paused) && !(outcome instanceof Outcome.Unclear)) {
                walks.remove(channel, walk);
            }
            return outcome;
        }
    }

    private Outcome go(IncidentId incident, ChannelId channel, HistoryWalk walk) {
        for (int pages = 0; pages < PAGES_PER_RUN; pages++) {
            Optional<HistoryWalk.Ask> next = walk.next();
            if (next.isEmpty()) {
                return new Outcome.Done(walk.kept());
            }
            switch (ask(channel, next.get())) {
                case History.Page.Messages(List<JsonNode> messages, Optional<String> cursor) -> {
                    int kept = 0;
                    for (JsonNode message : messages) {
                        kept += keep(incident, channel, message);
                        walk.seen(message);
                    }
                    walk.answered(cursor, kept);
                }
                case History.Page.TooFast(Duration pause) -> {
                    return new Outcome.Paused(walk.kept(), pause);
                }
                case History.Page.Refused(String error) -> {
                    // A thread that cannot be read, such as one just deleted, must not keep the others from being read.
                    if (!walk.skipThread()) {
                        return new Outcome.Refused(walk.kept(), error);
                    }
                }
                case History.Page.Unclear(String why) -> {
                    return new Outcome.Unclear(walk.kept(), why);
                }
            }
        }
        return new Outcome.Paused(walk.kept(), Duration.ZERO);
    }

    private History.Page ask(ChannelId channel, HistoryWalk.Ask ask) {
        return ask.thread().isPresent()
                ? history.replies(channel, ask.thread().get(), Optional.empty(), ask.cursor(), PAGE)
                : history.history(channel, Optional.empty(), ask.cursor(), PAGE);
    }

    private int keep(IncidentId incident, ChannelId channel, JsonNode message) {
        List<Happening> missing = reader.readHistory(channel, message).stream().filter(this::isMissing).toList();
        int kept = missing.isEmpty() ? 0 : keep(incident, message, missing);
        Happening.Edit edit = MessageReader.editOf(channel, message);
        if (edit != null && isMissing(edit)) {
            kept += keep(incident, message, List.of(edit));
        }
        return kept;
    }

    private int keep(IncidentId incident, JsonNode message, List<Happening> happenings) {
        Instant at = clock.instant();
        String subtype = Fields.textOrEmpty(message, "subtype");
        String type = subtype.isEmpty() ? "message" : "message:" + subtype;
        return timeline.keep(incident, new Received(null, at, "backfill", type, message.toString(), happenings));
    }

    private boolean isMissing(Happening happening) {
        return switch (happening) {
            case Happening.Message message -> !timeline.holds(message.channel(), message.ts(), Optional.empty());
            case Happening.Edit edit -> !timeline.holds(edit.channel(), edit.ts(), Optional.of(edit.editedTs()));
            case Happening.Notice notice -> true;
            case Happening.Deletion deletion -> false;
        };
    }
}
