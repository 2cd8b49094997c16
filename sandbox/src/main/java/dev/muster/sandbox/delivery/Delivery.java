package dev.muster.sandbox.delivery;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.muster.sandbox.exchange.Exchange;
import dev.muster.sandbox.wire.Json;
import org.jspecify.annotations.Nullable;

/** One thing that the workspace sends to the app, with every attempt at it. */
public final class Delivery {

    /** What it is; only events are tried again. */
    public enum Kind {
        URL_VERIFICATION,
        EVENT,
        COMMAND,
        INTERACTION,
        RAW
    }

    /** Where it stands. */
    public enum State {
        HELD,
        QUEUED,
        IN_FLIGHT,
        WAITING_FOR_RETRY,
        DELIVERED,
        GIVEN_UP;

        /** Whether it is on its way right now. */
        public boolean isBusy() {
            return this == QUEUED || this == IN_FLIGHT;
        }
    }

    /**
     * One try.
     *
     * @param number 0 for the first, then as in {@code X-Slack-Retry-Num}
     * @param status the HTTP status, 0 where no answer came
     * @param failure Slack's word for what went wrong, null where nothing did
     */
    public record Attempt(int number, Instant at, int status, @Nullable String failure, String answer) {
        public boolean succeeded() {
            return failure == null;
        }
    }

    private final Kind kind;
    private final String contentType;
    private final String body;
    private final Instant createdAt;
    private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
    private volatile @Nullable String envelopeId;
    private volatile State state = State.QUEUED;
    private volatile @Nullable Exchange exchange;

    Delivery(Kind kind, String contentType, String body, Instant createdAt) {
        this.kind = kind;
        this.contentType = contentType;
        this.body = body;
        this.createdAt = createdAt;
    }

    /** The same once more, sent exactly as it is. */
    Delivery copy(Instant at) {
        Delivery copy = new Delivery(Kind.RAW, contentType, body, at);
        copy.envelopeId = envelopeId;
        return copy;
    }

    /** The envelope in which it, or what it is a copy of, last went over a socket; null where it did not. */
    public @Nullable String envelopeId() {
        return envelopeId;
    }

    /** Notes the envelope in which it goes over a socket. */
    public void inEnvelope(String id) {
        envelopeId = id;
    }

    public Kind kind() {
        return kind;
    }

    public String contentType() {
        return contentType;
    }

    /** The raw body as sent. */
    public String body() {
        return body;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    public State state() {
        return state;
    }

    /** Slack's word for what became of the last attempt; the HTTP status, 0 without an answer or an attempt. */
    public int status() {
        List<Attempt> tries = attempts();
        return tries.isEmpty() ? 0 : tries.getLast().status();
    }

    /** The JSON in it: the event envelope, the interaction, or the fields of a command. */
    public JsonNode payload() {
        if (contentType.startsWith("application/json")) {
            return Json.tryParse(body).orElseGet(Json::object);
        }
        var fields = Json.object();
        for (String pair : List.of(body.split("&", -1))) {
            int equals = pair.indexOf('=');
            String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
            if (pair.startsWith("payload=")) {
                return Json.parse(value);
            }
            fields.put(pair.substring(0, Math.max(equals, 0)), value);
        }
        return fields;
    }

    /** The inner event's type, or the interaction's; empty where there is none. */
    public String type() {
        JsonNode payload = payload();
        return payload.path("event").path("type").asText(payload.path("type").asText(payload.path("command").asText("")));
    }

    void at(State now) {
        state = now;
        Exchange shown = exchange;
        if (shown != null) {
            shown.stands(switch (now) {
                case HELD, QUEUED, IN_FLIGHT -> Exchange.State.OPEN;
                case WAITING_FOR_RETRY -> Exchange.State.AGAIN;
                case DELIVERED -> Exchange.State.GOOD;
                case GIVEN_UP -> Exchange.State.BAD;
            });
        }
    }

    /** {@code millis} is how long the attempt took. */
    void tried(Attempt attempt, long millis) {
        attempts.add(attempt);
        Exchange shown = exchange;
        if (shown != null) {
            JsonNode body = Json.tryParse(attempt.answer()).orElseGet(() -> TextNode.valueOf(attempt.answer()));
            shown.answered(new Exchange.Answer(attempt.at(), attempt.status(), attempt.failure(), body, millis));
        }
    }

    /** From now on whoever looks on is shown this one. */
    void shownAs(Exchange shown) {
        exchange = shown;
    }

    /** A form body of these fields, in their order. */
    static String form(Map<String, String> fields) {
        StringBuilder form = new StringBuilder();
        fields.forEach((name, value) -> form.append(form.isEmpty() ? "" : "&").append(name).append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return form.toString();
    }

    @Override
    public String toString() {
        return kind + " " + type() + " " + state + " " + attempts;
    }
}
