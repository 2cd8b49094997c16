package dev.muster.sandbox.socket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.delivery.Delivery;
import dev.muster.sandbox.wire.Json;
import org.jspecify.annotations.Nullable;

/** What surrounds a delivery on a socket. */
record SocketEnvelope(String id, Type type, ObjectNode json) {

    /** What is inside, in Slack's words. */
    enum Type {
        EVENTS_API("events_api", false),
        SLASH_COMMANDS("slash_commands", true),
        INTERACTIVE("interactive", true);

        private final String wireName;
        private final boolean takesPayload;

        Type(String wireName, boolean takesPayload) {
            this.wireName = wireName;
            this.takesPayload = takesPayload;
        }

        /** Whether its acknowledgement may say something. */
        boolean takesPayload() {
            return takesPayload;
        }
    }

    /** @param reason Slack's word for what went wrong with the attempt before; null for none */
    static SocketEnvelope around(Delivery delivery, String id, int attempt, @Nullable String reason) {
        Type type = type(delivery);
        ObjectNode json = Json.object().put("envelope_id", id);
        json.set("payload", delivery.payload());
        json.put("type", type.wireName).put("accepts_response_payload", type.takesPayload);
        if (type == Type.EVENTS_API) {
            json.put("retry_attempt", attempt).put("retry_reason", word(reason));
        }
        return new SocketEnvelope(id, type, json);
    }

    private static Type type(Delivery delivery) {
        if (delivery.contentType().startsWith("application/json")) {
            return Type.EVENTS_API;
        }
        return delivery.body().startsWith("payload=") ? Type.INTERACTIVE : Type.SLASH_COMMANDS;
    }

    private static String word(@Nullable String reason) {
        return reason == null ? "" : reason.equals("http_timeout") ? "timeout" : reason;
    }
}
