package dev.muster.sandbox.rule;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An object that says by its {@code type} which rule it keeps. A type that is not in the table is refused.
 *
 * @param byType the table
 */
public record OneOf(Map<String, Rule> byType) implements Rule {

    /** Keeps a copy of the table. */
    public OneOf {
        byType = Map.copyOf(byType);
    }

    /** The same table with only some of its types. */
    public OneOf only(Set<String> types) {
        Map<String, Rule> fewer = new LinkedHashMap<>();
        for (String type : types) {
            Rule rule = byType.get(type);
            if (rule == null) {
                throw new IllegalArgumentException("type: " + type + " (expected: one of " + byType.keySet() + ")");
            }
            fewer.put(type, rule);
        }
        return new OneOf(fewer);
    }

    @Override
    public void check(JsonNode value, String pointer, Findings findings) {
        if (!value.isObject()) {
            findings.add(pointer, "must provide an object");
            return;
        }
        JsonNode type = value.path("type");
        if (!type.isTextual()) {
            findings.add(pointer, "missing required field: type");
            return;
        }
        Rule rule = byType.get(type.textValue());
        if (rule == null) {
            findings.add(pointer + "/type", "unsupported type: " + type.textValue());
            return;
        }
        rule.check(value, pointer, findings);
    }
}
