package dev.muster.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.slack.conversation.Interaction;
import dev.muster.bot.slack.conversation.Invocation;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.timeline.SlackMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("It reads the log, in which others would be heard, too.")
class SlackEndpointTest {
    private static final String COMMAND = "token=x&team_id=T1&team_domain=acme&channel_id=C1&channel_name=general&user_id=U1"
            + "&user_name=ann&command=%2Fincident&response_url=https%3A%2F%2Fhooks.example%2F1%3Fa%3Db&trigger_id=13.37.abc";

    @SuppressWarnings("NullAway.Init")
    private SlackWorld world;

    @BeforeEach
    void start() throws IOException {
        world = new SlackWorld();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void a_command_reaches_the_conversation_and_its_reply_the_sender() {
        world.conversation.reply = Reply.Private.of("All quiet.");

        HttpResponse<String> answer = world.signed(COMMAND + "&text=new+db+is+down+%3D+sad");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"response_type\":\"ephemeral\",\"text\":\"All quiet.\"}");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(world.conversation.commands).containsExactly(new Invocation("13.37.abc", new UserId("U1"), "T1",
                new ChannelId("C1"), "general", Optional.empty(), "new db is down = sad", "/incident", Optional.of("13.37.abc"),
                Optional.of("https://hooks.example/1?a=b"), SlackWorld.NOW, Invocation.Origin.COMMAND));
    }

    @Test
    void a_command_without_words_has_an_empty_text() {
        world.signed(COMMAND + "&text=");
        world.signed(COMMAND);

        assertThat(world.conversation.commands).extracting(Invocation::text).containsExactly("", "");
    }

