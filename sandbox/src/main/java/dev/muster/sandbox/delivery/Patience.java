package dev.muster.sandbox.delivery;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.muster.sandbox.time.SandboxClock;

/** How long an app may take to answer. */
public final class Patience {
    /** How long the app has, on the sandbox clock. */
    public static final Duration DEADLINE = Duration.ofSeconds(3);

    private Patience() {}

    /**
     * The same reply, or {@code http_timeout} once three seconds passed on the clock.
     *
     * @param onStandingClock a standing clock never gets there by itself, and a hanging app must not hang its test: how long
     *                        to wait then, in real time
     */
    public static CompletableFuture<Reply> limit(SandboxClock clock, Duration onStandingClock, CompletableFuture<Reply> reply) {
        SandboxClock.Alarm deadline = clock.at(clock.instant().plus(DEADLINE),
                () -> reply.complete(Reply.failed("http_timeout")));
        CompletableFuture<Reply> patient = clock.isManual()
                ? reply.completeOnTimeout(Reply.failed("http_timeout"), onStandingClock.toMillis(), TimeUnit.MILLISECONDS)
                : reply;
        return patient.whenComplete((done, error) -> deadline.cancel());
    }
}
