package dev.muster.bot.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.timeline.TimelineEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each profile shows and, more than that, what it does not. */
class ProfilesTest {
    /** With accents, in other scripts, of several words, and some that are common words. */
    private static final List<String> NAMES = List.of("Ann Lee", "José García", "Jürgen Groß", "Will", "Mark", "O'Brien", "田中 太郎",
            "\uD83D\uDE80\uD83D\uDE80", "Øystein Łuk", "anna-maria", "Ben *Quick* <b>Bold</b>", "Zo\u0308e");
    private static final Set<ExportProfile> HIDING = Set.of(ExportProfile.EXTERNAL, ExportProfile.ANONYMISED);
    private static final String LINK = "https://acme.slack.com/archives/C12/p1772409030000100";

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nobody_is_found_where_nobody_may_be_recognised(long seed) throws IOException {
        InMemoryRecord record = peopled(new Random(seed));
        for (ExportProfile profile : HIDING) {
            for (ExportFormat format : ExportFormat.values()) {
                String written = written(record, format, profile);
                assertThat(written).as("links").doesNotContain(LINK).doesNotContain("acme.slack.com").doesNotContain("C0SECRET")
                        .doesNotContain("files.example").doesNotContain("person.example");
                for (int i = 0; i < NAMES.size(); i++) {
                    assertThat(written).as("ids").doesNotContain(id(i)).doesNotContain(id(i).toLowerCase(Locale.ROOT));
                    String name = plain(NAMES.get(i));
                    Pattern whole = Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])");
                    assertThat(whole.matcher(plain(written)).find()).as("%s in %s %s: %s", NAMES.get(i), profile, format, written)
                            .isFalse();
                }
            }
        }
    }

    /** Everybody says something about everybody in every way that people do. */
    private static InMemoryRecord peopled(Random random) {
        var record = new InMemoryRecord();
        for (int i = 0; i < NAMES.size(); i++) {
            record.person(id(i), NAMES.get(i), false, SampleIncident.at(-10));
        }
        record.person("UBOT", "Alerts", true, SampleIncident.at(-10));
        record.put(Incident.declared(SampleIncident.ID, "Login fails, says " + plainly(random), Severity.SEV2,
                "Seen by " + plainly(random), SampleIncident.DECLARED_AT, new Actor.Person(new UserId(id(0))))
                .withChannel(new Incident.Channel(SampleIncident.CHANNEL, "inc-12-" + random(random).toLowerCase(Locale.ROOT))));
        List<String> kinds = List.of("message", "message_edited", "message_deleted", "note_added", "incident_declared",
                "severity_changed", "incident_resolved", "role_assigned", "people_invited", "file_shared", "reaction_added",
                "topic_changed", "proposal_opened");
        for (int i = 0; i < 40; i++) {
            String raw = raw(random);
            var data = (ObjectNode) SampleIncident.json("{'severity':'sev2','from':'sev3','to':'sev2'}");
            data.put("reason", plainly(random)).put("note", plainly(random)).put("impact", plainly(random))
                    .put("user", id(random.nextInt(NAMES.size()))).put("role", "commander").put("item_user", id(1))
                    .put("permalink", LINK).put("url", LINK);
            data.putObject("refused").put(id(2), plainly(random));
            data.putArray("people").add(id(3)).add(plainly(random));
            data.putArray("files").addObject().put("name", plainly(random)).put("permalink", "https://files.example/U/F1");
            record.add(new TimelineEntry(SampleIncident.ID, record.nextSeq(), kinds.get(random.nextInt(kinds.size())),
                    SampleIncident.at(i), SampleIncident.at(i), new UserId(id(random.nextInt(NAMES.size()))), null, raw,
                    SampleIncident.CHANNEL, SampleIncident.ts(i), null, LINK, data));
        }
        record.add(new TimelineEntry(SampleIncident.ID, record.nextSeq(), "message", SampleIncident.at(50), SampleIncident.at(50),
                null, "Bot of " + plainly(random), "Paging " + plainly(random), SampleIncident.CHANNEL, SampleIncident.ts(50),
                null,
                LINK, data("{'bot_id':'B1'}")));
        return record;
    }

    private static JsonNode data(String json) {
        return SampleIncident.json(json);
    }

    private static String id(int person) {
        return "U0PERSON" + (char) ('A' + person);
    }

    private static String random(Random random) {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    /** A name as somebody types it without any markup. */
    private static String plainly(Random random) {
        String name = random(random);
        return switch (random.nextInt(8)) {
            case 0 -> name.toLowerCase(Locale.ROOT);
            case 1 -> name.toUpperCase(Locale.ROOT);
            case 2 -> "(" + name + "'s)";
            case 3 -> "@" + name + "?";
            case 4 -> "x " + name + " and " + random(random) + ", " + id(random.nextInt(NAMES.size()));
            case 5 -> Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
            case 6 -> "mail " + plain(name).replaceAll("[^a-z]", "") + "x@person.example or " + LINK + "/" + name;
            default -> name;
        };
    }

    /** The same in Slack's markup. */
    private static String raw(Random random) {
        String id = id(random.nextInt(NAMES.size()));
        String typed = Mrkdwn.escape(plainly(random));
        return switch (random.nextInt(6)) {
            case 0 -> "<@" + id + "> please look, " + typed;
            case 1 -> "<@" + id + "|" + typed.replaceAll("[<>|]", "") + "> and <@UUNKNOWN99|" + "somebody>";
            case 2 -> "<" + LINK + "|" + typed + "> <#C0SECRET|ops> <https://wiki.example/people/" + id + ">";
            case 3 -> "```\n" + typed + " = " + id + "\n```";
            case 4 -> "<mailto:" + id + "@person.example|" + "x@person.example> " + typed;
            default -> typed;
        };
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
    }

    static String written(InMemoryRecord record, ExportFormat format, ExportProfile profile) throws IOException {
        var out = new ByteArrayOutputStream();
        record.exports().write(SampleIncident.ID, format, profile, out);
        if (format != ExportFormat.CSV) {
            // What is ours and the same in every file tells nothing about anybody.
            return out.toString(StandardCharsets.UTF_8).replace(HtmlAssets.STYLE, "").replace(HtmlAssets.SCRIPT, "");
        }
        StringBuilder tables = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            while (zip.getNextEntry() != null) {
                tables.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return tables.toString();
    }

    @Test
    void the_same_person_is_called_the_same_throughout() {
        ExportMaster master = SampleIncident.record().master(ExportProfile.ANONYMISED);
        assertThat(master.people()).extracting(ExportMaster.Participant::name).containsExactly("Incident Commander 1",
                "Responder 1",
                "Incident Commander 2");
        assertThat(master.people()).extracting(person -> person.user().value()).containsExactly("person-1", "person-2",
                "person-3");
        List<ExportMaster.Line> lines = lines(master);
        assertThat(lines).extracting(ExportMaster.Line::text).contains(
                "@Incident Commander 2 shall I roll back? deploy 7 ([link]",
                "@Incident Commander 2 raised the severity from SEV3 to SEV1: all cards");
        assertThat(lines).extracting(ExportMaster.Line::actor)
                .contains(new ExportMaster.Author(new UserId("person-3"), "Incident Commander 2", "commander"));
        assertThat(lines).extracting(ExportMaster.Line::permalink).containsOnlyNulls();
        assertThat(master.incident().channel()).isEqualTo(new ExportMaster.Channel(null, null));
        assertThat(lines).hasSameSizeAs(SampleIncident.record().entries());
    }

    @Test
    void somebody_outside_sees_what_became_of_it_and_no_chat() {
        ExportMaster master = SampleIncident.record().master(ExportProfile.EXTERNAL);
        assertThat(master.people()).isEmpty();
        assertThat(lines(master)).extracting(ExportMaster.Line::text).containsExactly("The incident was declared as a SEV3",
                "The severity was raised from SEV3 to SEV1", "The impact has stopped", "The incident was resolved");
        assertThat(master.incident().declaredBy()).isNull();
        assertThat(master.incident().severityHistory()).extracting(ExportMaster.SeverityAt::reason).containsOnlyNulls();
        assertThat(master.incident().statusHistory()).extracting(ExportMaster.StatusAt::note).containsOnlyNulls();
        assertThat(master.incident().impact()).isEqualTo("Cards are refused");
        assertThat(master.incident().mitigatedAt()).isEqualTo(SampleIncident.at(900));
    }

    @Test
    void what_nobody_has_decided_to_show_outside_stays_inside() {
        ExportMaster whole = SampleIncident.record().master(ExportProfile.FULL);
        var hidden = new HiddenPeople(Pseudonyms.of(whole.people(), List.of(), Map.of()),
                new HiddenNames(SampleIncident.record().everyName(), Pseudonyms.of(whole.people(), List.of(), Map.of())));
        var external = new ExternalRedaction(hidden);
        var decision = (ObjectNode) SampleIncident.json(
                "{'proposal':1,'plan':'Roll back, says Eve','risk':'none','proposed_by':'UEVE','state':'decided','objections':[]}");
        assertThat(external.row("decisions", decision)).hasToString(
                "{\"proposal\":1,\"plan\":\"Roll back, says Responder 1\",\"state\":\"decided\"}");
        assertThat(external.row("assignments", decision)).isNull();
        assertThat(external.row("decisions", decision.deepCopy().put("state", "open"))).isNull();
    }

    @Test
    void colleagues_see_neither_deleted_words_nor_addresses() {
        InMemoryRecord record = SampleIncident.record();
        var gone = SampleIncident.ts(300);
        var at = SampleIncident.at(300);
        for (String kind : List.of("message", "message_edited", "message_deleted")) {
            record.add(new TimelineEntry(SampleIncident.ID, record.nextSeq(), kind, at, at, SampleIncident.EVE, null,
                    kind.equals("message_deleted") ? "" : "the password is tulip", SampleIncident.CHANNEL, gone, null, null,
                    data("{'files':[{'name':'tulip.txt','permalink':'https://x.example/tulip'}]}")));
        }
        record.add(new TimelineEntry(SampleIncident.ID, record.nextSeq(), "message", at, at, SampleIncident.EVE, null,
                "call <tel:+49301234567|+49 30 1234567> or <mailto:eve@x.example|eve@x.example>", SampleIncident.CHANNEL,
                SampleIncident.ts(301), null, LINK, data("{}")));
        List<ExportMaster.Line> lines = lines(record.master(ExportProfile.TEAM));
        assertThat(lines.toString()).doesNotContain("tulip").doesNotContain("raw_text");
        assertThat(lines.getLast().text()).isEqualTo("call [phone] ([phone]) or [email]");
        assertThat(lines.getLast().permalink()).isEqualTo(LINK);
        assertThat(lines.getLast().actor().name()).isEqualTo("Eve");
        assertThat(lines(record.master(ExportProfile.FULL)).toString()).contains("tulip");
    }

    @Test
    void a_name_within_a_longer_word_stays() {
        ExportMaster master = SampleIncident.record().master(ExportProfile.FULL);
        var pseudonyms = Pseudonyms.of(master.people(), List.of(), Map.of());
        var names = new HiddenNames(SampleIncident.record().everyName(), pseudonyms);
        assertThat(names.hide("The annual evening level, bench 5")).isEqualTo("The annual evening level, bench 5");
        assertThat(names.hide("ann2 ANN'S ann.lee annlee ann_lee Eve!")).isEqualTo(
                "Incident Commander 1 Incident Commander 1'S Incident Commander 1 Incident Commander 1 Incident Commander 1 Responder 1!");
    }

    @Test
    void a_name_in_a_script_without_blanks_is_found_within_a_sentence() {
        var record = SampleIncident.record();
        record.person("UZOE", "田中 太郎", false, SampleIncident.at(-10));
        var names = new HiddenNames(record.everyName(), Pseudonyms.of(List.of(), List.of(new UserId("UZOE")), Map.of()));
        assertThat(names.hide("田中さんに聞いて")).isEqualTo("Colleague 1さんに聞いて");
        assertThat(names.hide("call 田中 太郎")).isEqualTo("call Colleague 1");
    }

    @Test
    void only_a_part_says_that_it_is_one() throws IOException {
        assertThat(written(SampleIncident.record(), ExportFormat.JSON, ExportProfile.FULL)).doesNotContain("\"profile\"");
        assertThat(written(SampleIncident.record(), ExportFormat.JSON, ExportProfile.EXTERNAL))
                .contains("\"profile\":\"external\"");
        assertThat(Exports.fileName(SampleIncident.ID, ExportFormat.CSV, ExportProfile.ANONYMISED))
                .isEqualTo("INC-12-anonymised.csv.zip");
        assertThat(ExportProfile.parse(" Anonymized ")).contains(ExportProfile.ANONYMISED);
        assertThat(ExportProfile.parse("everybody")).isEmpty();
    }

    private static List<ExportMaster.Line> lines(ExportMaster master) {
        try (Stream<ExportMaster.Line> lines = master.timeline().open()) {
            return new ArrayList<>(lines.toList());
        }
    }
}
