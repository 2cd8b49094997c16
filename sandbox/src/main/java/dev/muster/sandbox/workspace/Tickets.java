package dev.muster.sandbox.workspace;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** What an interaction hands to the app: trigger ids (three seconds, once) and response URLs (five times within half an hour). */
public final class Tickets {
    private static final Duration TRIGGER_LIFE = Duration.ofSeconds(3);
    private static final Duration RESPONSE_LIFE = Duration.ofMinutes(30);
    private static final int RESPONSE_USES = 5;

    /** Where a response URL points: who interacted, where, and with which message (null for a command). */
    public record ResponseTarget(String user, String channel, @Nullable String messageTs, boolean ephemeral,
            @Nullable String threadTs) {}

    private record Trigger(String user, Instant diesAt, boolean used) {}

    private record Response(ResponseTarget target, Instant diesAt, int usesLeft) {}

    private final Workspace workspace;
    private final Map<String, Trigger> triggers = new HashMap<>();
    private final Map<String, Response> responses = new HashMap<>();

    Tickets(Workspace workspace) {
        this.workspace = workspace;
    }

    /** A trigger id for {@code user}. */
    public String trigger(String user) {
        return workspace.locked(() -> {
            String id = workspace.now().toEpochMilli() + "." + workspace.team().id() + "." + workspace.ids().secret(20);
            triggers.put(id, new Trigger(user, workspace.now().plus(TRIGGER_LIFE), false));
            return id;
        });
    }

    /** Uses a trigger id up and says whose it was. */
    public String redeem(String triggerId) {
        return workspace.locked(() -> {
            Trigger trigger = triggers.get(triggerId);
            if (trigger == null) {
                throw new Refusal("invalid_trigger_id");
            }
            if (trigger.used()) {
                throw new Refusal("exchanged_trigger_id");
            }
            if (workspace.now().isAfter(trigger.diesAt())) {
                throw new Refusal("expired_trigger_id");
            }
            triggers.put(triggerId, new Trigger(trigger.user(), trigger.diesAt(), true));
            return trigger.user();
        });
    }

    /** The path part of a new response URL. */
    public String response(ResponseTarget target) {
        return workspace.locked(() -> {
            String key = workspace.team().id() + "/" + workspace.ids().secret(24);
            responses.put(key, new Response(target, workspace.now().plus(RESPONSE_LIFE), RESPONSE_USES));
            return key;
        });
    }

    /** Uses a response URL once; a refusal {@code used_url} or {@code expired_url} where it is spent. */
    public ResponseTarget respond(String key) {
        return workspace.locked(() -> {
            Response response = responses.get(key);
            if (response == null || workspace.now().isAfter(response.diesAt())) {
                throw new Refusal("expired_url");
            }
            if (response.usesLeft() == 0) {
                throw new Refusal("used_url");
            }
            responses.put(key, new Response(response.target(), response.diesAt(), response.usesLeft() - 1));
            return response.target();
        });
    }
}
