package dev.muster.bot.slack.command;

import static dev.muster.bot.slack.Workplace.ANN;
import static dev.muster.bot.slack.Workplace.BOB;
import static dev.muster.bot.slack.Workplace.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.incident.ClosingEvent;
import dev.muster.bot.incident.IncidentEvent;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.incident.Status;
import dev.muster.bot.slack.Workplace;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.sandbox.blockkit.BlockKit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    private static final ChannelId CHANNEL = new ChannelId("CINC1");

    private final Workplace work = new Workplace();

    private static String blocks(Reply.Private reply) {
        return reply.blocks().map(JsonNode::toString).orElse("");
    }

    private static List<JsonNode> buttons(Reply.Private reply) {
        List<JsonNode> buttons = new ArrayList<>();
        reply.blocks().ifPresent(blocks -> blocks.forEach(block -> block.path("elements").forEach(element -> {
            if (element.path("type").asText().equals("button")) {
                buttons.add(element);
            }
        })));
        return buttons;
    }

    private static List<String> values(Reply.Private reply) {
        return buttons(reply).stream().map(button -> button.path("value").asText()).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {"resovle rolled back v2~resolve rolled back v2", "mitigate it works~mitigated it works",
            "nwe checkout is down sev1~new checkout is down sev1", "reslove~resolve", "repoen it is back~reopen it is back"})
    void a_mistyped_verb_that_changes_something_is_offered_with_the_whole_text_and_not_run(String typed, String meant) {
        work.declared("db down");
        int before = work.store.commits().size();

        Reply.Private reply = work.says(ANN, CHANNEL, typed);

        assertThat(values(reply)).contains("- " + meant);
        assertThat(blocks(reply)).contains("Nothing was done yet");
        assertThat(work.store.commits()).hasSize(before);
        assertThat(work.outbox).isEmpty();
    }

    @Test
    void the_button_then_does_what_was_meant() {
        work.declared("db down");
        JsonNode button = buttons(work.says(ANN, CHANNEL, "resovle rolled back")).getFirst();

        work.conversation.onInteraction(
                work.pressed(ANN, CHANNEL, button.path("action_id").asText(), button.path("value").asText()));

        assertThat(work.incident(1).status()).isEqualTo(Status.RESOLVED);
        assertThat(work.store.last().events()).contains(new IncidentEvent.Resolved("rolled back"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"statsu", "Stauts", "status?", "borad"})
    void a_mistyped_verb_that_only_reads_is_run_with_a_note(String typed) {
        work.declared("db down");

        Reply.Private reply = work.says(ANN, CHANNEL, typed);

        assertThat(blocks(reply)).contains("INC-1", "is not a command", "`status`");
        assertThat(BlockKit.checkMessage(reply.blocks().orElseThrow())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkout is down", "a customer cannot pay", "I think the db is slow",
            "is anybody looking at payments",
            "the site is down", "payments – are failing"})
    void a_sentence_is_offered_as_a_declaration(String typed) {
        Reply.Private reply = work.says(ANN, LOBBY, typed);

        assertThat(values(reply)).containsExactly("- new " + typed);
        assertThat(work.store.commits()).isEmpty();
        work.conversation.onInteraction(work.pressed(ANN, LOBBY, "command_run:new", values(reply).getFirst()));
        assertThat(work.incident(1).title()).isEqualTo(typed);
    }

    @Test
    void a_sentence_in_an_incidents_channel_is_offered_as_a_note_first() {
        work.declared("db down");

        Reply.Private reply = work.says(ANN, CHANNEL, "the vendor confirms an outage");

        assertThat(values(reply)).containsExactly("- note the vendor confirms an outage",
                "INC-1 - - the vendor confirms an outage",
                "- propose the vendor confirms an outage", "- new the vendor confirms an outage");
        assertThat(work.store.commits()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"declare x,1", "open x,1", "start x,1", "create x,1", "report x,1", "new x,1", "NEW x,1", "New: x,1", "“new x”,1",
            "'\u00a0new\u00a0x ',1"})
    void every_word_for_declaring_declares(String typed, int number) {
        work.says(ANN, LOBBY, typed);

        assertThat(work.incident(number).title()).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"resolve", "resolved", "fixed", "close", "end", "Resolve.", "resolve!", "“resolve”"})
    void every_word_for_resolving_resolves(String typed) {
        work.declared("db down");

        work.says(ANN, CHANNEL, typed);

        assertThat(work.incident(1).status()).isEqualTo(Status.RESOLVED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {"sev 1~SEV1~", "sev1~SEV1~", "p1~SEV1~", "SEV-1~SEV1~", "sev\u00a01~SEV1~",
            "sev–1~SEV1~",
            "severity 2~SEV2~", "severity critical~SEV1~", "sev2 why not~SEV2~why not", "sev 2: cards fail~SEV2~cards fail",
            "sev to 1~SEV1~", "sev 2/1 all cards fail~SEV1~all cards fail",
            "sev 5 only one customer~SEV5~only one customer",
            "sev 4 3 customers only~SEV4~3 customers only", "p2 p95 is fine~SEV2~p95 is fine",
            "sev raise to sev1 now~SEV1~raise to now"})
    void the_severity_is_read_however_it_is_written(String typed, Severity severity, String reason) {
        work.declared("db down sev3");

        work.says(ANN, CHANNEL, typed);

        assertThat(work.incident(1).severity()).isEqualTo(severity);
        assertThat(work.store.last().events().getFirst())
                .isEqualTo(new IncidentEvent.SeverityChanged(Severity.SEV3, severity, reason));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {"sev 2/1~SEV1", "sev 2 or 1~SEV1", "sev2/1~SEV1", "sev? 2~SEV2", "sev?~SEV3",
            "sev 2?~SEV2", "sev2?~SEV2", "sev 4/5~SEV3", "sev 4 or 5~SEV3"})
    void in_doubt_the_higher_holds_and_the_doubt_is_kept(String typed, Severity severity) {
        work.declared("db down sev3");

        work.says(ANN, CHANNEL, typed);

        assertThat(work.incident(1).severity()).isEqualTo(severity);
        assertThat(work.store.last().events().getFirst()).isInstanceOf(ClosingEvent.SeverityDisputed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sev 6", "sev p95", "sev 10%", "sev not critical", "sev 4", "sev4", "sev 1.5"})
    void what_names_no_severity_or_lowers_without_a_reason_changes_nothing(String typed) {
        work.declared("db down sev3");

        work.says(ANN, CHANNEL, typed);

        assertThat(work.incident(1).severity()).isEqualTo(Severity.SEV3);
        assertThat(work.store.commits()).hasSize(1);
    }

    @Test
    void verbs_without_words_open_a_form() {
        work.declared("db down");
        for (String verb : List.of("new", "sev", "note")) {
            assertThat(work.conversation.onCommand(work.typed(ANN, CHANNEL, verb))).isEqualTo(new Reply.Silence());
        }
        assertThat(work.outbox.values().stream().map(effect -> ((PersonalEffect.OpenForm) effect).form())).containsExactly(
                new Form.Declare("", CHANNEL), new Form.ChangeSeverity(work.incident(1).id()),
                new Form.AddNote(work.incident(1).id()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {"lead~U1", "ic me~U1", "commander <@U2>~U2", "lead <@U2|bob>~U2", "lead @bob~U2",
            "lead Bob~U2", "lead @me~U1"})
    void command_is_taken_or_given_to_whoever_is_meant(String typed, String who) {
        work.declared("db down");

        work.says(ANN, CHANNEL, typed);

        assertThat(work.incident(1).commander()).hasToString(who);
    }

    @Test
    void somebody_unknown_takes_no_command() {
        work.declared("db down");

        assertThat(work.says(ANN, CHANNEL, "lead <!channel> carol").text()).contains("I do not know who")
                .doesNotContain("<!channel>");
        assertThat(work.incident(1).commander()).isNull();
    }

    @Test
    void elsewhere_what_reads_finds_my_incident_and_what_changes_asks() {
        work.declared("db down");

        assertThat(blocks(work.says(ANN, LOBBY, "status"))).contains("INC-1", "db down");
        Reply.Private asked = work.says(ANN, LOBBY, "sev1 all of europe");
        assertThat(values(asked)).containsExactly("INC-1 sev1 all of europe");
        assertThat(work.incident(1).severity()).isEqualTo(Severity.SEV3);

        work.conversation.onInteraction(work.pressed(ANN, LOBBY, "command_run:INC-1", values(asked).getFirst()));
        assertThat(work.incident(1).severity()).isEqualTo(Severity.SEV1);
    }

    @Test
    void elsewhere_several_of_mine_are_asked_for_and_mine_come_before_others() {
        work.declared("db down");
        work.declared("cards fail");

        assertThat(values(work.says(ANN, LOBBY, "resolve all good"))).containsExactly("INC-2 resolve all good",
                "INC-1 resolve all good");
        assertThat(values(work.says(ANN, LOBBY, "status"))).hasSize(2);
        assertThat(work.store.unresolved()).hasSize(2);
    }

    @Test
    void a_named_incident_needs_no_asking() {
        work.declared("db down");
        work.declared("cards fail");

        work.says(BOB, LOBBY, "resolve INC-1 rolled back");
        assertThat(work.incident(1).status()).isEqualTo(Status.RESOLVED);
        assertThat(work.store.last().events()).contains(new IncidentEvent.Resolved("rolled back"));
        work.says(BOB, new ChannelId("CINC1"), "reopen inc-1: back");
        assertThat(work.incident(1).status()).isEqualTo(Status.OPEN);
        assertThat(work.says(BOB, LOBBY, "resolve INC-77").text()).contains("There is no INC-77");
    }

    @Test
    void without_any_incident_the_way_to_declare_is_shown() {
        assertThat(work.says(ANN, LOBBY, "resolve").text()).contains("/incident new");
        assertThat(blocks(work.says(ANN, LOBBY, ""))).contains("incident_declare", "No incident is open");
    }

    @Test
    void a_long_text_is_offered_by_buttons_that_slack_takes() {
        work.declared("db down");
        for (String line : List.of("note " + "long ".repeat(600), "resovle " + "x".repeat(3000), "x " + "y".repeat(3000),
                "new" + " &amp;".repeat(900))) {
            Reply.Private reply = work.says(BOB, LOBBY, line);
            reply.blocks().ifPresent(blocks -> assertThat(BlockKit.checkMessage(blocks)).isEmpty());
        }
    }

    @Test
    void help_lists_every_verb_and_each_alone() {
        Reply.Private all = work.says(ANN, LOBBY, "help");
        for (Commands.Entry entry : work.commands.entries()) {
            assertThat(blocks(all)).contains("`/incident " + entry.verb());
            assertThat(work.says(ANN, LOBBY, "help " + entry.verb()).text()).contains(entry.summary());
        }
        assertThat(BlockKit.checkMessage(all.blocks().orElseThrow())).isEmpty();
        assertThat(work.says(ANN, LOBBY, "help close").text()).contains("resolve");
        assertThat(work.says(ANN, LOBBY, "?")).isEqualTo(all);
    }

    @Test
    void nothing_but_punctuation_is_answered_without_empty_quotes() {
        assertThat(blocks(work.says(ANN, LOBBY, "..."))).contains("`...` is not a command");
    }
}
