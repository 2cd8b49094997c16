package dev.muster.bot.review;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;

/** Breaks the line before each field of the outermost object and each element of an array that stands directly in it. */
final class LinePerElement extends MinimalPrettyPrinter {
    private static final long serialVersionUID = 1;
    private static final int ROOT = 1;
    private static final int LIST_IN_ROOT = 2;

    private int depth;

    @Override
    public void writeStartObject(JsonGenerator json) throws IOException {
        super.writeStartObject(json);
        depth++;
    }

    @Override
    public void beforeObjectEntries(JsonGenerator json) throws IOException {
        breakAt(ROOT, json);
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
        super.writeObjectEntrySeparator(json);
        breakAt(ROOT, json);
    }

    @Override
    public void writeEndObject(JsonGenerator json, int entries) throws IOException {
        breakAt(ROOT, json);
        depth--;
        super.writeEndObject(json, entries);
    }

    @Override
    public void writeStartArray(JsonGenerator json) throws IOException {
        super.writeStartArray(json);
        depth++;
    }

    @Override
    public void beforeArrayValues(JsonGenerator json) throws IOException {
        breakAt(LIST_IN_ROOT, json);
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
        super.writeArrayValueSeparator(json);
        breakAt(LIST_IN_ROOT, json);
    }

    @Override
    public void writeEndArray(JsonGenerator json, int values) throws IOException {
        if (values > 0) {
            breakAt(LIST_IN_ROOT, json);
        }
        depth--;
        super.writeEndArray(json, values);
    }

    private void breakAt(int level, JsonGenerator json) throws IOException {
        if (depth == level) {
            json.writeRaw('\n');
        }
    }
}
