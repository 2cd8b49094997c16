package dev.muster.bot.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.incident.SeverityWords;
import dev.muster.bot.words.StorableText;
import org.jspecify.annotations.Nullable;

/** Reads the body of a declaration strictly: a misspelt field would otherwise go unnoticed until it is missed. */
final class DeclarationReader {
    private static final List<String> FIELDS = List.of("title", "severity", "impact", "dedup_key", "declared_by", "private",
            "invite");
    private static final ObjectReader JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build()
            .reader();
    /** Far longer than what is kept of it: a machine's sentence is shortened, not refused. */
    private static final int LONGEST_TITLE = 4000;
    private static final int LONGEST_IMPACT = 2000;
    private static final int LONGEST_KEY = 400;
    private static final int LONGEST_NAME = 100;
    private static final int MOST_PEOPLE = 100;

    private DeclarationReader() {}

    /**
     * Reads one.
     *
     * @throws Unreadable when it is none, with a sentence that says why
     */
    static Api.Declaration read(byte[] body) throws Unreadable {
        JsonNode node = parsed(body);
        for (String name : (Iterable<String>) node::fieldNames) {
            if (!FIELDS.contains(name)) {
                throw new Unreadable("'%s': unknown field (expected: %s)".formatted(clipped(name), String.join(", ", FIELDS)));
            }
        }
        String title = text(node, "title", LONGEST_TITLE);
        return new Api.Declaration(title == null ? "" : title, severity(node.get("severity")),
                optional(node, "impact", LONGEST_IMPACT),
                optional(node, "dedup_key", LONGEST_KEY), optional(node, "declared_by", LONGEST_NAME),
                flag(node, "private"), people(node.get("invite")));
    }

    private static JsonNode parsed(byte[] body) throws Unreadable {
        JsonNode node;
        try {
            node = JSON.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new Unreadable("The body is not JSON that can be read.");
        }
        if (!node.isObject()) {
            throw new Unreadable("The body is no JSON object (expected: one with a title).");
        }
        return node;
    }

    private static Optional<Severity> severity(@Nullable JsonNode node) throws Unreadable {
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        Optional<Severity> severity = node.isInt()
                ? Severity.of(node.intValue())
                : SeverityWords.read(node.asText()).severity();
        if (severity.isEmpty()) {
            throw new Unreadable("severity: '%s' (expected: sev1 to sev5, or 1 to 5)".formatted(clipped(node.asText())));
        }
        return severity;
    }

    private static boolean flag(JsonNode node, String field) throws Unreadable {
        JsonNode value = node.get(field);
        if (value != null && !value.isNull() && !value.isBoolean()) {
            throw new Unreadable("%s: '%s' (expected: true or false)".formatted(field, clipped(value.asText())));
        }
        return value != null && value.asBoolean(false);
    }

    private static List<UserId> people(@Nullable JsonNode node) throws Unreadable {
        List<UserId> people = new ArrayList<>();
        if (node == null || node.isNull()) {
            return people;
        }
        if (!node.isArray() || node.size() > MOST_PEOPLE) {
            throw new Unreadable("invite: no list (expected: up to %d Slack user ids)".formatted(MOST_PEOPLE));
        }
        for (JsonNode one : node) {
            if (!one.isTextual() || !one.textValue().matches("[UW][A-Z0-9]{2,30}")) {
                throw new Unreadable(
                        "invite: '%s' (expected: a Slack user id such as U024BE7LH)".formatted(clipped(one.asText())));
            }
            people.add(new UserId(one.textValue()));
        }
        return people;
    }

    private static Optional<String> optional(JsonNode node, String field, int longest) throws Unreadable {
        return Optional.ofNullable(text(node, field, longest));
    }

    private static @Nullable String text(JsonNode node, String field, int longest) throws Unreadable {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new Unreadable("%s: no text (expected: a string)".formatted(field));
        }
        String text = StorableText.clean(value.textValue()).strip();
        if (text.length() > longest) {
            throw new Unreadable("%s: %d characters (expected: at most %d)".formatted(field, text.length(), longest));
        }
        return text.isEmpty() ? null : text;
    }

    private static String clipped(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    /** It cannot be read; {@link #sentence} says why. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;
        private final String sentence;

        Unreadable(String sentence) {
            super(sentence);
            this.sentence = sentence;
        }

        String sentence() {
            return sentence;
        }
    }
}
