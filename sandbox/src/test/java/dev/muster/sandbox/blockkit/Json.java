package dev.muster.sandbox.blockkit;

import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Short ways to write the JSON of a test. Single quotes stand for double ones. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode blocks(String... blocks) {
        return read("[" + String.join(",", blocks) + "]");
    }

    static JsonNode modal(String fields, String... blocks) {
        return read("{'type':'modal','title':" + plain("Title") + ",'blocks':[" + String.join(",", blocks) + "]"
                + (fields.isEmpty() ? "" : "," + fields) + "}");
    }

    static String plain(String text) {
        return "{'type':'plain_text','text':'" + text + "'}";
    }

    static String mrkdwn(String text) {
        return "{'type':'mrkdwn','text':'" + text + "'}";
    }

    static String option(int number) {
        return option("Option " + number, "v" + number);
    }

    static String option(String text, String value) {
        return "{'text':" + plain(text) + ",'value':'" + value + "'}";
    }

    /** A section that carries one element. */
    static String accessory(String element) {
        return "{'type':'section','text':" + plain("See") + ",'accessory':" + element + "}";
    }

    static String actions(String... elements) {
        return "{'type':'actions','elements':[" + String.join(",", elements) + "]}";
    }

    static String input(String element) {
        return "{'type':'input','label':" + plain("Label") + ",'element':" + element + "}";
    }

    static String button(int number) {
        return "{'type':'button','action_id':'a" + number + "','text':" + plain("Go") + "}";
    }

    static String richText(String... parts) {
        return "{'type':'rich_text','elements':[" + String.join(",", parts) + "]}";
    }

    static String text(int length) {
        return String.join("", Collections.nCopies(length, "x"));
    }

    static String many(int count, IntFunction<String> item) {
        return IntStream.range(0, count).mapToObj(item).collect(Collectors.joining(",", "[", "]"));
    }
}
