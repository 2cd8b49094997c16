package dev.muster.bot.review;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.incident.Status;

/** Reads the JSON of an export back into the records that it was written from. */
final class MasterReader {
    private static final JsonMapper MAPPER = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(words()).build();

    private MasterReader() {}

    static ExportMaster read(byte[] json) throws IOException {
        JsonNode root = MAPPER.readTree(json);
        if (!root.path("schema").asText().equals(ExportMaster.SCHEMA)) {
            throw new IOException("schema: '%s'".formatted(root.path("schema").asText()));
        }
        List<ExportMaster.Line> lines = all(root, "timeline", ExportMaster.Line.class);
        Map<String, List<ObjectNode>> lists = new HashMap<>();
        for (String name : ExportMaster.LISTS) {
            lists.put(name, all(root, name, ObjectNode.class));
        }
        return new ExportMaster(ExportProfile.parse(root.path("profile").asText("full")).orElseThrow(),
                MAPPER.treeToValue(root.path("incident"), ExportMaster.Overview.class),
                all(root, "people", ExportMaster.Participant.class), lines::stream, lists);
    }

    private static <T> List<T> all(JsonNode root, String name, Class<T> type) throws IOException {
        List<T> all = new ArrayList<>();
        for (JsonNode element : root.path(name)) {
            all.add(MAPPER.treeToValue(element, type));
        }
        return all;
    }

    private static SimpleModule words() {
        SimpleModule module = new SimpleModule("read back");
        add(module, Instant.class, Instant::parse);
        add(module, IncidentId.class, text -> IncidentId.parse(text).orElseThrow());
        add(module, UserId.class, UserId::new);
        add(module, ChannelId.class, ChannelId::new);
        add(module, SlackTs.class, SlackTs::new);
        add(module, Severity.class, text -> Severity.parse(text).orElseThrow());
        add(module, Status.class, text -> Status.valueOf(text.toUpperCase(Locale.ROOT)));
        add(module, ExportMaster.Participation.class, text -> ExportMaster.Participation.valueOf(text.toUpperCase(Locale.ROOT)));
        return module;
    }

    /** Makes a value of a word. */
    private interface Maker<T> {
        T of(String text);
    }

    private static <T> void add(SimpleModule module, Class<T> type, Maker<T> maker) {
        module.addDeserializer(type, new JsonDeserializer<T>() {
            @Override
            public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                return maker.of(parser.getText());
            }
        });
    }
}
