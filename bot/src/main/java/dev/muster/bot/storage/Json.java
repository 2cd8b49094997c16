package dev.muster.bot.storage;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;

/** How the store writes values as JSON: names with underscores, ids as plain strings, enums by wire name, no nulls. */
final class Json {
    private Json() {}

    /** A mapper of its own for each codec, which may teach it more. */
    static JsonMapper.Builder mapper() {
        SimpleModule module = new SimpleModule("muster");
        id(module, IncidentId.class, text -> IncidentId.parse(text).orElseThrow(() -> new IllegalArgumentException(text)));
        id(module, UserId.class, UserId::new);
        id(module, ChannelId.class, ChannelId::new);
        id(module, SlackTs.class, SlackTs::new);
        id(module, Instant.class, Instant::parse);
        id(module, Duration.class, Duration::parse);
        module.addSerializer(new WireName());
        JsonMapper.Builder builder = JsonMapper.builder().addModule(module)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
                .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
                .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
                // What a newer program added is no reason to lose the rest.
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        // A list or map that an older program did not write yet reads as empty.
        JsonSetter.Value empty = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
        return builder.withConfigOverride(List.class, o -> o.setSetterInfo(empty))
                .withConfigOverride(Map.class, o -> o.setSetterInfo(empty));
    }

    static String write(ObjectMapper mapper, JsonNode node) {
        try {
            return mapper.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    static JsonNode read(ObjectMapper mapper, String text) {
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static <T> void id(SimpleModule module, Class<T> type, Function<String, T> read) {
        module.addSerializer(type, ToStringSerializer.instance);
        module.addDeserializer(type, new Id<>(type, read));
    }

    private static final class Id<T> extends FromStringDeserializer<T> {
        private static final long serialVersionUID = 1;

        private final transient Function<String, T> read;

        Id(Class<T> type, Function<String, T> read) {
            super(type);
            this.read = read;
        }

        @Override
        protected T _deserialize(String value, DeserializationContext context) {
            return read.apply(value);
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return read.apply(parser.getText());
        }
    }

    /** Every enum that is stored goes by its name in lower case, which is what {@code wireName()} is. */
    @SuppressWarnings("rawtypes")
    private static final class WireName extends StdScalarSerializer<Enum> {
        private static final long serialVersionUID = 1;

        WireName() {
            super(Enum.class, false);
        }

        @Override
        public void serialize(Enum value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.name().toLowerCase(Locale.ROOT));
        }
    }
}
