package dev.muster.launcher.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;

import dev.muster.launcher.record.Witness.Said;
import org.junit.jupiter.api.Test;

class RecordCheckTest {
    private static final Said PLAIN = new Said("C1", "1.000001", "U1", List.of("hello"), false);
    private static final Said EDITED = new Said("C1", "1.000002", "U2", List.of("14 %", "41 %"), false);
    private static final Said DELETED = new Said("C1", "1.000003", "U1", List.of("secret"), true);

    private static String line(String kind, String ts, String user, String text) {
        return "{\"kind\":\"%s\",\"channel\":\"C1\",\"ts\":\"%s\",\"actor\":{\"user\":\"%s\"},\"text\":\"%s\",\"data\":{}}"
                .formatted(kind, ts, user, text);
    }

    private static ExportFile export(String... lines) {
        return ExportFile.parse(
                "{\"schema\":\"muster.export/1\",\"incident\":{\"id\":\"INC-1\",\"channel\":{\"id\":\"C1\"}},\"timeline\":[%s]}"
                        .formatted(String.join(",", lines)));
    }

    private static List<String> whole() {
        return List.of(line("message", "1.000001", "U1", "hello"), line("message", "1.000002", "U2", "14 %"),
                line("message_edited", "1.000002", "U2", "41 %"), line("message", "1.000003", "U1", ""),
                line("message_deleted", "1.000003", "U1", ""));
    }

    private static List<String> problems(Stream<String> lines) {
        return RecordCheck.problems(List.of(PLAIN, EDITED, DELETED), export(lines.toArray(String[]::new)));
    }

    @Test
    void a_whole_record_has_no_problems() {
        assertThat(problems(whole().stream())).isEmpty();
    }

    @Test
    void whatever_is_missing_is_found() {
        for (int missing = 0; missing < whole().size(); missing++) {
            String gone = whole().get(missing);
            assertThat(problems(whole().stream().filter(line -> !line.equals(gone)))).as("without %s", gone).hasSize(1);
        }
    }

    @Test
    void whatever_is_there_twice_is_found() {
        for (String twice : whole()) {
            assertThat(problems(Stream.concat(whole().stream(), Stream.of(twice)))).as("twice %s", twice).hasSize(1);
        }
    }

    @Test
    void other_words_and_another_author_are_found() {
        assertThat(problems(whole().stream().map(line -> line.replace("hello", "hallo")))).singleElement().asString()
                .contains("reads “hallo” in the export and “hello” in Slack");
        assertThat(problems(whole().stream().map(line -> line.replace("\"U2\"", "\"U3\"")))).singleElement().asString()
                .contains("by U3 in the export and by U2 in Slack");
    }

    @Test
    void something_else_is_no_export() {
        assertThatThrownBy(() -> ExportFile.parse("{\"schema\":\"other\"}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ExportFile.parse("<html>")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_later_export_may_know_a_name_more_and_nothing_else() {
        ExportFile early = export("{\"kind\":\"message\",\"actor\":{\"user\":\"U1\",\"name\":null},\"text\":\"a\"}");
        ExportFile named = export("{\"kind\":\"message\",\"actor\":{\"user\":\"U1\",\"name\":\"anna\"},\"text\":\"a\"}");
        ExportFile other = export("{\"kind\":\"message\",\"actor\":{\"user\":\"U1\",\"name\":\"anna\"},\"text\":\"b\"}");

        assertThat(early.sameAs(early)).isTrue();
        assertThat(early.sameAs(named)).isTrue();
        assertThat(named.sameAs(early)).isFalse();
        assertThat(named.sameAs(other)).isFalse();
        assertThat(named.sameAs(export())).isFalse();
    }
}
