package dev.muster.sandbox.page;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.Sandbox;
import dev.muster.sandbox.delivery.Delivery;
import dev.muster.sandbox.wire.Json;

/** Whether the app is there, and how the last thing that was sent to it went, in words. */
final class AppStatus {
    private final Sandbox sandbox;

    AppStatus(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** Changes whenever something here does. */
    String fingerprint() {
        return connected() + " " + last();
    }

    /** Whether the app said where it listens, and was there when it was last needed. */
    boolean connected() {
        return sandbox.isConnected() && sandbox.deliveries().reversed().stream().filter(one -> !one.attempts().isEmpty())
                .findFirst()
                .map(one -> one.attempts().getLast()).map(attempt -> !"connection_failed".equals(attempt.failure())).orElse(true);
    }

    /** {@code state} (ok, waiting, failed, none) and {@code text}. */
    ObjectNode last() {
        List<Delivery> all = sandbox.deliveries();
        if (all.isEmpty()) {
            return words("none", "Nothing sent to the app yet");
        }
        Delivery last = all.getLast();
        String what = "Last sent: " + what(last);
        return switch (last.state()) {
            case DELIVERED -> words("ok", what + ", answered");
            case HELD, QUEUED, IN_FLIGHT -> words("waiting", what + ", on its way");
            case WAITING_FOR_RETRY -> words("waiting", what + ", " + failure(last) + ", will be sent again");
            case GIVEN_UP -> words("failed", what + ", " + failure(last));
        };
    }

    private static ObjectNode words(String state, String text) {
        return Json.object().put("state", state).put("text", text);
    }

    private static String what(Delivery delivery) {
        return switch (delivery.kind()) {
            case URL_VERIFICATION -> "the greeting";
            case EVENT -> "event " + delivery.type();
            case COMMAND -> "command " + delivery.type();
            case INTERACTION -> switch (delivery.type()) {
                case "block_actions" -> "a click";
                case "view_submission" -> "a form";
                case "view_closed" -> "a closed form";
                case "shortcut", "message_action" -> "a shortcut";
                default -> "an interaction";
            };
            case RAW -> "a payload as it is";
        };
    }

    private static String failure(Delivery delivery) {
        if (delivery.attempts().isEmpty()) {
            return "not sent";
        }
        Delivery.Attempt last = delivery.attempts().getLast();
        String failure = last.failure();
        return switch (failure == null ? "" : failure) {
            case "http_timeout" -> "no answer within three seconds";
            case "connection_failed" -> "the app could not be reached";
            case "http_error" -> "the app answered " + last.status();
            default -> "it failed";
        };
    }
}
