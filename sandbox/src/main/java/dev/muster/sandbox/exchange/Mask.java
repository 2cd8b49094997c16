package dev.muster.sandbox.exchange;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Takes out of JSON what whoever has it could act with: tokens, secrets, addresses that answer without a token. */
final class Mask {
    private static final String HIDDEN = "••••••";
    private static final Set<String> SECRETS = Set.of("token", "authorization", "signing_secret", "client_secret", "secret",
            "password", "x-slack-signature");
    private static final Set<String> ADDRESSES = Set.of("response_url", "upload_url");
    private static final Pattern TOKEN = Pattern.compile("\\b(xox[a-z]|xapp)-[\\w-]{6,}");

    private static final Pattern TICKET = Pattern.compile("([?&]ticket=)[^&\\s\"]*");

    private Mask() {}

    /** A copy without them; what is hidden still shows that something was there. */
    static JsonNode over(JsonNode tree) {
        return switch (tree) {
            case ObjectNode object -> object(object);
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode();
                array.forEach(one -> copy.add(over(one)));
                yield copy;
            }
            case TextNode text -> TextNode.valueOf(masked(text.textValue()));
            default -> tree;
        };
    }

    private static String masked(String text) {
        return TICKET.matcher(TOKEN.matcher(text).replaceAll("$1-" + HIDDEN)).replaceAll("$1" + HIDDEN);
    }

    private static ObjectNode object(ObjectNode object) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(field -> {
            String name = field.getKey().toLowerCase(Locale.ROOT);
            JsonNode value = field.getValue();
            if (SECRETS.contains(name) && value.isTextual()) {
                copy.put(field.getKey(), HIDDEN);
            } else if (ADDRESSES.contains(name) && value.isTextual()) {
                copy.put(field.getKey(), value.textValue().replaceFirst("[^/]*$", HIDDEN));
            } else {
                copy.set(field.getKey(), over(value));
            }
        });
        return copy;
    }
}
