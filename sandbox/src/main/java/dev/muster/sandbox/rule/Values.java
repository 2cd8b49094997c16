package dev.muster.sandbox.rule;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/** Rules for plain values and for lists. Lengths are counted in UTF-16 units. */
public final class Values {

    /** True or false. */
    public static final Rule BOOLEAN = (value, pointer, findings) -> {
        if (!value.isBoolean()) {
            findings.add(pointer, "must provide a boolean");
        }
    };

    private static final Pattern HTTP_URL = Pattern.compile("https?://[^\\s/?#]+\\S*");
    private static final Pattern LINK = Pattern.compile("(?i)(https?://|mailto:|tel:|slack://)\\S+");

    private Values() {}

    /** A string of at least {@code min} and at most {@code max} characters. */
    public static Rule string(int min, int max) {
        return (value, pointer, findings) -> {
            if (!value.isTextual()) {
                findings.add(pointer, "must provide a string");
                return;
            }
            int length = length(value.textValue());
            if (length < min) {
                findings.add(pointer, "must be more than " + (min - 1) + " characters");
            }
            if (length > max) {
                findings.add(pointer, "must be less than " + (max + 1) + " characters");
            }
        };
    }

    /** A string that names something: never empty. */
    public static Rule name(int max) {
        return string(1, max);
    }

    /** An absolute {@code http} or {@code https} address. */
    public static Rule httpUrl(int max) {
        return string(1, max).and(matching(HTTP_URL, "must be a valid URL that starts with http or https"));
    }

    /** Where a button or a text may lead: a web page, a mail address, a telephone number or a place in Slack. */
    public static Rule link(int max) {
        return string(1, max).and(matching(LINK, "must be a valid URL"));
    }

    /** A string in a fixed form. */
    public static Rule pattern(String regex, String message) {
        return string(1, Integer.MAX_VALUE - 1).and(matching(Pattern.compile(regex), message));
    }

    private static Rule matching(Pattern pattern, String message) {
        return (value, pointer, findings) -> {
            if (value.isTextual() && !value.textValue().isEmpty() && !pattern.matcher(value.textValue()).matches()) {
                findings.add(pointer, message);
            }
        };
    }

    /** One of a few words. */
    public static Rule word(String... words) {
        Set<String> allowed = new TreeSet<>(Arrays.asList(words));
        return (value, pointer, findings) -> {
            if (!value.isTextual() || !allowed.contains(value.textValue())) {
                findings.add(pointer, "must be one of: " + String.join(", ", allowed));
            }
        };
    }

    /** A whole number within bounds, both included. */
    public static Rule integer(long min, long max) {
        return (value, pointer, findings) -> {
            if (!value.isIntegralNumber()) {
                findings.add(pointer, "must provide an integer");
            } else if (!value.canConvertToLong() || value.longValue() < min || value.longValue() > max) {
                findings.add(pointer, "must be between " + min + " and " + max);
            }
        };
    }

    /** A list of {@code min} to {@code max} items, each of which keeps {@code item}. */
    public static Rule list(int min, int max, Rule item) {
        return (value, pointer, findings) -> {
            if (!value.isArray()) {
                findings.add(pointer, "must provide an array");
                return;
            }
            if (value.size() < min) {
                findings.add(pointer, "no fewer than " + min + " items allowed");
            }
            if (value.size() > max) {
                findings.add(pointer, "no more than " + max + " items allowed");
            }
            for (int i = 0; i < value.size(); i++) {
                item.check(value.get(i), pointer + "/" + i, findings);
            }
        };
    }

    /** The text under {@code field}, or an empty string where there is none. */
    public static String text(JsonNode object, String field) {
        return object.path(field).asText("");
    }

    /**
     * How long a text is. Slack does not say how it counts an emoji; UTF-16 units are the most that it may come to, so what keeps a limit
     * here keeps it there.
     */
    public static int length(String text) {
        return text.length();
    }
}
