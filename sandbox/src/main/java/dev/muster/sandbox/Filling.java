package dev.muster.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;

/** A form being filled in. */
public final class Filling {
    private final Person person;
    private final Map<String, Object> values = new LinkedHashMap<>();

    Filling(Person person) {
        this.person = person;
    }

    /**
     * Puts something into a field.
     *
     * @param field its block id or action id
     * @param value a text, an option's value or label, a {@link Person}, a {@link Channel}, or a list of these
     */
    public Filling with(String field, Object value) {
        values.put(field, value);
        return this;
    }

    public SubmitAnswer submits() {
        return person.submits(values);
    }
}
