package dev.muster.sandbox;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.Elements.Element;

/** What Slack's own client checks before it sends a form: the app never gets what does not pass. */
final class EntryRules {
    private static final String MISSING = "Please complete this required field.";
    private static final int LONGEST = 3000;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+", Pattern.CASE_INSENSITIVE);
    private static final Pattern DECIMAL = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern WHOLE = Pattern.compile("-?\\d+");

    private EntryRules() {}

    /** What is wrong with what stands in a form, by block id; empty where it can be sent. */
    static Map<String, String> problems(List<Element> elements, ObjectNode states) {
        Map<String, String> problems = new LinkedHashMap<>();
        for (Element element : elements) {
            if (element.isInput()) {
                problem(element, states.path(element.blockId()).path(element.actionId()))
                        .ifPresent(problem -> problems.put(element.blockId(), problem));
            }
        }
        return problems;
    }

    private static Optional<String> problem(Element element, JsonNode state) {
        if (!(state instanceof ObjectNode entered) || !Values.isFilled(entered)) {
            return element.block().path("optional").asBoolean(false) ? Optional.empty() : Optional.of(MISSING);
        }
        String text = state.path("value").asText("");
        return switch (element.type()) {
            case "plain_text_input" -> length(element.json(), text.length());
            case "email_text_input" -> matches(EMAIL, text, "This does not look like an e-mail address.");
            case "url_text_input" -> matches(ADDRESS, text, "An address begins with http:// or https://.");
            case "number_input" -> number(element.json(), text.strip());
            default -> count(element.json(), entered);
        };
    }

    private static Optional<String> matches(Pattern pattern, String text, String otherwise) {
        return pattern.matcher(text.strip()).matches() ? Optional.empty() : Optional.of(otherwise);
    }

    private static Optional<String> length(JsonNode json, int length) {
        int least = json.path("min_length").asInt(0);
        int most = json.path("max_length").asInt(LONGEST);
        if (length < least) {
            return Optional.of("Please write at least " + least + " characters.");
        }
        return length > most ? Optional.of("Please write at most " + most + " characters.") : Optional.empty();
    }

    private static Optional<String> number(JsonNode json, String text) {
        boolean decimal = json.path("is_decimal_allowed").asBoolean();
        if (!(decimal ? DECIMAL : WHOLE).matcher(text).matches()) {
            return Optional.of(decimal ? "Please write a number." : "Please write a whole number.");
        }
        BigDecimal number = new BigDecimal(text);
        String least = json.path("min_value").asText(text);
        String most = json.path("max_value").asText(text);
        if (number.compareTo(new BigDecimal(least)) < 0) {
            return Optional.of("Not less than " + least + ".");
        }
        return number.compareTo(new BigDecimal(most)) > 0 ? Optional.of("Not more than " + most + ".") : Optional.empty();
    }

    private static Optional<String> count(JsonNode json, ObjectNode state) {
        int most = json.path("max_selected_items").asInt(Integer.MAX_VALUE);
        boolean more = state.properties().stream()
                .anyMatch(field -> field.getValue().isArray() && field.getValue().size() > most);
        return more ? Optional.of("Please choose at most " + most + ".") : Optional.empty();
    }
}