    @Test
    void a_silent_reply_is_an_empty_acknowledgement() {
        HttpResponse<String> answer = world.signed(COMMAND);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void a_command_without_a_trigger_is_known_by_its_body() {
        String body = "command=%2Fincident&channel_id=C1&user_id=U1&text=";
        world.signed(body + "a");
        world.signed(body + "a");
        world.signed(body + "b");

        List<String> keys = world.conversation.commands.stream().map(Invocation::requestKey).toList();
        assertThat(keys).hasSize(3).allMatch(key -> key.startsWith("body:"));
        assertThat(keys.get(1)).isEqualTo(keys.get(0)).isNotEqualTo(keys.get(2));
    }

    @Test
    void a_command_that_fails_is_said_to_have_changed_nothing() {
        world.conversation.failing = true;
        try (LogCapture log = new LogCapture()) {
            HttpResponse<String> answer = world.signed(COMMAND + "&text=sev+1");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("Something went wrong on our side; nothing was changed. Try again: "
                    + "`/incident sev 1`").contains("ephemeral").doesNotContain("store is away");
            assertThat(log.failures()).hasSize(1);
        }
    }

    @Test
    void where_nobody_knows_whether_it_was_kept_nothing_else_is_said() {
        world.conversation.unclear = true;

        assertThat(world.signed(COMMAND + "&text=sev+1").body()).contains("nobody knows whether it was done")
                .contains("`/incident sev 1`").doesNotContain("nothing was changed");
        assertThat(world.interaction("{'type':'view_submission','user':{'id':'U1'},'view':{'id':'V1','callback_id':'c','state':"
                + "{'values':{'title':{'t':{'value':'x'}}}}}}").body()).contains("nobody knows whether it was done")
                .doesNotContain("nothing was changed");
    }

    @Test
    void a_button_comes_with_its_message_and_thread() {
        world.interaction(
                "{'type':'block_actions','user':{'id':'U1'},'trigger_id':'7.8','response_url':'https://hooks.example/2',"
                        + "'container':{'type':'message','message_ts':'1700000000.000100','channel_id':'C1'},'channel':{'id':'C1'},"
                        + "'message':{'ts':'1700000000.000100','thread_ts':'1690000000.000001','files':[[]],'blocks':[{'x':1}]},"
                        + "'actions':[{'type':'button','action_id':'proposal_object','block_id':'b','value':'INC-1/2','text':7}]}");

        assertThat(world.conversation.interactions).containsExactly(new Interaction.ButtonPressed("7.8", new UserId("U1"),
                "proposal_object", "INC-1/2", new ChannelId("C1"), new MessageRef(new ChannelId("C1"),
                        new SlackTs("1700000000.000100")),
                new SlackTs("1690000000.000001"), Optional.of("7.8"), Optional.of("https://hooks.example/2"), SlackWorld.NOW));
    }

    @Test
    void two_actions_in_one_payload_are_two_presses_with_a_key_each() {
        HttpResponse<String> answer = world.interaction("{'type':'block_actions','user':{'id':'U1'},'trigger_id':'7.8',"
                + "'actions':[{'action_id':'a','value':'1'},{'action_id':'b','selected_option':{'value':'2'}}]}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(world.conversation.interactions).extracting(Interaction::requestKey).containsExactly("7.8", "7.8#2");
        assertThat(world.conversation.interactions).extracting(pressed -> ((Interaction.ButtonPressed) pressed).value())
                .containsExactly("1", "2");
    }

    @Test
    void a_click_on_a_message_only_one_person_sees_is_placed_by_its_container() {
        world.interaction("{'type':'block_actions','user':{'id':'U1'},'container':{'channel_id':'C1',"
                + "'message_ts':'1700000000.000100','is_ephemeral':true},'actions':[{'action_id':'undo'}]}");

        Interaction.ButtonPressed pressed = (Interaction.ButtonPressed) world.conversation.interactions.get(0);
        assertThat(pressed.message()).isEqualTo(new MessageRef(new ChannelId("C1"), new SlackTs("1700000000.000100")));
        assertThat(pressed.thread()).isNull();
    }

    @Test
    void a_form_comes_with_plain_values_by_block_and_by_element() {
        world.interaction("{'type':'view_submission','user':{'id':'U1'},'trigger_id':'9.9','view':{'id':'V1','hash':'156.h',"
                + "'callback_id':'incident_declare','private_metadata':'C1','state':{'values':{"
                + "'title':{'title_input':{'type':'plain_text_input','value':'DB down'}},"
                + "'severity':{'severity_select':{'type':'static_select','selected_option':{'value':'sev2','text':[]}}},"
                + "'who':{'who_select':{'type':'multi_users_select','selected_users':['U1','U2']}},"
                + "'impact':{'impact_input':{'type':'plain_text_input','value':null}}}}}}");

        assertThat(world.conversation.interactions).containsExactly(new Interaction.FormSubmitted("V1:156.h", new UserId("U1"),
                "incident_declare",
                Map.of("title", "DB down", "title_input", "DB down", "severity", "sev2", "severity_select", "sev2", "who",
                        "U1,U2", "who_select", "U1,U2"),
                "C1", "V1", SlackWorld.NOW));
    }

    @Test
    void a_form_can_be_refused_or_closed() {
        String form = "{'type':'view_submission','user':{'id':'U1'},'view':{'id':'V1','callback_id':'c','state':{'values':{"
                + "'title':{'t':{'value':'x'}}}}}}";
        world.conversation.reply = new Reply.FormErrors(Map.of("title", "Say more."));
        assertThat(world.interaction(form).body())
                .isEqualTo("{\"response_action\":\"errors\",\"errors\":{\"title\":\"Say more.\"}}");

        world.conversation.failing = true;
        assertThat(world.interaction(form).body()).contains("\"title\":\"Something went wrong on our side; nothing was changed.");
    }

    @Test
    void shortcuts_and_closed_forms_come_as_what_they_are() {
        world.interaction("{'type':'shortcut','user':{'id':'U1'},'callback_id':'incident_declare','trigger_id':'1.1'}");
        world.interaction("{'type':'message_action','user':{'id':'U1'},'callback_id':'timeline_add','trigger_id':'1.2',"
                + "'channel':{'id':'C1'},'message':{'ts':'1700000000.000100','user':'U2','text':'look'},"
                + "'response_url':'https://hooks.example/3'}");
        world.interaction("{'type':'view_closed','user':{'id':'U1'},'view':{'id':'V1','hash':'h','callback_id':'c',"
                + "'private_metadata':'m'}}");

        assertThat(world.conversation.interactions).containsExactly(
                new Interaction.ShortcutUsed("1.1", new UserId("U1"), "incident_declare", "1.1", SlackWorld.NOW),
                new Interaction.MessageShortcutUsed("1.2", new UserId("U1"), "timeline_add",
                        new SlackMessage(new MessageRef(new ChannelId("C1"), new SlackTs("1700000000.000100")), null,
                                new UserId("U2"), null, "look", List.of()),
                        "1.2", Optional.of("https://hooks.example/3"), SlackWorld.NOW),
                new Interaction.FormClosed("V1:h", new UserId("U1"), "c", "m", "V1", SlackWorld.NOW));
    }

    @Test
    void a_message_whose_author_is_no_id_of_slacks_has_none() {
        world.interaction("{'type':'message_action','user':{'id':'U1'},'callback_id':'timeline_add','channel':{'id':'C1'},"
                + "'message':{'ts':'1700000000.000100','user':'" + "x".repeat(300) + "','text':'look'}}");

        assertThat(world.conversation.interactions)
                .satisfiesExactly(used -> assertThat(((Interaction.MessageShortcutUsed) used).message().author()).isNull());
    }

    @Test
    void a_click_that_fails_shows_as_failed_in_slack() {
        world.conversation.failing = true;

        assertThat(world.interaction("{'type':'block_actions','user':{'id':'U1'},'actions':[{'action_id':'undo'}]}").statusCode())
                .isEqualTo(500);
    }

    @Test
    void a_mention_becomes_an_invocation_with_its_thread() {
        world.signed(
                "{\"type\":\"event_callback\",\"event_id\":\"Ev9\",\"authorizations\":[{\"team_id\":\"T1\",\"user_id\":\"UBOT\"}],"
                        + "\"event\":{\"type\":\"app_mention\",\"channel\":\"C0INCIDENT\",\"user\":\"U1\",\"ts\":\"1700000000.000100\","
                        + "\"thread_ts\":\"1690000000.000001\",\"text\":\"<@UBOT> status\"}}");

        assertThat(world.conversation.mentions)
                .containsExactly(new Invocation("mention:C0INCIDENT:1700000000.000100", new UserId("U1"), "T1",
                        new ChannelId("C0INCIDENT"), "", Optional.of(new SlackTs("1690000000.000001")), "status", "@muster",
                        Optional.empty(),
                        Optional.empty(), new SlackTs("1700000000.000100").at(), Invocation.Origin.MENTION));
        assertThat(world.timeline.texts("message")).containsExactly("<@UBOT> status");
    }
}
