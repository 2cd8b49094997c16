package dev.muster.bot.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was decided, who did what and what others were told, as people read it in a report and on a page. */
class TablesForPeopleTest {
    private static ObjectNode row(String json) {
        return (ObjectNode) SampleIncident.json(json);
    }

    private static ExportMaster master() {
        ExportMaster whole = SampleIncident.record().master(ExportProfile.FULL);
        ObjectNode decision = row("{'proposal':2,'plan':'roll <b>back</b> *web*','risk':'10 min slower','proposed_by':'UEVE',"
                + "'opened_at':'2026-03-02T00:00:00Z','closes_at':'2026-03-02T00:02:00Z','closed_at':'2026-03-02T00:02:01Z','state':'decided',"
                + "'objections':[{'by':'UANN','at':'2026-03-02T00:01:00Z','text':'the cache is *cold*','late':false,'withdrawn_at':'2026-03-02T00:01:30Z'},"
                + "{'by':'UBEN','at':'2026-03-02T00:03:00Z','text':'too late','late':true,'withdrawn_at':null}],"
                + "'present':['UANN','UBEN'],'questions':[]}");
        ObjectNode assignment = row(
                "{'assignment':1,'to':'UANN','by':'UBEN','task':'find the cause','asked_at':'2026-03-02T00:00:00Z',"
                        + "'acknowledged_at':null,'timebox_ends_at':'2026-03-02T00:10:00Z','state':'done','result':'it was the cache',"
                        + "'extensions':[{'at':'2026-03-02T00:05:00Z','length':'PT5M','until':'2026-03-02T00:10:00Z'}],'earlier':[],'need':null}");
        ObjectNode handover = row(
                "{'handover':1,'role':'commander','from':'UBEN','to':'UANN','offered_at':'2026-03-02T00:00:00Z',"
                        + "'state':'accepted','takeover':false}");
        ObjectNode question = row(
                "{'question':1,'text':'will this drop sessions?','asked_by':'UBEN','asked_of':'UEVE','asked_at':'2026-03-02T00:00:00Z','answer':'no','state':'answered'}");
        ObjectNode internal = row(
                "{'update':1,'kind':'internal','text':'We <are> rolling back.','by':'UANN','at':'2026-03-02T00:00:00Z','approved_by':null,'state':'posted','next_at':'2026-03-02T00:20:00Z'}");
        ObjectNode external = row(
                "{'update':2,'kind':'external','text':'Some payments fail, says Eve.','by':'UEVE','at':'2026-03-02T00:00:00Z','approved_by':'UANN','approved_at':'2026-03-02T00:01:00Z','state':'approved','next_at':null}");
        return new ExportMaster(ExportProfile.FULL, whole.incident(), whole.people(), whole.timeline(),
                Map.of("decisions", List.of(decision), "assignments", List.of(assignment), "handovers", List.of(handover),
                        "questions", List.of(question), "updates", List.of(internal, external)));
    }

    private static String markdown(ExportMaster master) throws IOException {
        var out = new ByteArrayOutputStream();
        MarkdownExport.write(master, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String html(ExportMaster master) throws IOException {
        var out = new ByteArrayOutputStream();
        HtmlExport.write(master, out);
        return out.toString(StandardCharsets.UTF_8).replace(HtmlAssets.STYLE, "").replace(HtmlAssets.SCRIPT, "");
    }

    @Test
    void the_report_tells_each_with_its_words_and_people() throws IOException {
        String report = markdown(master());
        assertThat(report).contains("## Decisions\n", "## Assignments\n", "## Command and handovers\n", "## Questions\n",
                "## Updates\n");
        assertThat(report).contains("- **Proposal 2**, decided: roll &lt;b&gt;back&lt;/b&gt; \\*web\\*\n")
                .contains("  - Risk: 10 min slower\n").contains("  - Objections until: 2026-03-02 00:02\n")
                .contains("    - Ann Lee, 2026-03-02 00:01, the cache is \\*cold\\*, (withdrawn)\n")
                .contains("    - Ben \\*the\\* Bold, 2026-03-02 00:03, too late, (after the end)\n");
        assertThat(report).contains("- **Assignment 1**, done: find the cause\n").contains("  - Result: it was the cache\n");
        assertThat(report).contains("- **Update 2, for customers**, approved: Some payments fail, says Eve.\n")
                .contains("  - Approved by: Ann Lee\n").contains("- **Update 1**, posted: We &lt;are&gt; rolling back.\n")
                .contains("  - Next update by: 2026-03-02 00:20\n").doesNotContain("null");
        assertThat(report.indexOf("Ben \\*the\\* Bold: 2026-03-01 23:50:20 to 2026-03-02 00:00"))
                .as("the chain of command").isPositive()
                .isLessThan(report.indexOf("Ann Lee: 2026-03-02 00:00 to the end"));
    }

    @Test
    void the_page_tells_the_same() throws IOException {
        String page = html(master());
        assertThat(page).contains("<h3>Proposal 2 <span class=\"chip\">decided</span></h3>")
                .contains("<p class=\"words\" dir=\"auto\">roll &lt;b&gt;back&lt;/b&gt; *web*</p>").contains("10 min slower")
                .contains("(withdrawn)").contains("(after the end)").contains("<th scope=\"col\">Incident Commander</th>")
                .contains("<h3>Update 2, for customers <span class=\"chip\">approved</span></h3>")
                .contains("We &lt;are&gt; rolling back.").contains("it was the cache").doesNotContain(">null<");
    }

    @ParameterizedTest
    @EnumSource(value = ExportFormat.class, names = {"MARKDOWN", "HTML"})
    void outsiders_read_what_was_approved_for_them_and_nothing_else(ExportFormat format) throws IOException {
        ExportMaster whole = master();
        var pseudonyms = Pseudonyms.of(whole.people(), List.of(), Map.of());
        var external = new ExternalRedaction(
                new HiddenPeople(pseudonyms, new HiddenNames(SampleIncident.record().everyName(), pseudonyms)));
        ExportMaster shown = external.of(whole, ExportProfile.EXTERNAL);
        assertThat(shown.list("updates")).singleElement().hasToString(
                "{\"update\":2,\"kind\":\"external\",\"text\":\"Some payments fail, says Responder 1.\",\"approved_at\":\"2026-03-02T00:01:00Z\",\"state\":\"approved\"}");
        assertThat(shown.list("assignments")).isEmpty();
        assertThat(shown.list("handovers")).isEmpty();
        assertThat(shown.list("questions")).isEmpty();
        String written = format == ExportFormat.HTML ? html(shown) : markdown(shown);
        assertThat(written).contains("Some payments fail").doesNotContain("cache").doesNotContain("rolling back")
                .doesNotContain("Ann Lee").doesNotContain("Command and handovers");
    }
}
