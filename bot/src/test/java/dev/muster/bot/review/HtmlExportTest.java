package dev.muster.bot.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.timeline.TimelineEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page: one file, well formed, readable by everybody, and nothing that people typed takes effect in it. */
class HtmlExportTest {
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z0-9!]+)((?:\\s+[a-zA-Z-]+(?:=\"[^\"<>]*\")?)*)\\s*(/?)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z-]+)(?:=\"([^\"]*)\")?");
    private static final Set<String> OURS = Set.of("html", "head", "meta", "title", "style", "body", "a", "header", "p", "h1",
            "h2",
            "h3", "span", "main", "section", "dl", "dt", "dd", "div", "svg", "rect", "table", "thead", "tbody", "tr", "th", "td",
            "time", "ol", "ul", "li", "b", "bdi", "strong", "code", "pre", "button", "details", "summary", "footer", "script",
            "br");
    private static final Set<String> EMPTY = Set.of("meta", "br", "rect");
    private static final Set<String> ATTRIBUTES = Set.of("lang", "charset", "http-equiv", "content", "name", "class", "href",
            "id",
            "dir", "aria-labelledby", "aria-label", "aria-pressed", "aria-hidden", "role", "tabindex", "type", "hidden",
            "data-group",
            "data-count", "datetime", "rel", "scope", "viewBox", "preserveAspectRatio", "x", "y", "width", "height");

    private static String page(ExportMaster master) throws IOException {
        var out = new ByteArrayOutputStream();
        HtmlExport.write(master, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String body(String page) {
        return page.replace(HtmlAssets.STYLE, "").replace(HtmlAssets.SCRIPT, "");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25})
    void whatever_people_type_the_page_holds_only_our_own_elements_well_nested(long seed) throws IOException {
        assertWellFormed(page(OddRecord.of(seed).master(ExportProfile.FULL)));
    }

    @ParameterizedTest
    @EnumSource(ExportProfile.class)
    void every_profile_makes_a_whole_page(ExportProfile profile) throws IOException {
        assertWellFormed(page(SampleIncident.record().master(profile)));
    }

    private static void assertWellFormed(String page) {
        String body = body(page);
        assertThat(body).startsWith("<!DOCTYPE html>\n").endsWith("</html>\n");
        Deque<String> open = new ArrayDeque<>();
        Set<String> ids = new HashSet<>();
        Matcher tag = TAG.matcher(body);
        int from = 0;
        while (tag.find()) {
            assertThat(body.substring(from, tag.start())).as("between tags").doesNotContain("<").doesNotContain(">");
            from = tag.end();
            String name = tag.group(2);
            if (name.equals("!DOCTYPE")) {
                continue;
            }
            assertThat(OURS).contains(name);
            if (!tag.group(1).isEmpty()) {
                assertThat(open.pop()).as("closed at %d", tag.start()).isEqualTo(name);
            } else {
                attributes(tag.group(3), ids);
                if (!EMPTY.contains(name)) {
                    open.push(name);
                }
            }
        }
        assertThat(open).isEmpty();
        assertThat(body.substring(from)).isBlank();
    }

    private static void attributes(String written, Set<String> ids) {
        Matcher attribute = ATTRIBUTE.matcher(written);
        while (attribute.find()) {
            String value = attribute.group(2) == null ? "" : attribute.group(2);
            assertThat(ATTRIBUTES).contains(attribute.group(1));
            if (attribute.group(1).equals("href")) {
                assertThat(value).matches("(#|https?://).*");
            }
            // The anchor of a message may stand twice only where Slack's own ids do.
            if (attribute.group(1).equals("id") && !value.startsWith("m")) {
                assertThat(ids.add(value)).as("id %s once", value).isTrue();
            }
        }
    }

    @Test
    void nothing_comes_from_elsewhere_and_only_our_style_and_script_run() throws Exception {
        String page = page(SampleIncident.record().master(ExportProfile.FULL));
        assertThat(page).contains("default-src 'none'").contains("'" + hash(between(page, "<style>", "</style>")) + "'")
                .contains("'" + hash(between(page, "<script>", "</script>")) + "'");
        assertThat(page).doesNotContain(" src=").doesNotContain("<link").doesNotContain("@import").doesNotContain("url(")
                .doesNotContain(" style=").doesNotContain(" onclick").doesNotContain("unsafe-inline");
    }

    private static String hash(String text) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(hash);
    }

    private static String between(String page, String begin, String end) {
        int from = page.indexOf(begin) + begin.length();
        return page.substring(from, page.indexOf(end, from));
    }

    @Test
    void the_page_says_what_happened_in_its_order() throws IOException {
        String page = body(page(SampleIncident.record().master(ExportProfile.FULL)));
        assertThat(page).contains("<title>INC-12: Checkout fails &lt;b&gt;for all&lt;/b&gt; &amp; *nobody* pays</title>")
                .contains("<dt>Declared to mitigated</dt><dd>15 min</dd>")
                .contains("<dt>Declared to resolved</dt><dd>20 min</dd>")
                .contains("<time datetime=\"2026-03-01T23:50:00Z\">2026-03-01 23:50</time>")
                .contains("<time datetime=\"2026-03-02\">Monday, 2 March 2026</time>")
                .contains("<pre><code>if (a &lt; b) { *boom* }</code></pre>")
                .contains("in the <a href=\"#m1772409030-000100\">thread of <time")
                .contains("changed the <a href=\"#m1772409040-000100\">message of").contains("(no words, or they were deleted)")
                .contains("<span class=\"role\">Incident Commander</span>").contains("recorded ");
        assertThat(page.indexOf("I see it too")).isBetween(1, page.indexOf("shall I roll back"));
        assertThat(page).contains(
                "<li>📎 <a href=\"https://x.example/F1\" rel=\"noopener noreferrer\"><bdi>graph [1].png</bdi></a></li>");
    }

    @Test
    void reactions_in_a_row_are_one_line_that_opens() throws IOException {
        InMemoryRecord record = SampleIncident.record();
        for (int i = 0; i < 3; i++) {
            var at = SampleIncident.at(2000 + i);
            record.add(new TimelineEntry(SampleIncident.ID, record.nextSeq(), "reaction_added", at, at,
                    SampleIncident.EVE, null, "<@UEVE> reacted with :+1:", SampleIncident.CHANNEL, SampleIncident.ts(40), null,
                    null,
                    SampleIncident.json("{'reaction':'+1'}")));
        }
        assertThat(page(record.master(ExportProfile.FULL)))
                .contains("data-count=\"3\"").contains("<summary>3 reactions: :+1: ×3</summary>");
    }

    @Test
    void further_tables_get_a_section_each_once_they_have_rows() throws IOException {
        ExportMaster whole = SampleIncident.record().master(ExportProfile.FULL);
        ObjectNode decision = (ObjectNode) SampleIncident.json(
                "{'proposal':1,'plan':'<i>roll back</i>','proposed_by':'UEVE','closed_at':'2026-03-01T23:59:00Z','objections':[{'by':'UANN','text':'wait'}]}");
        String page = page(new ExportMaster(ExportProfile.FULL, whole.incident(), whole.people(), whole.timeline(),
                Map.of("decisions", List.of(decision))));
        assertWellFormed(page);
        assertThat(page).contains("<h2 id=\"decisions\">Decisions</h2>").contains("&lt;i&gt;roll back")
                .contains("<dd dir=\"auto\">Eve</dd>")
                .contains("<time datetime=\"2026-03-01T23:59:00Z\">").contains("Ann Lee").doesNotContain("id=\"assignments\"");
    }

    /** WCAG AA: 4.5 to 1 for text, 3 to 1 for what shows where something is. */
    @ParameterizedTest
    @CsvSource({"text,page,4.5", "text,panel,4.5", "text,quote,4.5", "muted,page,4.5", "muted,panel,4.5", "link,page,4.5",
            "link,panel,4.5", "accent,panel,4.5", "on-text,on,4.5", "chip-text,sev1,4.5", "chip-text,sev2,4.5",
            "chip-text,sev3,4.5",
            "chip-text,sev4,4.5", "chip-text,sev5,4.5", "chip-text,status,4.5", "focus,page,3", "off-line,panel,3",
            "off-line,page,3"})
    void colours_are_far_enough_apart_by_day_and_by_night(String text, String ground, double least) {
        String style = HtmlAssets.STYLE;
        int night = style.indexOf("prefers-color-scheme: dark");
        for (String theme : List.of(style.substring(0, night), style.substring(night, style.indexOf("box-sizing")))) {
            Map<String, String> colours = new HashMap<>();
            Pattern.compile("--([a-z0-9-]+): (#[0-9a-f]{6});").matcher(theme).results()
                    .forEach(colour -> colours.put(colour.group(1), colour.group(2)));
            assertThat(colours).containsKeys(text, ground);
            double one = brightness(colours.getOrDefault(text, ""));
            double other = brightness(colours.getOrDefault(ground, ""));
            double ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
            assertThat(ratio).as("%s on %s", text, ground).isGreaterThanOrEqualTo(least);
        }
    }

    private static double brightness(String colour) {
        double[] shares = {0.2126, 0.7152, 0.0722};
        double brightness = 0;
        for (int i = 0; i < shares.length; i++) {
            double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            brightness += shares[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return brightness;
    }
}
