package dev.muster.sandbox.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** A JSON object: the fields it must have, those it may have, and nothing else. Every call returns a new shape. */
public final class Shape implements Rule {

    private final Map<String, Rule> fields;
    private final List<String> required;
    private final List<Rule> whole;

    private Shape(Map<String, Rule> fields, List<String> required, List<Rule> whole) {
        this.fields = fields;
        this.required = required;
        this.whole = whole;
    }

    /** An object whose {@code type} has already been looked at. */
    public static Shape typed() {
        return empty().optional("type", (value, pointer, findings) -> {});
    }

    /** An object about which nothing is known yet. */
    public static Shape empty() {
        return new Shape(Map.of(), List.of(), List.of());
    }

    /** The same, with a field that must be there. */
    public Shape required(String field, Rule rule) {
        List<String> moreRequired = new ArrayList<>(required);
        moreRequired.add(field);
        return new Shape(with(field, rule), List.copyOf(moreRequired), whole);
    }

    /** The same, with a field that may be there. A later call for the same field replaces its rule. */
    public Shape optional(String field, Rule rule) {
        return new Shape(with(field, rule), required, whole);
    }

    /** A rule about how the fields go together, asked only of an object. */
    public Shape whole(Rule rule) {
        List<Rule> more = new ArrayList<>(whole);
        more.add(rule);
        return new Shape(fields, required, List.copyOf(more));
    }

    /** Needs exactly one of these fields, each of which is described as optional. */
    public Shape exactlyOne(String... names) {
        return whole((value, pointer, findings) -> {
            long present = List.of(names).stream().filter(value::has).count();
            if (present != 1) {
                findings.add(pointer, "must provide exactly one of: " + String.join(", ", names));
            }
        });
    }

    private Map<String, Rule> with(String field, Rule rule) {
        Map<String, Rule> more = new LinkedHashMap<>(fields);
        more.put(field, rule);
        return more;
    }

    @Override
    public void check(JsonNode value, String pointer, Findings findings) {
        if (!value.isObject()) {
            findings.add(pointer, "must provide an object");
            return;
        }
        for (String field : required) {
            if (!value.has(field)) {
                findings.add(pointer, "missing required field: " + field);
            }
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            Rule rule = fields.get(field.getKey());
            if (rule == null) {
                findings.add(pointer, "invalid additional property: " + field.getKey());
            } else {
                rule.check(field.getValue(), pointer + "/" + escape(field.getKey()), findings);
            }
        }
        for (Rule rule : whole) {
            rule.check(value, pointer, findings);
        }
    }

    private static String escape(String field) {
        return field.replace("~", "~0").replace("/", "~1");
    }
}
