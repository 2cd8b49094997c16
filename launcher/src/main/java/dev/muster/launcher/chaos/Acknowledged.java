package dev.muster.launcher.chaos;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.delivery.Delivery;

/** What the bot has said it took: from then on the workspace never tells it again, so it must be kept. */
final class Acknowledged {
    private final Set<String> messages = new HashSet<>();
    private final Map<String, Set<String>> edits = new HashMap<>();
    private final Set<String> deletions = new HashSet<>();

    Acknowledged(List<Delivery> deliveries) {
        deliveries.stream().filter(one -> one.kind() == Delivery.Kind.EVENT && one.state() == Delivery.State.DELIVERED)
                .map(one -> one.payload().path("event")).filter(event -> event.path("type").asText().equals("message"))
                .forEach(this::add);
    }

    private void add(JsonNode event) {
        String channel = event.path("channel").asText();
        switch (event.path("subtype").asText("")) {
            case "message_changed" -> {
                JsonNode message = event.path("message");
                if (message.has("edited")) {
                    edits.computeIfAbsent(key(channel, message.path("ts").asText()), ts -> new HashSet<>())
                            .add(message.path("text").asText());
                }
            }
            case "message_deleted" -> deletions.add(key(channel, event.path("deleted_ts").asText()));
            default -> messages.add(key(channel, event.path("ts").asText()));
        }
    }

    private static String key(String channel, String ts) {
        return channel + "/" + ts;
    }

    boolean message(String channel, String ts) {
        return messages.contains(key(channel, ts));
    }

    boolean deletion(String channel, String ts) {
        return deletions.contains(key(channel, ts));
    }

    /** The texts that a message was changed to. */
    Set<String> edits(String channel, String ts) {
        return edits.getOrDefault(key(channel, ts), Set.of());
    }
}
