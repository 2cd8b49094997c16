package dev.muster.bot.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvExportTest {
    @TempDir
    private Path folder;

    @Test
    void each_table_is_a_file_in_an_order_that_stays() throws IOException {
        assertThat(packed(SampleIncident.record()).keySet()).containsExactly("incident.csv", "severity_history.csv",
                "status_history.csv", "people.csv", "roles.csv", "timeline.csv");
    }

    @Test
    void the_tables_hold_what_the_json_holds() throws IOException {
        InMemoryRecord record = SampleIncident.record();
        ExportMaster master = record.master(ExportProfile.FULL);
        Map<String, List<List<String>>> tables = packed(record);
        List<List<String>> timeline = tables.getOrDefault("timeline.csv", List.of());
        List<ExportMaster.Line> lines = master.timeline().open().toList();
        assertThat(timeline).hasSize(lines.size() + 1);
        assertThat(timeline.getFirst()).startsWith("seq", "kind", "happened_at");
        for (int i = 0; i < lines.size(); i++) {
            ExportMaster.Line line = lines.get(i);
            List<String> row = timeline.get(i + 1);
            assertThat(row).startsWith(Long.toString(line.seq()), line.kind(), line.happenedAt().toString());
            assertThat(row.get(7)).isEqualTo(line.text());
            assertThat(row.get(9)).isEqualTo(line.ts() == null ? "" : line.ts().value());
            if (!line.data().isEmpty()) {
                assertThat(new ObjectMapper().readTree(row.getLast())).isEqualTo(line.data());
            }
        }
        assertThat(tables.getOrDefault("people.csv", List.of())).hasSize(master.people().size() + 1);
        assertThat(tables.getOrDefault("roles.csv", List.of()).get(1)).startsWith("UANN", "Ann Lee", "commander");
    }

    @Test
    void a_folder_holds_the_same_tables_and_the_same_record_packs_to_the_same_bytes() throws IOException {
        InMemoryRecord record = SampleIncident.record();
        record.exports().writeTables(SampleIncident.ID, ExportProfile.FULL, folder.resolve("new/folder"));
        Map<String, List<List<String>>> packed = packed(record);
        for (Map.Entry<String, List<List<String>>> table : packed.entrySet()) {
            assertThat(read(Files.readString(folder.resolve("new/folder").resolve(table.getKey())))).isEqualTo(table.getValue());
        }
        try (var files = Files.list(folder.resolve("new/folder"))) {
            assertThat(files).hasSize(packed.size());
        }
        assertThat(bytes(record)).isEqualTo(bytes(record));
    }

    @Test
    void a_further_table_gets_a_file_once_it_has_rows() throws IOException {
        ExportMaster whole = SampleIncident.record().master(ExportProfile.FULL);
        ObjectNode first = (ObjectNode) SampleIncident.json("{'proposal':1,'plan':'=HYPERLINK(1)','objections':[{'by':'UEVE'}]}");
        ObjectNode second = (ObjectNode) SampleIncident.json("{'proposal':2,'risk':null,'state':'open'}");
        CsvExport.writeInto(new ExportMaster(ExportProfile.FULL, whole.incident(), whole.people(), whole.timeline(),
                Map.of("decisions", List.of(first, second))), folder);
        assertThat(read(Files.readString(folder.resolve("decisions.csv")))).containsExactly(
                List.of("proposal", "plan", "objections", "risk", "state"),
                List.of("1", "=HYPERLINK(1)", "[{\"by\":\"UEVE\"}]", "", ""), List.of("2", "", "", "", "open"));
        assertThat(folder.resolve("assignments.csv")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "＋1", "－1", "＠x", "'=1",
            "\u00A0=1",
            "\u200B@x"})
    void what_a_spreadsheet_could_take_for_a_formula_becomes_a_text(String typed) {
        String cell = CsvCell.of(typed);
        assertThat(cell).startsWith("\"'").endsWith("\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "", "a=b", "1-2", "ann@x.example", "{\"a\":1}", "it's", "日本", "5"})
    void anything_else_stays_as_it_is(String typed) {
        assertThat(read(CsvCell.of(typed) + "\r\n")).containsExactly(List.of(typed));
        assertThat(CsvCell.of(typed)).doesNotStartWith("\"'").doesNotStartWith("'");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whatever_was_typed_every_row_has_every_cell_and_no_cell_begins_a_formula(long seed) throws IOException {
        InMemoryRecord record = OddRecord.of(seed);
        Map<String, List<List<String>>> tables = packed(record);
        tables.values().forEach(rows -> assertThat(rows).allMatch(row -> row.size() == rows.getFirst().size()));
        assertThat(tables.getOrDefault("timeline.csv", List.of())).hasSize(record.entries().size() + 1);
    }

    private static byte[] bytes(InMemoryRecord record) throws IOException {
        var out = new ByteArrayOutputStream();
        record.exports().write(SampleIncident.ID, ExportFormat.CSV, out);
        return out.toByteArray();
    }

    private static Map<String, List<List<String>>> packed(InMemoryRecord record) throws IOException {
        Map<String, List<List<String>>> tables = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes(record)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                assertThat(text).startsWith("\uFEFF").endsWith("\r\n");
                tables.put(entry.getName(), read(text));
            }
        }
        return tables;
    }

    /** Reads strictly by RFC 4180, and takes one apostrophe from the beginning of a cell as the page says. */
    private static List<List<String>> read(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        int at = text.startsWith("\uFEFF") ? 1 : 0;
        while (at < text.length()) {
            StringBuilder cell = new StringBuilder();
            if (text.charAt(at) == '"') {
                for (at++; text.charAt(at) != '"' || text.startsWith("\"\"", at); at++) {
                    at += text.charAt(at) == '"' ? 1 : 0;
                    cell.append(text.charAt(at));
                }
                at++;
            } else {
                for (; text.charAt(at) != ',' && text.charAt(at) != '\r'; at++) {
                    assertThat(text.charAt(at)).isNotIn('"', '\n');
                    cell.append(text.charAt(at));
                }
            }
            assertThat(cell.toString()).doesNotMatch("(?s)[\\s=+@＝＋－＠-]*[=+@＝＋－＠-].*");
            row.add(cell.toString().startsWith("'") ? cell.substring(1) : cell.toString());
            if (text.charAt(at) == ',') {
                at++;
            } else {
                assertThat(text.substring(at, at + 2)).isEqualTo("\r\n");
                at += 2;
                rows.add(row);
                row = new ArrayList<>();
            }
        }
        return rows;
    }
}
