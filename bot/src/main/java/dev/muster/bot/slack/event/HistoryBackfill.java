package dev.muster.bot.slack.event;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.timeline.Happening;
import dev.muster.bot.timeline.Received;
import dev.muster.bot.timeline.Timeline;

/**
 * Catches up on what was said in a channel while nobody listened. It walks the whole channel, not only back to the
 * newest message that is kept: events that came since may already stand behind the gap. What is kept already costs
 * nothing but the page it stands on. It never concludes from a message's absence that it was deleted. Once all is read,
 * what nobody had heard is acted upon as if it came now, in the order in which it was written.
 */
public final class HistoryBackfill {
    private static final int PAGE = 200;
    /** So that one long channel does not hold up everything else; the rest comes with the next run. */
    private static final int PAGES_PER_RUN = 40;
    private static final int LATEST_FAILURES = 200;
    /** A thread that was deleted just now: there is nothing to read. */
    private static final Set<String> GONE = Set.of("thread_not_found", "message_not_found");

    private final EventReader reader = new EventReader();
    private final History history;
    private final Timeline timeline;
    private final Heard heard;
    private final InstantSource clock;
    /** Where Slack asked for a pause: with one page a minute, starting over each time would never get anywhere. */
    private final Map<ChannelId, HistoryWalk> walks = new ConcurrentHashMap<>();

    public HistoryBackfill(History history, Timeline timeline, Heard heard, InstantSource clock) {
        this.history = history;
        this.timeline = timeline;
        this.heard = heard;
        this.clock = clock;
    }

    /**
     * Who acts upon what is found.
     *
     * @param wasAsked whether what was asked for under this key was carried out or answered
     * @param bot      the bot's user id; empty while it is not known, and then nothing is read
     */
    public record Heard(Consequences consequences, Mentions mentions, Predicate<String> wasAsked,
            Supplier<Optional<UserId>> bot) {}

    /** How a run ended. {@code kept} counts the entries that are new since the walk began. */
    public sealed interface Outcome {
        int kept();

        /**
         * The whole channel was walked.
         *
         * @param refused Slack's word for why it does not give threads out; empty where it gave out all of them, or where the
         *                record says so already
         */
        record Done(int kept, Optional<String> refused) implements Outcome {}

        /** Run again after this pause; it goes on where it stopped. */
        record Paused(int kept, Duration pause) implements Outcome {}

        /** Slack does not give the channel's history out: its error code. */
        record Refused(int kept, String error) implements Outcome {}

        /** Slack did not answer clearly; running again is harmless. */
        record Unclear(int kept, String why) implements Outcome {}
    }

    /** Walks the channel, or goes on with the walk that was paused. Running it again adds nothing that is there. */
    public Outcome run(IncidentId incident, ChannelId channel) {
        Optional<UserId> bot = heard.bot().get();
        if (bot.isEmpty()) {
            return new Outcome.Unclear(0, "it is not known yet who we are in Slack");
        }
        while (true) {
            HistoryWalk walk = walks.computeIfAbsent(channel,
                    id -> new HistoryWalk(KeptReplies.of(timeline, incident, id, clock.instant()), clock.instant()));
            synchronized (walk) {
                // Whoever had to wait for another run may find that this walk has ended: what it found is told already.
                if (walks.get(channel) == walk) {
                    return run(new Channel(incident, channel, bot.get()), walk);
                }
            }
        }
    }

    private Outcome run(Channel channel, HistoryWalk walk) {
        Outcome outcome = go(channel, walk);
        if (outcome instanceof Outcome.Done) {
            walk.carryOut();
            timeline.historyRead(channel.id(), walk.begun());
        }
        if (!(outcome instanceof Outcome.Paused) && !(outcome instanceof Outcome.Unclear)) {
            walks.remove(channel.id(), walk);
        }
        return outcome;
    }

    private record Channel(IncidentId incident, ChannelId id, UserId bot) {}

