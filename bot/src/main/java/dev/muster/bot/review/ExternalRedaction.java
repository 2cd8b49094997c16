package dev.muster.bot.review;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.incident.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What somebody outside may see: what became of the incident, in our own sentences. Only what is listed here is shown, so
 * whatever comes later stays inside until somebody decides otherwise.
 */
final class ExternalRedaction implements Redaction {
    private static final Map<String, Set<String>> FIELDS = Map.of("decisions",
            Set.of("proposal", "plan", "opened_at", "closed_at", "state"), "updates",
            Set.of("update", "kind", "text", "approved_at", "state"));
    /** What was done, and what customers may be told: a row in any other state stays inside. */
    private static final Map<String, String> SHOWN = Map.of("decisions", "decided", "updates", "approved");

    private final HiddenPeople people;

    ExternalRedaction(HiddenPeople people) {
        this.people = people;
    }

    @Override
    public ExportMaster.Overview incident(ExportMaster.Overview whole) {
        ExportMaster.Overview open = OverviewWords.changed(whole, people::words, reason -> null, user -> null,
                new ExportMaster.Channel(null, null));
        return new ExportMaster.Overview(open.id(), open.title(), open.drill(), open.isPrivate(), open.severity(),
                open.severityHistory(), open.status(), open.statusHistory(), open.declaredAt(), null, open.impactStartedAt(),
                open.mitigatedAt(), open.resolvedAt(), open.channel(), List.of(), open.impact(), null, null);
    }

    @Override
    public ExportMaster.@Nullable Participant person(ExportMaster.Participant whole) {
        return null;
    }

    @Override
    public ExportMaster.@Nullable Line line(ExportMaster.Line whole) {
        JsonNode data = whole.data();
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        String text = switch (whole.kind()) {
            case "incident_declared" -> declared(data, kept);
            case "severity_changed" -> severity(data, kept);
            case "incident_mitigated" -> "The impact has stopped";
            case "incident_resolved" -> "The incident was resolved";
            case "incident_reopened" -> "The incident was reopened";
            case "incident_merged" -> "The incident turned out to be the same as another one";
            case "time_corrected" -> "A time was corrected";
            case "change_undone" -> "A change was taken back";
            default -> null;
        };
        return text == null
                ? null
                : new ExportMaster.Line(whole.seq(), whole.kind(), whole.happenedAt(), whole.knownAt(),
                        new ExportMaster.Author(null, null, whole.actor().role()), text, null, null, null, null, List.of(), kept);
    }

    private String declared(JsonNode data, ObjectNode kept) {
        Optional<Severity> severity = Severity.parse(data.path("severity").asText());
        severity.ifPresent(known -> kept.put("severity", known.wireName()));
        String impact = data.path("impact").asText("");
        if (!impact.isBlank() && !data.path("impact").isNull()) {
            kept.put("impact", people.words(impact));
        }
        return "The incident was declared" + severity.map(known -> " as a " + known.name()).orElse("");
    }

    private static String severity(JsonNode data, ObjectNode kept) {
        Optional<Severity> from = Severity.parse(data.path("from").asText());
        Optional<Severity> to = Severity.parse(data.path("to").asText());
        if (from.isEmpty() || to.isEmpty()) {
            return "The severity was changed";
        }
        kept.put("from", from.get().wireName()).put("to", to.get().wireName());
        String verb = to.get().isWorseThan(from.get()) ? "raised" : "lowered";
        return "The severity was %s from %s to %s".formatted(verb, from.get().name(), to.get().name());
    }

    @Override
    public @Nullable ObjectNode row(String list, ObjectNode whole) {
        Set<String> fields = FIELDS.get(list);
        if (fields == null || !whole.path("state").asText().toLowerCase(Locale.ROOT).equals(SHOWN.get(list))) {
            return null;
        }
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        whole.properties().forEach(field -> {
            if (fields.contains(field.getKey())) {
                JsonNode value = field.getValue();
                kept.set(field.getKey(),
                        value.isTextual() ? JsonNodeFactory.instance.textNode(people.words(value.asText())) : value);
            }
        });
        return kept;
    }
}
