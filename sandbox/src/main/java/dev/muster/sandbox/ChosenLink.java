package dev.muster.sandbox;

import java.util.concurrent.CompletableFuture;

import dev.muster.sandbox.api.Switches;
import dev.muster.sandbox.delivery.AppLink;
import dev.muster.sandbox.delivery.Delivery;
import dev.muster.sandbox.delivery.Reply;
import org.jspecify.annotations.Nullable;

/** The way that the app's settings choose at this moment. */
record ChosenLink(Switches switches, AppLink byHttp, AppLink bySocket) implements AppLink {
    @Override
    public boolean isConnected() {
        return chosen().isConnected();
    }

    @Override
    public CompletableFuture<Reply> send(Delivery delivery, int attempt, @Nullable String reason) {
        return chosen().send(delivery, attempt, reason);
    }

    private AppLink chosen() {
        return switches.socketMode() ? bySocket : byHttp;
    }
}
