package dev.muster.launcher.fuzz;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes something that is almost right out of something that is: in its values, in its shape, in its bytes. */
final class Mutator {
    private static final int DEEPEST = 100_000;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(DEEPEST).build())
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build()).build());
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** Texts that have broken other programs: nothing, much, control characters, half characters, other people's syntax. */
    private static final List<String> TEXTS = List.of("", " ", "\u0000", "\uD800", "\u202Eabc", "\uD83D\uDE80".repeat(200),
            "x".repeat(20_000),
            "<@", "<@U", "<!date^9999999999999^{date}|x>", "<http://|>", "&lt;&amp;&bogus;", "../../etc/passwd", "' OR 1=1 --",
            "{{7*7}}",
            "-1", "1e999", "1712345678.000100", "9999999999999999999.999999", "0.0", "NaN", "null", "inc-1",
            "INC-99999999999999999999",
            "new", "sev 99999999999", "note " + "y".repeat(9000), "lead <@UNOBODY>", "export exe", "resolve\nresolve",
            "/incident");
    private static final List<String> CONTENT_TYPES = List.of("text/plain", "application/xml", "application/json; charset=utf-16",
            "multipart/form-data; boundary=x", "application/x-www-form-urlencoded; charset=nonsense");

    private final Random random;

    Mutator(Random random) {
        this.random = random;
    }

    Shot mutate(Shot shot) {
        Shot changed = shot;
        int rounds = 1 + random.nextInt(3);
        for (int round = 0; round < rounds; round++) {
            changed = once(changed);
        }
        return changed;
    }

    private Shot once(Shot shot) {
        return switch (random.nextInt(12)) {
            case 0 -> new Shot(shot.contentType(), bytes(shot.body()));
            case 1 -> new Shot(pick(CONTENT_TYPES), shot.body());
            case 2 -> new Shot(shot.contentType(), shot.body().substring(0, random.nextInt(shot.body().length() + 1)));
            default -> shot.contentType().contains("json")
                    ? new Shot(shot.contentType(), tree(shot.body()))
                    : new Shot(shot.contentType(), form(shot.body()));
        };
    }

    /** Overwrites, doubles or takes out a few characters. */
    private String bytes(String body) {
        StringBuilder text = new StringBuilder(body);
        for (int times = 1 + random.nextInt(8); times > 0 && !text.isEmpty(); times--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                case 1 -> text.insert(at, text.substring(at, Math.min(text.length(), at + 20)));
                default -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(10)));
            }
        }
        return text.toString();
    }

    private String tree(String body) {
        try {
            JsonNode root = JSON.readTree(body);
            return root == null || root.isMissingNode() ? "null" : JSON.writeValueAsString(changed(root));
        } catch (JsonProcessingException broken) {
            return body;
        }
    }

    private JsonNode changed(JsonNode node) {
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = pick(names);
            JsonNode child = object.path(name);
            switch (random.nextInt(8)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(pick(TEXTS), child);
                case 2 -> object.set(name, odd());
                default -> object.set(name, changed(child));
            }
            return object;
        }
        if (node instanceof ArrayNode array && !array.isEmpty()) {
            int at = random.nextInt(array.size());
            switch (random.nextInt(5)) {
                case 0 -> array.remove(at);
                case 1 -> array.add(array.get(at).deepCopy());
                default -> array.set(at, changed(array.get(at)));
            }
            return array;
        }
        return odd();
    }

    private JsonNode odd() {
        return switch (random.nextInt(8)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(random.nextLong());
            case 2 -> NODES.numberNode(random.nextDouble() * 1e300);
            case 3 -> NODES.booleanNode(random.nextBoolean());
            case 4 -> NODES.arrayNode().add(NODES.objectNode());
            case 5 -> deep();
            default -> NODES.textNode(pick(TEXTS));
        };
    }

    private JsonNode deep() {
        JsonNode node = NODES.objectNode();
        for (int level = random.nextInt(1500); level > 0; level--) {
            node = level % 2 == 0 ? NODES.arrayNode().add(node) : NODES.objectNode().set("a", node);
        }
        return node;
    }

    private String form(String body) {
        List<String> pairs = new ArrayList<>(List.of(body.split("&", -1)));
        int at = random.nextInt(pairs.size());
        String pair = pairs.get(at);
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        switch (random.nextInt(6)) {
            case 0 -> pairs.remove(at);
            case 1 -> pairs.add(pair);
            case 2 -> pairs.set(at, name + "=%ZZ%" + pair);
            default ->
                pairs.set(at, name + "=" + URLEncoder.encode(value(name, pair.substring(equals + 1)), StandardCharsets.UTF_8));
        }
        return String.join("&", pairs);
    }

    private String value(String name, String encoded) {
        if (!name.equals("payload")) {
            return pick(TEXTS);
        }
        try {
            return tree(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException broken) {
            return pick(TEXTS);
        }
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
