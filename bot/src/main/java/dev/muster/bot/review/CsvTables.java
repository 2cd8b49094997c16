package dev.muster.bot.review;

import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/** The tables of the master. Columns are called as in the JSON; scripts rely on them: add at the end, never rename. */
final class CsvTables {
    private CsvTables() {}

    static void incident(ExportMaster master, Writer out) throws IOException {
        ExportMaster.Overview incident = master.incident();
        new CsvTable(out, List.of("id", "title", "drill", "private", "severity", "status", "declared_at", "declared_by",
                "impact_started_at", "mitigated_at", "resolved_at", "channel_id", "channel_name", "tags", "impact", "profile",
                "merged_into"))
                .row(incident.id(), incident.title(), incident.drill(), incident.isPrivate(), incident.severity().wireName(),
                        incident.status().wireName(), incident.declaredAt(), incident.declaredBy(), incident.impactStartedAt(),
                        incident.mitigatedAt(), incident.resolvedAt(), incident.channel().id(), incident.channel().name(),
                        String.join("; ", incident.tags()), incident.impact(), master.profile().wireName(),
                        incident.mergedInto());
    }

    static void severityHistory(ExportMaster master, Writer out) throws IOException {
        CsvTable table = new CsvTable(out, List.of("at", "severity", "by", "by_name", "reason"));
        for (ExportMaster.SeverityAt at : master.incident().severityHistory()) {
            table.row(at.at(), at.severity().wireName(), at.by(), name(master, at.by()), at.reason());
        }
    }

    static void statusHistory(ExportMaster master, Writer out) throws IOException {
        CsvTable table = new CsvTable(out, List.of("at", "status", "by", "by_name", "note"));
        for (ExportMaster.StatusAt at : master.incident().statusHistory()) {
            table.row(at.at(), at.status().wireName(), at.by(), name(master, at.by()), at.note());
        }
    }

    static void people(ExportMaster master, Writer out) throws IOException {
        CsvTable table = new CsvTable(out, List.of("user", "name", "participation", "on_call_at_first_message", "messages",
                "reactions", "first_message_at", "joined_at", "paged_at"));
        for (ExportMaster.Participant person : master.people()) {
            table.row(person.user(), person.name(), person.participation().name().toLowerCase(Locale.ROOT),
                    person.onCallAtFirstMessage(), person.messages(), person.reactions(), person.firstMessageAt(),
                    person.joinedAt(), person.pagedAt());
        }
    }

    static void roles(ExportMaster master, Writer out) throws IOException {
        CsvTable table = new CsvTable(out, List.of("user", "name", "role", "from", "to"));
        for (ExportMaster.Participant person : master.people()) {
            for (ExportMaster.Held held : person.roles()) {
                table.row(person.user(), person.name(), held.role(), held.from(), held.to());
            }
        }
    }

    static void timeline(ExportMaster master, Writer out) throws IOException {
        CsvTable table = new CsvTable(out, List.of("seq", "kind", "happened_at", "known_at", "user", "name", "role", "text",
                "channel", "ts", "thread_ts", "permalink", "evidence", "data"));
        try (Stream<ExportMaster.Line> lines = master.timeline().open()) {
            for (Iterator<ExportMaster.Line> each = lines.iterator(); each.hasNext();) {
                ExportMaster.Line line = each.next();
                table.row(line.seq(), line.kind(), line.happenedAt(), line.knownAt(), line.actor().user(), line.actor().name(),
                        line.actor().role(), line.text(), line.channel(), line.ts(), line.threadTs(), line.permalink(),
                        String.join("\n", line.evidence()), line.data().isEmpty() ? null : JsonExport.oneLine(line.data()));
            }
        }
    }

    /** A table whose columns nobody has named yet: the fields of its rows, in the order in which they come. */
    static void list(List<ObjectNode> rows, Writer out) throws IOException {
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> row.fieldNames().forEachRemaining(columns::add));
        CsvTable table = new CsvTable(out, List.copyOf(columns));
        for (ObjectNode row : rows) {
            table.row(columns.stream().map(column -> cell(row.path(column))).toArray());
        }
    }

    private static @Nullable Object cell(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        return value.isValueNode() ? value.asText() : JsonExport.oneLine(value);
    }

    private static @Nullable String name(ExportMaster master, @Nullable UserId user) {
        return master.people().stream().filter(person -> person.user().equals(user)).findFirst()
                .map(ExportMaster.Participant::name).orElse(null);
    }
}
