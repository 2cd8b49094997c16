package dev.muster.bot.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.timeline.TimelineEntry;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever people type is shown, and nothing of it takes effect. */
class HostileTextTest {
    private static final String[] PIECES = {"*", "**", "_", "`", "```", "~~~", "\n", "\n\n", "\r\n", "# ", "## x ##", "> ", "- ",
            "+ ",
            "1. ", "12) ", "---", "===", "***", "[a](javascript:b)", "![i](x)", "<b>", "</b>", "<script>alert(1)</script>",
            "<!--",
            "-->", "&lt;", "&amp;", "&#42;", "&", "\\", "\\*", "    code", "\t", " ", "  ", "a", "word", "<http://x.example>",
            "|",
            "a | b\n--|--", "[x]: http://y", "$x$", "~~s~~", "<!channel>", "<!DOCTYPE x>", "<?php", "é", "日本", "שלום",
            "\uD83D\uDE00"};

    static List<String> texts() {
        List<String> texts = new ArrayList<>(List.of(PIECES));
        Random random = new Random(42);
        for (int i = 0; i < 3000; i++) {
            StringBuilder text = new StringBuilder();
            for (int pieces = random.nextInt(9); pieces >= 0; pieces--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            texts.add(text.toString());
        }
        return texts;
    }

    @Test
    void markdown_shows_a_text_as_it_was_typed_and_nothing_else() {
        for (String text : texts()) {
            List<String> shown = shown(MarkdownText.block(text, ""));
            List<String> typed = text.stripTrailing().lines().filter(line -> !line.isBlank()).map(HostileTextTest::visible)
                    .toList();
            assertThat(shown).as("shown of: %s", text).isEqualTo(typed);
        }
    }

    @Test
    void a_title_stays_one_line() {
        for (String text : texts()) {
            String line = MarkdownText.inline(text);
            assertThat(line).doesNotContain("\n");
            Node heading = Parser.builder().build().parse("# x " + line).getFirstChild();
            assertThat(String.join("", shownIn(heading))).as("shown of: %s", text)
                    .isEqualTo(visible("x " + text.replaceAll("\\R", " ").strip()).strip());
        }
    }

    @Test
    void an_item_of_a_list_stays_one_item() {
        for (String text : texts()) {
            Node document = Parser.builder().build().parse("- said: " + MarkdownText.block(text, "  ") + "\n- next\n");
            Node list = document.getFirstChild();
            assertThat(list.getNext()).as("after: %s", text).isNull();
            assertThat(list.getFirstChild().getNext().getNext()).as("items of: %s", text).isNull();
        }
    }

    static List<String> rare() {
        return List.of("half a pair \uD83D!", "\uDE00 the other half", "ends in half \uD83D",
                "bell \u0007 nul \u0000 esc \u001B[31m",
                "abc \u202Egnp.exe\u202C", "line\u2028separator\u0085next", "mark\uFEFF", "\uD83D\uDE00 smile",
                "quote \" and \\ back",
                "של\u200Fום", "<!channel> &lt;!channel&gt;", "</script><script>alert(1)</script>");
    }

    @ParameterizedTest
    @MethodSource("rare")
    void json_gives_back_every_character(String text) throws IOException {
        JsonNode master = new ObjectMapper().readTree(export(text, ExportFormat.JSON));
        assertThat(master.path("incident").path("title").asText()).isEqualTo(text);
        JsonNode line = master.path("timeline").get(0);
        assertThat(line.path("text").asText()).isEqualTo(text);
        assertThat(line.path("data").path("words").asText()).isEqualTo(text);
        assertThat(line.path("actor").path("name").asText()).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("rare")
    void no_format_holds_a_character_that_hides_or_reorders(String text) throws IOException {
        for (ExportFormat format : ExportFormat.values()) {
            String written = ProfilesTest.written(record(text), format, ExportProfile.FULL);
            String allowed = format == ExportFormat.CSV ? "\r\n\uFEFF" : "\n";
            assertThat(written.chars()
                    .filter(character -> allowed.indexOf(character) < 0 && RiskyCharacters.hides(character))).isEmpty();
            assertThat(written.chars().mapToObj(character -> (char) character).filter(Character::isSurrogate).count() % 2)
                    .as("surrogates come in pairs").isZero();
        }
    }

    @Test
    void a_report_of_hostile_words_names_and_titles_holds_no_html() throws IOException {
        for (String text : texts().subList(0, PIECES.length)) {
            if (text.isBlank()) {
                continue;
            }
            String report = new String(export(text, ExportFormat.MARKDOWN), StandardCharsets.UTF_8);
            assertThat(report).as("report of: %s", text).doesNotContainPattern("<(?!https?://)");
        }
    }

    private static byte[] export(String text, ExportFormat format) throws IOException {
        var out = new ByteArrayOutputStream();
        record(text).exports().write(SampleIncident.ID, format, out);
        return out.toByteArray();
    }

    static InMemoryRecord record(String text) {
        var record = new InMemoryRecord();
        var at = SampleIncident.DECLARED_AT;
        record.put(Incident.declared(SampleIncident.ID, text, Severity.SEV3, text, at, new Actor.Person(new UserId("U1"))));
        record.person("U1", text, false, at);
        record.add(new TimelineEntry(SampleIncident.ID, 1, "message", at, at, new UserId("U1"), null, Mrkdwn.escape(text),
                SampleIncident.CHANNEL, SampleIncident.ts(1), null, null,
                JsonNodeFactory.instance.objectNode().put("words", text)));
        return record;
    }

    /** What a line looks like: blanks at its beginning cannot break, tabs are four blanks. */
    private static String visible(String line) {
        String content = line.stripLeading();
        String blanks = line.substring(0, line.length() - content.length()).replace("\t", "    ").replace(' ', '\u00A0');
        return (blanks + content.replace("\t", "    ")).stripTrailing();
    }

    /** The lines that a reader shows, after seeing to it that there is nothing but words in paragraphs. */
    private static List<String> shown(String markdown) {
        List<String> lines = new ArrayList<>();
        for (Node block = Parser.builder().build().parse(markdown).getFirstChild(); block != null; block = block.getNext()) {
            assertThat(block).as("in: %s", markdown).isInstanceOf(Paragraph.class);
            lines.addAll(shownIn(block));
        }
        return lines;
    }

    private static List<String> shownIn(Node block) {
        List<String> lines = new ArrayList<>(List.of(""));
        block.accept(new AbstractVisitor() {
            @Override
            protected void visitChildren(Node parent) {
                for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
                    assertThat(child).isInstanceOfAny(Text.class, HardLineBreak.class, SoftLineBreak.class);
                }
                super.visitChildren(parent);
            }

            @Override
            public void visit(Text text) {
                lines.add(lines.removeLast() + text.getLiteral());
            }

            @Override
            public void visit(HardLineBreak end) {
                lines.add("");
            }
        });
        return lines.stream().map(String::stripTrailing).toList();
    }
}
