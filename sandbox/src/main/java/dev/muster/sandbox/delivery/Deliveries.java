package dev.muster.sandbox.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import dev.muster.sandbox.delivery.Delivery.Attempt;
import dev.muster.sandbox.delivery.Delivery.Kind;
import dev.muster.sandbox.delivery.Delivery.State;
import dev.muster.sandbox.exchange.Exchange;
import dev.muster.sandbox.exchange.Exchanges;
import dev.muster.sandbox.time.SandboxClock;
import org.jspecify.annotations.Nullable;

/**
 * What is on its way to the app. Events wait here, go out a few at a time, and are tried again at once, after one minute and
 * after five when the app does not answer 2xx in time. Everything else is sent once.
 */
public final class Deliveries {
    /** When an event is tried again, counted from when the attempt before was due. */
    public static final List<Duration> RETRY_AFTER = List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5));

    private static final String JSON = "application/json";
    private static final int HTTP_OK = 200;

    private record Sending(Delivery delivery, int number, @Nullable String reason, Instant meantAt) {}

    private final AppLink app;
    private final Executor threads;
    private final SandboxClock clock;
    private final Exchanges exchanges;
    private final int atOnce;
    private final List<Duration> retryAfter;
    private final Volume volume = new Volume();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition calm = lock.newCondition();
    private final Deque<Sending> ready = new ArrayDeque<>();
    private final List<Delivery> held = new ArrayList<>();
    private final List<Delivery> all = new ArrayList<>();
    private int inFlight;
    private int pumping;
    private boolean holding;
    private volatile boolean cutOff;

    public Deliveries(AppLink app, Executor threads, SandboxClock clock, Exchanges exchanges, int atOnce,
            List<Duration> retryAfter) {
        this.app = app;
        this.threads = threads;
        this.clock = clock;
        this.exchanges = exchanges;
        this.atOnce = atOnce;
        this.retryAfter = List.copyOf(retryAfter);
    }

    /** Everything that was ever to be sent, in order. */
    public List<Delivery> all() {
        return locked(() -> List.copyOf(all));
    }

    /** Whether the app answered so badly for an hour that events stopped. {@link #trustAgain} ends it. */
    public boolean isCutOff() {
        return cutOff;
    }

    public void trustAgain() {
        volume.forgive();
        cutOff = false;
    }

    /** Queues an event. Never blocks and never calls the app on this thread. */
    Delivery event(String body, String rateLimitedNotice) {
        Instant now = clock.instant();
        if (!volume.admit(now)) {
            Delivery dropped = remember(new Delivery(Kind.EVENT, JSON, body, now));
            dropped.at(State.GIVEN_UP);
            if (volume.noticeDue(now)) {
                enqueue(remember(new Delivery(Kind.RAW, JSON, rateLimitedNotice, now)), 0, null);
            }
            return dropped;
        }
        Delivery delivery = remember(new Delivery(Kind.EVENT, JSON, body, now));
        if (cutOff) {
            delivery.at(State.GIVEN_UP);
        } else if (!holdBack(delivery)) {
            enqueue(delivery, 0, null);
        }
        return delivery;
    }

    /** Sends a body exactly as it is, signed, once. */
    public Delivery raw(String body) {
        Delivery delivery = remember(new Delivery(Kind.RAW, JSON, body, clock.instant()));
        enqueue(delivery, 0, null);
        return delivery;
    }

    /** Sends a delivery once more. With a retry number above 0 it says so in its headers. */
    public void again(Delivery delivery, int retryNumber, @Nullable String reason) {
        Delivery copy = remember(delivery.copy(clock.instant()));
        enqueue(copy, retryNumber, reason);
    }

    /** Sends something that somebody is waiting for. */
    CompletableFuture<Reply> now(Kind kind, String contentType, String body) {
        Delivery delivery = remember(new Delivery(kind, contentType, body, clock.instant()));
        locked(() -> inFlight++);
        return send(new Sending(delivery, 0, null, clock.instant()));
    }

    /** From now on events pile up. */
    public void hold() {
        locked(() -> holding = true);
    }

    /** Lets what piled up go, in the order that {@code order} makes of it, and holds nothing back any more. */
    public void release(UnaryOperator<List<Delivery>> order) {
        List<Delivery> piled = locked(() -> {
            List<Delivery> copy = new ArrayList<>(held);
            held.clear();
            holding = false;
            return copy;
        });
        order.apply(piled).forEach(delivery -> enqueue(delivery, 0, null));
    }

    /** Waits until nothing is queued or in flight; false when {@code atMost} passed before. Pending retries do not count. */
    public boolean quiet(Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (inFlight > 0 || pumping > 0 || !ready.isEmpty()) {
                if (left <= 0) {
                    return false;
                }
                left = calm.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private Delivery remember(Delivery delivery) {
        delivery.shownAs(exchanges.begin(kind(delivery.kind()), delivery.type(), delivery.createdAt(), delivery::payload));
        return locked(() -> {
            all.add(delivery);
            return delivery;
        });
    }

    private static Exchange.Kind kind(Kind kind) {
        return switch (kind) {
            case EVENT -> Exchange.Kind.EVENT;
            case COMMAND -> Exchange.Kind.COMMAND;
            case INTERACTION -> Exchange.Kind.INTERACTION;
            case URL_VERIFICATION, RAW -> Exchange.Kind.OTHER;
        };
    }

    private boolean holdBack(Delivery delivery) {
        return locked(() -> {
            if (holding) {
                delivery.at(State.HELD);
                held.add(delivery);
            }
            return holding;
        });
    }

    private void enqueue(Delivery delivery, int number, @Nullable String reason) {
        enqueue(new Sending(delivery, number, reason, clock.instant()));
    }

    private void enqueue(Sending sending) {
        locked(() -> {
            sending.delivery().at(State.QUEUED);
            ready.add(sending);
            pumping++;
            return pumping;
        });
        try {
            threads.execute(this::pump);
        } catch (RejectedExecutionException closed) {
            pumped();
        }
    }

    private void pumped() {
        locked(() -> {
            pumping--;
            calm.signalAll();
            return pumping;
        });
    }

    private void pump() {
        try {
            for (Sending next = take(); next != null; next = take()) {
                CompletableFuture<Reply> unused = send(next);
            }
        } finally {
            pumped();
        }
    }

    private @Nullable Sending take() {
        lock.lock();
        try {
            if (inFlight >= atOnce || ready.isEmpty()) {
                return null;
            }
            inFlight++;
            return ready.poll();
        } finally {
            lock.unlock();
        }
    }

    private CompletableFuture<Reply> send(Sending sending) {
        Delivery delivery = sending.delivery();
        delivery.at(State.IN_FLIGHT);
        Instant at = clock.instant();
        long startedNanos = System.nanoTime();
        return app.send(delivery, sending.number(), sending.reason()).thenApply(reply -> {
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos);
            delivery.tried(new Attempt(sending.number(), at, reply.status(), reply.failure(), reply.body()), millis);
            settle(sending, reply);
            return reply;
        });
    }

    private void settle(Sending sending, Reply reply) {
        Delivery delivery = sending.delivery();
        if (delivery.kind() == Kind.EVENT && !volume.stillTrusted(clock.instant(), reply.status() == HTTP_OK)) {
            cutOff = true;
        }
        if (reply.succeeded()) {
            delivery.at(State.DELIVERED);
        } else if (delivery.kind() != Kind.EVENT || reply.noRetry() || cutOff || sending.number() >= retryAfter.size()) {
            delivery.at(State.GIVEN_UP);
        } else {
            retry(sending, reply);
        }
        locked(() -> {
            inFlight--;
            calm.signalAll();
            pumping++;
            return inFlight;
        });
        pump();
    }

    /** Times are counted from when an attempt was due, so that one long step of a manual clock brings all that fell into it. */
    private void retry(Sending sending, Reply reply) {
        Duration wait = retryAfter.get(sending.number());
        Instant dueAt = sending.meantAt().plus(wait);
        Sending next = new Sending(sending.delivery(), sending.number() + 1, reply.failure(), dueAt);
        if (wait.isZero() || !dueAt.isAfter(clock.instant())) {
            enqueue(next);
        } else {
            sending.delivery().at(State.WAITING_FOR_RETRY);
            SandboxClock.Alarm unused = clock.at(dueAt, () -> enqueue(next));
        }
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
