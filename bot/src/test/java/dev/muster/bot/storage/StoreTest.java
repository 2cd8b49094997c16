package dev.muster.bot.storage;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Cause;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentEvent;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.timeline.Happening;
import dev.muster.bot.timeline.Received;
import dev.muster.bot.timer.TimerChange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A fresh database for each test, and short words for what happens in the tests. */
abstract class StoreTest {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final UserId ADA = new UserId("U0ADA");
    static final UserId BOB = new UserId("U0BOB");
    static final ChannelId CHANNEL = new ChannelId("C0INC");

    final DatabaseKind kind;
    String url = "";
    Database database;
    JooqIncidentStore incidents;
    JooqTimerStore timers;
    JooqOutbox outbox;
    JooqTimeline timeline;

    StoreTest(DatabaseKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void openFreshDatabase(@TempDir Path folder) {
        url = kind.freshUrl(folder);
        use(Database.open(url));
    }

    final void use(Database opened) {
        database = opened;
        incidents = new JooqIncidentStore(opened, InstantSource.fixed(NOW));
        timers = new JooqTimerStore(opened);
        outbox = new JooqOutbox(opened);
        timeline = new JooqTimeline(opened, false);
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    final Outcome declare(String key) {
        return incidents.declare(new Cause.Request(key), id -> declared(id, List.of(), List.of()));
    }

    final IncidentId declared() {
        return declaredWith(List.of(), List.of());
    }

    final IncidentId declaredWith(List<TimerChange> timerChanges, List<Function<IncidentId, Effect>> effects) {
        Outcome outcome = incidents.declare(new Cause.Request("declare-" + System.nanoTime()),
                id -> declared(id, timerChanges, effects.stream().map(effect -> effect.apply(id)).toList()));
        return ((Outcome.Changed) outcome).incident().id();
    }

    static IncidentChange declared(IncidentId id, List<TimerChange> timers, List<Effect> effects) {
        Actor by = new Actor.Person(ADA);
        Incident incident = Incident.declared(id, "Checkout is slow", Severity.SEV2, null, NOW, by);
        return new IncidentChange(incident, by, NOW,
                List.of(new IncidentEvent.Declared("Checkout is slow", Severity.SEV2, null, "command")), timers, effects);
    }

    /** A remark, the smallest change there is. */
    static IncidentChange noted(Incident incident, String note) {
        return new IncidentChange(incident, new Actor.Person(ADA), NOW, List.of(new IncidentEvent.NoteAdded(note)), List.of(),
                List.of());
    }

    final Outcome change(IncidentId id, String key, List<TimerChange> timerChanges, List<Effect> effects) {
        return incidents.change(id, new Cause.Request(key), incident -> new IncidentChange(incident, new Actor.Person(ADA), NOW,
                List.of(new IncidentEvent.NoteAdded(key)), timerChanges, effects));
    }

    static SlackTs ts(int second) {
        return new SlackTs("17723664%02d.000100".formatted(second));
    }

    static JsonNode json(String text) {
        return EventJson.read(text);
    }

    static Happening.Message message(SlackTs ts, UserId user, String text) {
        return new Happening.Message(CHANNEL, ts, null, user, null, text, json("{}"));
    }

    static Received received(String eventId, Happening... happenings) {
        return new Received(eventId, NOW, "event", "message", "{\"text\":\"as it came\"}", List.of(happenings));
    }

    /** Does it in as many threads as there are tasks, all at the same time. */
    static <T> List<T> together(List<Callable<T>> tasks) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(tasks)) {
                try {
                    results.add(future.get());
                } catch (ExecutionException e) {
                    throw new AssertionError(e.getCause());
                }
            }
            return results;
        }
    }
}
