package dev.muster.bot.slack.socket;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One socket, from its opening to its end. What comes is handled side by side, a bounded number at a time; while that many
 * are in hand nothing more is read. An envelope is acknowledged by the socket it came by or not at all: on another one the
 * acknowledgement would mean nothing, and Slack sends again what it heard nothing of.
 */
final class SocketConnection implements WebSocket.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(SocketConnection.class);
    private static final ObjectReader JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build().reader();
    /** Stands for an end without a closing word. */
    private static final int BROKEN = 1006;
    private static final int MOST_IN_HAND = 64;
    /** In characters; Slack's largest payloads are far below. */
    private static final int LONGEST_MESSAGE = 8_000_000;

    private final Envelopes envelopes;
    private final Executor workers;
    private final LongSupplier nanos;
    private final Runnable changed;
    private final CountDownLatch greetedOrOver = new CountDownLatch(1);
    private final CountDownLatch gone = new CountDownLatch(1);
    private final StringBuilder text = new StringBuilder();
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);
    private volatile @Nullable WebSocket socket;
    private volatile boolean greeted;
    private volatile @Nullable String leaving;
    private volatile @Nullable String over;
    private volatile boolean deaf;
    private volatile long heardAt;
    private volatile long pingedAt;
    private volatile boolean pinged;
    private int inHand;

    /**
     * @param nanos   a clock that only goes forward, in nanoseconds: a machine's time that is set is no silence
     * @param changed told when the socket was greeted, is to go, or is gone; must be quick
     */
    SocketConnection(Envelopes envelopes, Executor workers, LongSupplier nanos, Runnable changed) {
        this.envelopes = envelopes;
        this.workers = workers;
        this.nanos = nanos;
        this.changed = changed;
        this.heardAt = nanos.getAsLong();
    }

    /** Waits until Slack greeted, or the socket was given up; whether it greeted. */
    boolean awaitGreeting(Duration atMost) throws InterruptedException {
        return greetedOrOver.await(atMost.toMillis(), TimeUnit.MILLISECONDS) && greeted && over == null;
    }

    /** Slack's word for why it will close the socket; empty while it has not said so. */
    Optional<String> leaving() {
        return Optional.ofNullable(leaving);
    }

    /** Why it is gone; empty while it is not. */
    Optional<String> over() {
        return Optional.ofNullable(over);
    }

    synchronized int inHand() {
        return inHand;
    }

    /** Asks whether Slack is still there where nothing was heard for a while, and ends the socket that does not answer. */
    void watch(Duration pingAfter, Duration pongWithin) {
        WebSocket to = socket;
        long now = nanos.getAsLong();
        if (to == null || over != null || inHand() >= MOST_IN_HAND) {
            return;
        }
        if (pinged && now - pingedAt > pongWithin.toNanos()) {
            end("silent");
        } else if (!pinged && now - heardAt > pingAfter.toNanos()) {
            ping(to);
        }
    }

    private void ping(WebSocket to) {
        pingedAt = nanos.getAsLong();
        pinged = true;
        CompletableFuture<WebSocket> unused = to.sendPing(ByteBuffer.allocate(0)).whenComplete((sent, error) -> {
            if (error != null) {
                end("broken");
            }
        });
    }

    boolean isAnswered() {
        return !pinged;
    }

    /** Takes nothing more. */
    void turnDeaf() {
        deaf = true;
    }

    /** Takes nothing more, waits for what is in hand and its acknowledgements, and closes. */
    void finish(Duration atMost) throws InterruptedException {
        turnDeaf();
        awaitIdle(atMost);
        WebSocket to = socket;
        if (to != null && over == null) {
            CompletableFuture<Void> unused = acknowledgements().thenCompose(sent -> to.sendClose(WebSocket.NORMAL_CLOSURE, ""))
                    .orTimeout(1, TimeUnit.SECONDS).handle((closed, error) -> {
                        end("finished");
                        return null;
                    });
        }
    }

    /** Ends it at once, whatever is in hand. */
    void end(String why) {
        if (over == null) {
            over = why;
        }
        WebSocket to = socket;
        if (to != null) {
            to.abort();
        }
        greetedOrOver.countDown();
        gone.countDown();
        changed.run();
    }

    /** Waits until it is gone; for one that was told to finish. */
    void awaitEnd(Duration atMost) throws InterruptedException {
        var unused = gone.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized CompletableFuture<?> acknowledgements() {
        return sending;
    }

    private synchronized void awaitIdle(Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        while (inHand > 0 && System.nanoTime() < until) {
            wait(50);
        }
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        heard();
        if (over != null) {
            // It was given up while it was being opened.
            opened.abort();
        }
        opened.request(MOST_IN_HAND);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        heard();
        text.append(data);
        if (text.length() > LONGEST_MESSAGE) {
            end("a message that does not end");
        } else if (last) {
            String message = text.toString();
            text.setLength(0);
            read(from, message);
        } else {
            from.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer payload) {
        heard();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer payload) {
        heard();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end(code == BROKEN ? "broken" : "closed");
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        LOG.debug("The socket broke: {}", error.getClass().getSimpleName());
        end("broken");
    }

    private void heard() {
        heardAt = nanos.getAsLong();
        pinged = false;
    }

    private void read(WebSocket from, String message) {
        JsonNode json;
        try {
            json = JSON.readTree(message);
        } catch (JsonProcessingException e) {
            LOG.warn("Slack sent something over the socket that is not JSON; it was left alone");
            from.request(1);
            return;
        }
        String id = json.path("envelope_id").asText("");
        if (!id.isEmpty()) {
            take(from, id, json);
            return;
        }
        switch (json.path("type").asText("")) {
            case "hello" -> {
                greeted = true;
                // A socket that is cut in its first millisecond is not always seen to be: the missing answer tells.
                ping(from);
                greetedOrOver.countDown();
                changed.run();
            }
            case "disconnect" -> {
                leaving = json.path("reason").asText("no reason");
                greetedOrOver.countDown();
                changed.run();
            }
            default -> LOG.debug("Slack sent a message over the socket that means nothing to the bot");
        }
        from.request(1);
    }

    private void take(WebSocket from, String id, JsonNode envelope) {
        synchronized (this) {
            if (deaf) {
                return;
            }
            inHand++;
        }
        workers.execute(() -> {
            try {
                handle(from, id, envelope);
            } catch (RuntimeException | Error e) {
                LOG.error("An envelope of Slack's could not be handled; it is not acknowledged", e);
            } finally {
                done(from);
            }
        });
    }

    private void handle(WebSocket from, String id, JsonNode envelope) {
        switch (envelopes.take(envelope.path("type").asText(""), envelope.path("payload"),
                envelope.path("retry_attempt").asInt(0))) {
            case Envelopes.Answer.Kept(Optional<JsonNode> words) -> {
                ObjectNode acknowledgement = JsonNodeFactory.instance.objectNode().put("envelope_id", id);
                if (envelope.path("accepts_response_payload").asBoolean(false)) {
                    words.ifPresent(say -> acknowledgement.set("payload", say));
                }
                acknowledge(from, acknowledgement.toString());
            }
            case Envelopes.Answer.NotKept() -> LOG.debug("An envelope is not acknowledged, so that Slack sends it again");
        }
    }

    /** One after the other: the socket takes no second message while it is busy with one. */
    private synchronized void acknowledge(WebSocket to, String json) {
        sending = sending.thenCompose(before -> to.sendText(json, true)).handle((sent, error) -> {
            if (error != null) {
                LOG.debug("The socket went before an acknowledgement; Slack will send that again");
            }
            return null;
        });
    }

    private void done(WebSocket from) {
        synchronized (this) {
            inHand--;
            notifyAll();
        }
        from.request(1);
    }
}
