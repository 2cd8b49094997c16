package dev.muster.sandbox.shape;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What one place may hold by the samples: the JSON types seen there, and the shapes of fields and items below it. Grows as samples are added. */
final class SampleShape {

    /** The JSON types that the samples tell apart. Null is none of them: Slack writes it for whatever is absent. */
    enum Type {
        STRING,
        NUMBER,
        BOOLEAN,
        OBJECT,
        ARRAY;

        static @Nullable Type of(JsonNode node) {
            return switch (node.getNodeType()) {
                case STRING, BINARY -> STRING;
                case NUMBER -> NUMBER;
                case BOOLEAN -> BOOLEAN;
                case OBJECT, POJO -> OBJECT;
                case ARRAY -> ARRAY;
                case NULL, MISSING -> null;
            };
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A key that is an id says that the object is a map, not a record. */
    private static final Pattern ID = Pattern.compile("[A-Z][A-Z0-9]{6,}");

    private final Set<Type> types = EnumSet.noneOf(Type.class);
    private final Map<String, SampleShape> fields = new TreeMap<>();
    private @Nullable SampleShape item;
    private @Nullable SampleShape mapped;

    /** Adds what another sample shows at this place. */
    void learn(JsonNode sample) {
        Type type = Type.of(sample);
        if (type == null) {
            return;
        }
        types.add(type);
        for (Map.Entry<String, JsonNode> field : sample.properties()) {
            if (ID.matcher(field.getKey()).matches()) {
                mapped = mapped == null ? new SampleShape() : mapped;
                mapped.learn(field.getValue());
            } else {
                fields.computeIfAbsent(field.getKey(), unused -> new SampleShape()).learn(field.getValue());
            }
        }
        if (sample.isArray()) {
            for (JsonNode each : sample) {
                item = item == null ? new SampleShape() : item;
                item.learn(each);
            }
        }
    }

    /** Whether the samples allow a value of this type here; a place never filled allows every type. */
    boolean allows(Type type) {
        return types.isEmpty() || types.contains(type);
    }

    String expected() {
        return String.join(" or ", types.stream().map(Type::word).toList());
    }

    /** Whether the samples say nothing about what stands below: an empty object, which is free-form. */
    boolean isOpen() {
        return types.isEmpty() || (types.contains(Type.OBJECT) && fields.isEmpty() && mapped == null);
    }

    /** The shape of a field; null where no sample has it. */
    @Nullable
    SampleShape field(String name) {
        SampleShape known = fields.get(name);
        return known != null ? known : mapped;
    }

    /** The shape of a list's items; null where all samples had an empty list. */
    @Nullable
    SampleShape item() {
        return item;
    }
}
