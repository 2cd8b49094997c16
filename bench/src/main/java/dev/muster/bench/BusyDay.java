package dev.muster.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

import dev.muster.sandbox.Message;

/** People write and type in many incidents at once; each round goes on where the last one ended. */
final class BusyDay {
    private static final int COMMANDS_A_SECOND = 5;
    private static final int PROMISES_A_SECOND = 2;
    /** Until the last that was promised is due. */
    private static final Duration STILL_TO_COME = Duration.ofSeconds(10);
    private static final Duration TO_BE_KEPT = Duration.ofSeconds(60);

    private final OpenIncidents incidents;
    private final int port;
    private final Typing typing;
    private final Events events;
    private long typed;
    private long promised;

    BusyDay(OpenIncidents incidents, int port) {
        this.incidents = incidents;
        this.port = port;
        this.typing = new Typing(incidents.channels(), incidents.slack().people());
        this.events = incidents.events("M");
    }

    /**
     * What was measured in a round.
     *
     * @param acknowledged how long each command took
     * @param late         how late each prompt and each "Hearing none" came
     */
    record Round(Latencies acknowledged, List<Duration> late) {}

    /** Promises are made for {@code lasting}; all the load goes on until they are due. */
    Round round(Duration lasting) throws Exception {
        Duration loaded = lasting.plus(STILL_TO_COME);
        long first = typed;
        long firstPromise = promised;
        Instant from = Instant.now();
        Latencies acknowledged;
        try (ExecutorService beside = Executors.newFixedThreadPool(2)) {
            Future<Latencies> messages = beside.submit(
                    () -> Load.open(port, OpenIncidents.MESSAGES_A_SECOND, loaded, number -> events.request()));
            Future<Latencies> promises = beside.submit(() -> Load.open(port, PROMISES_A_SECOND, lasting,
                    number -> request("P", firstPromise + number, typing.promise(firstPromise + number))));
            acknowledged = Load.open(port, COMMANDS_A_SECOND, loaded,
                    number -> request("C", first + number, typing.line(first + number))).right();
            Latencies unusedMessages = messages.get().right();
            Latencies unusedPromises = promises.get().right();
        }
        Instant until = Instant.now();
        long commands = COMMANDS_A_SECOND * loaded.toSeconds();
        long made = PROMISES_A_SECOND * lasting.toSeconds();
        promised += made;
        typed += commands;
        return new Round(acknowledged, late(from, until, made));
    }

    private byte[] request(String kind, long number, SlashCommand command) {
        return command.request(kind + number, incidents.slack().sandbox().signingSecret());
    }

    /** Of all that was due in this time, {@code atLeast} so many; waits until the last of it is there. */
    private List<Duration> late(Instant from, Instant until, long atLeast) throws Exception {
        List<Promise> due = Store.promises(incidents.server().url(), from, until);
        if (due.size() < atLeast) {
            throw new IllegalStateException("%d were promised, and %d came due".formatted(atLeast, due.size()));
        }
        long start = System.nanoTime();
        while (true) {
            Map<Promise.Key, Instant> kept = Promise.kept(messages());
            List<Promise> missing = due.stream().filter(promise -> !kept.containsKey(promise.key())).toList();
            if (missing.isEmpty()) {
                return due.stream().map(promise -> promise.late(kept.getOrDefault(promise.key(), Instant.MIN))).toList();
            }
            if (System.nanoTime() - start > TO_BE_KEPT.toNanos()) {
                throw new IllegalStateException("%d of %d had not come after %s, such as %s".formatted(missing.size(),
                        due.size(), TO_BE_KEPT, missing.getFirst()));
            }
            LockSupport.parkNanos(100_000_000);
        }
    }

    private List<Message> messages() {
        return incidents.channels().stream().flatMap(id -> incidents.slack().sandbox().channelById(id).stream())
                .flatMap(channel -> incidents.slack().sandbox().messages(channel).stream()).toList();
    }

    /** A figure for what was not done would be worth nothing. */
    void kept() throws Exception {
        incidents.kept(events.count());
        long pieces = Typing.done(typed);
        for (String done : List.of("kind = 'proposal' AND state = 'stopped'", "kind = 'assignment' AND state = 'done'")) {
            long count = Store.count(incidents.server().url(), "items WHERE " + done);
            if (count < pieces) {
                throw new IllegalStateException("%d pieces of work were typed, and %d have %s".formatted(pieces, count, done));
            }
        }
    }
}
