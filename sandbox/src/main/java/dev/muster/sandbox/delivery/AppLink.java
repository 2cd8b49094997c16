package dev.muster.sandbox.delivery;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/** The way to the app: its request URL, or the sockets that it opened. */
public interface AppLink {
    /** Whether anything sent now could arrive. */
    boolean isConnected();

    /**
     * Sends something to the app once.
     *
     * @param attempt 0 for the first time, then as Slack counts its retries
     * @param reason  Slack's word for what went wrong with the attempt before; null for the first
     * @return always completes with a reply, three seconds later on the sandbox clock at the latest
     */
    CompletableFuture<Reply> send(Delivery delivery, int attempt, @Nullable String reason);
}
