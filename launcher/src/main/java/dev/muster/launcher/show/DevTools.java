package dev.muster.launcher.show;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The developer protocol of one page of Chromium: numbered calls over a socket, each with its answer. */
final class DevTools implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_SECONDS = 60;

    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger();

    private DevTools(URI page) {
        this.socket = http.newWebSocketBuilder().buildAsync(page, new Listener()).join();
    }

    static DevTools at(URI page) {
        return new DevTools(page);
    }

    /** Pieces of one message come in order, one at a time. */
    private final class Listener implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence piece, boolean whole) {
            message.append(piece);
            if (whole) {
                received(message.toString());
                message.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            waiting.values().forEach(one -> one.completeExceptionally(failure));
        }
    }

    private void received(String text) {
        try {
            JsonNode message = JSON.readTree(text);
            CompletableFuture<JsonNode> asked = waiting.remove(message.path("id").asInt());
            if (asked != null) {
                asked.complete(message);
            }
        } catch (JsonProcessingException e) {
            waiting.values().forEach(one -> one.completeExceptionally(e));
        }
    }

    /**
     * Calls a method and waits for its result.
     *
     * @throws IllegalStateException where Chromium refuses or does not answer
     */
    JsonNode call(String method, ObjectNode parameters) {
        int id = last.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("id", id).put("method", method);
        message.set("params", parameters);
        try {
            JsonNode received = socket.sendText(message.toString(), true).thenCompose(sent -> answer)
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
            if (received.has("error")) {
                throw new IllegalStateException(
                        "Chromium refused %s: %s".formatted(method, received.path("error").path("message").asText()));
            }
            return received.path("result");
        } catch (CompletionException e) {
            throw new IllegalStateException("Chromium did not answer " + method, e);
        }
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }
}
