package dev.muster.bot.review;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.incident.Status;

/** The master as JSON: the lossless form. One person and one timeline entry a line, so that two exports can be compared. */
final class JsonExport {
    private static final JsonMapper MAPPER = JsonMapper
            .builder(new JsonFactoryBuilder().characterEscapes(new RiskyCharacters()).build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).addModule(words()).build();

    private JsonExport() {}

    static void write(ExportMaster master, OutputStream to) throws IOException {
        try (JsonGenerator json = MAPPER.createGenerator(to, JsonEncoding.UTF8)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            // An export that broke off must not look like a whole one.
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
            json.setPrettyPrinter(new LinePerElement());
            json.writeStartObject();
            json.writeStringField("schema", ExportMaster.SCHEMA);
            if (master.profile() != ExportProfile.FULL) {
                // Whoever reads a part must not take it for the whole; an export that says nothing is the whole.
                json.writeStringField("profile", master.profile().wireName());
            }
            json.writePOJOField("incident", master.incident());
            array(json, "people", master.people().iterator());
            try (Stream<ExportMaster.Line> lines = master.timeline().open()) {
                array(json, "timeline", lines.iterator());
            }
            for (String name : ExportMaster.LISTS) {
                array(json, name, master.list(name).iterator());
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /** Data in one line, for a cell of a table. */
    static String oneLine(JsonNode data) {
        try {
            return MAPPER.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always written", e);
        }
    }

    private static void array(JsonGenerator json, String name, Iterator<?> elements) throws IOException {
        json.writeArrayFieldStart(name);
        while (elements.hasNext()) {
            json.writePOJO(elements.next());
        }
        json.writeEndArray();
    }

    private static SimpleModule words() {
        SimpleModule module = new SimpleModule("muster");
        for (Class<?> text : new Class<?>[]{Instant.class, IncidentId.class, UserId.class, ChannelId.class, SlackTs.class}) {
            module.addSerializer(text, ToStringSerializer.instance);
        }
        module.addSerializer(Severity.class, new Word<Severity>() {
            @Override
            String of(Severity value) {
                return value.wireName();
            }
        });
        module.addSerializer(Status.class, new Word<Status>() {
            @Override
            String of(Status value) {
                return value.wireName();
            }
        });
        module.addSerializer(ExportMaster.Participation.class, new Word<ExportMaster.Participation>() {
            @Override
            String of(ExportMaster.Participation value) {
                return value.name().toLowerCase(Locale.ROOT);
            }
        });
        return module;
    }

    /** Writes a value as one word. */
    private abstract static class Word<T> extends JsonSerializer<T> {
        abstract String of(T value);

        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(of(value));
        }
    }
}
