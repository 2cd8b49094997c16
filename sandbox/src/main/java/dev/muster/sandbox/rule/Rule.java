package dev.muster.sandbox.rule;

import com.fasterxml.jackson.databind.JsonNode;

/** What one JSON value has to be. A rule reports everything that it finds, so that a person can mend it all in one go. */
@FunctionalInterface
public interface Rule {

    /** Adds to {@code findings} what is wrong with {@code value}, which stands at {@code pointer}. */
    void check(JsonNode value, String pointer, Findings findings);

    /** This rule, and then another on the same value. */
    default Rule and(Rule next) {
        return (value, pointer, findings) -> {
            check(value, pointer, findings);
            next.check(value, pointer, findings);
        };
    }
}
