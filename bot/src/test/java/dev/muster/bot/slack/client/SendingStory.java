package dev.muster.bot.slack.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.effect.Attempt;
import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.EffectFollowUps;
import dev.muster.bot.effect.EffectMetrics;
import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.MemoryOutbox;
import dev.muster.bot.effect.OutboxRunner;
import dev.muster.bot.effect.QueuedEffect;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.NobodyInChannels;
import dev.muster.bot.time.Backoff;
import dev.muster.bot.time.SettableClock;
import dev.muster.bot.timeline.People;
import org.jspecify.annotations.Nullable;

/** The real sender and runner over real HTTP against a scripted Slack, on a clock that is moved by hand. */
final class SendingStory implements AutoCloseable {
    static final IncidentId INCIDENT = new IncidentId(12);
    static final String CHANNEL = "C00000012";

    final SettableClock clock = SettableClock.atNoon();
    final ScriptedSlack slack = new ScriptedSlack(clock);
    final MemoryOutbox outbox = new MemoryOutbox();
    final List<EffectResult> results = new ArrayList<>();
    final List<String> impossible = new ArrayList<>();
    final List<MessageRef> ownPosts = new ArrayList<>();
    final List<EffectResult.PersonFound> people = new ArrayList<>();
    final Map<IncidentId, ChannelId> channels = new HashMap<>(Map.of(INCIDENT, new ChannelId(CHANNEL)));
    final SlackClient client = new SlackClient(new SlackHttp(slack.url("/api/"), () -> "xoxb-a-token-long-enough",
            new SlackHttp.Timeouts(Duration.ofMillis(400), Duration.ofMillis(250), Duration.ofMillis(400))),
            new RateBudget(clock), SlackMetrics.none(),
            clock);
    final SlackIdentity identity = new SlackIdentity(client, clock, Backoff.patient(new Random(2)));
    final SlackSender sender;
    private final OutboxRunner runner;
    boolean rendersNothing;
    /** How often there is no room for an export, and how many were put away again. */
    int exportFailures;
    int exportsDiscarded;
    ExportFile export = export("# INC-12".getBytes(StandardCharsets.UTF_8));

    SendingStory(Optional<String> announceChannel) {
        SlackPorts ports = new SlackPorts(new Plain(), this::ownPost, incident -> Optional.ofNullable(channels.get(incident)),
                new Known(), (incident, format, profile) -> rendered(),
                effect -> new Attempt.Succeeded(new EffectResult.Backfilled(0, null)), new NobodyInChannels());
        sender = new SlackSender(client, identity, ports, ChannelSettings.announcing(announceChannel), clock);
        runner = new OutboxRunner(outbox, sender, new FollowUps(), clock, Backoff.patient(new Random(1)), EffectMetrics.none(),
                incident -> false);
        identity.askIfDue();
    }

    static SendingStory withoutAnnouncements() {
        return new SendingStory(Optional.empty());
    }

    /** Commits an effect and lets time pass until nothing waits any more, ten minutes at most. */
    QueuedEffect carryOut(Effect effect) {
        QueuedEffect queued = outbox.add(effect, clock.instant());
        for (int i = 0; i < 300 && outbox.backlog().waiting() > 0; i++) {
            runner.drain();
            clock.advance(Duration.ofSeconds(2));
        }
        assertThat(outbox.backlog().waiting()).as("effects that never ended").isZero();
        return queued;
    }

    @Override
    public void close() {
        runner.stop();
        slack.close();
    }

    private synchronized void ownPost(IncidentId incident, MessageRef message, @Nullable SlackTs thread, String text,
            JsonNode blocks) {
        ownPosts.add(message);
    }

    private ExportFile export(byte[] bytes) {
        return new ExportFile("inc-12.md", bytes.length, () -> new ByteArrayInputStream(bytes), () -> exportsDiscarded++);
    }

    private ExportFile rendered() throws IOException {
        if (exportFailures > 0) {
            exportFailures--;
            throw new IOException("no room");
        }
        return export;
    }

    private final class Plain implements Rendering {
        @Override
        public Optional<Rendered> message(Content content, Optional<IncidentId> incident) {
            return rendersNothing
                    ? Optional.empty()
                    : Optional.of(new Rendered(content.toString(), Json.MAPPER.createArrayNode(), "muster_note",
                            Map.of("incident", incident.map(IncidentId::toString).orElse("")), 7));
        }

        @Override
        public JsonNode view(Form form) {
            return Json.MAPPER.createObjectNode().put("type", "modal");
        }

        @Override
        public JsonNode home(UserId person) {
            return Json.MAPPER.createObjectNode().put("type", "home");
        }

        @Override
        public String topic(IncidentId incident) {
            return "t".repeat(300);
        }
    }

    private final class Known implements People {
        @Override
        public void foundChannel(ChannelId channel, String name, Instant at) {
            throw new IllegalStateException("no channel is looked up here");
        }

        @Override
        public void found(EffectResult.PersonFound person, Instant at) {
            people.add(person);
        }

        @Override
        public Optional<String> name(UserId person) {
            return Optional.empty();
        }

        @Override
        public Optional<UserId> called(String name) {
            return Optional.empty();
        }

        @Override
        public Names names() {
            return (id, at) -> Optional.empty();
        }

        @Override
        public Map<UserId, Person> all() {
            return Map.of();
        }

        @Override
        public Map<UserId, Set<String>> everyName() {
            return Map.of();
        }
    }

    private final class FollowUps implements EffectFollowUps {
        @Override
        public synchronized void succeeded(QueuedEffect effect, EffectResult result) {
            results.add(result);
            outbox.settle(effect, clock.instant(), Optional.empty());
        }

        @Override
        public synchronized void impossible(QueuedEffect effect, String why) {
            impossible.add(why);
            outbox.settle(effect, clock.instant(), Optional.of(why));
        }
    }
}