    private Outcome go(Channel channel, HistoryWalk walk) {
        for (int pages = 0; pages < PAGES_PER_RUN; pages++) {
            Optional<HistoryWalk.Ask> next = walk.next();
            if (next.isEmpty()) {
                return new Outcome.Done(walk.kept(), walk.refused().filter(error -> !isTold(channel.incident())));
            }
            switch (ask(channel.id(), next.get())) {
                case History.Page.Messages(List<JsonNode> messages, Optional<String> cursor) -> {
                    int kept = 0;
                    for (JsonNode message : messages) {
                        kept += found(channel, message, walk);
                        walk.seen(message);
                    }
                    walk.answered(cursor, kept);
                }
                case History.Page.TooFast(Duration pause) -> {
                    return new Outcome.Paused(walk.kept(), pause);
                }
                case History.Page.Refused(String error) -> {
                    // A thread that cannot be read, such as one just deleted, must not keep the others from being read.
                    if (!(GONE.contains(error) ? walk.skipThread() : walk.refuseThread(error))) {
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

    /** Whether the record says already that threads are not given out: Slack will say so at every reading. */
    private boolean isTold(IncidentId incident) {
        return timeline.latest(incident, Set.of("effect_failed"), LATEST_FAILURES).stream()
                .anyMatch(entry -> EffectResult.Backfilled.THREADS.equals(entry.data().path("what").asText()));
    }

    private History.Page ask(ChannelId channel, HistoryWalk.Ask ask) {
        return ask.thread().isPresent()
                ? history.replies(channel, ask.thread().get(), Optional.empty(), ask.cursor(), PAGE)
                : history.history(channel, Optional.empty(), ask.cursor(), PAGE);
    }

    private int found(Channel channel, JsonNode message, HistoryWalk walk) {
        List<Happening> happenings = reader.readHistory(channel.id(), message);
        List<Happening> missing = happenings.stream().filter(this::isMissing).toList();
        int kept = missing.isEmpty() ? 0 : keep(channel.incident(), message, missing);
        Happening.Edit edit = MessageReader.editOf(channel.id(), message);
        if (edit != null && isMissing(edit)) {
            kept += keep(channel.incident(), message, List.of(edit));
        }
        for (Happening happening : happenings) {
            if (happening instanceof Happening.Message said) {
                follow(channel, said, message, missing.contains(said) || walk.cameLate(said.ts()), walk);
            }
        }
        return kept;
    }

    private void follow(Channel channel, Happening.Message said, JsonNode message, boolean unheard, HistoryWalk walk) {
        if (channel.bot().equals(said.user()) && message.path("reactions").isArray()) {
            walk.follows(said.ts(), () -> reactions(channel, said.ts(), message.path("reactions")));
        } else if (unheard) {
            walk.follows(said.ts(), () -> {
                heard.consequences().missed(channel.incident(), said, clock.instant());
                Reading.Mention mention = EventReader.mentionIn(said, message, channel.bot());
                if (mention != null) {
                    heard.mentions().mentioned(mention, clock.instant());
                }
            });
        } else if (walk.cameLately(said.ts())) {
            Reading.Mention mention = EventReader.mentionIn(said, message, channel.bot());
            if (mention != null) {
                walk.follows(said.ts(), () -> unlessAsked(mention));
            }
        }
    }

    /** What is kept was not acted upon where the process ended in between, and Slack may have given up telling it again. */
    private void unlessAsked(Reading.Mention mention) {
        if (!heard.wasAsked().test(mention.key())) {
            heard.mentions().mentioned(mention, clock.instant());
        }
    }

    private void reactions(Channel channel, SlackTs ts, JsonNode reactions) {
        for (JsonNode reaction : reactions) {
            for (JsonNode user : reaction.path("users")) {
                String id = user.asText();
                if (!id.isBlank() && id.length() <= Fields.LONGEST_ID) {
                    heard.consequences().standing(channel.incident(), new MessageRef(channel.id(), ts),
                            Fields.textOrEmpty(reaction, "name"), new UserId(id), clock.instant());
                }
            }
        }
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
