package dev.muster.bot.slack.client;

import static dev.muster.bot.slack.client.SendingStory.CHANNEL;
import static dev.muster.bot.slack.client.SendingStory.INCIDENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.QueuedEffect;
import dev.muster.bot.effect.ReplyTo;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackSenderTest {
    private static final UserId ANNA = new UserId("U1");
    private static final UserId BEN = new UserId("U2");
    private static final UserId CLEO = new UserId("U3");
    private static final MessageRef CARD = new MessageRef(new ChannelId(CHANNEL), new SlackTs("1700000000.000100"));
    private static final Effect.Post HELLO = new Effect.Post(INCIDENT, new Destination.IncidentChannel(),
            new Content.Line("Hello"));

    private final SendingStory story = SendingStory.withoutAnnouncements();
    private final ScriptedSlack slack = story.slack;

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void a_message_carries_its_ids_and_its_effect_in_the_metadata() throws Exception {
        QueuedEffect queued = story.carryOut(HELLO);

        JsonNode metadata = Json.MAPPER.readTree(slack.lastCall("chat.postMessage").arguments().get("metadata"));
        assertThat(metadata).isEqualTo(Json.MAPPER.readTree("""
                {"event_type":"muster_note","event_payload":{"incident":"INC-12","effect":%d,"revision":7}}"""
                .formatted(queued.id())));
    }

    @Test
    void a_message_that_nobody_needs_any_more_is_not_sent() {
        story.rendersNothing = true;

        story.carryOut(HELLO);

        assertThat(story.results).containsExactly(new EffectResult.Done());
        assertThat(slack.count("chat.postMessage")).isZero();
    }

    @Test
    void without_an_announce_channel_announcing_is_no_failure() {
        story.carryOut(new Effect.Post(INCIDENT, new Destination.AnnounceChannel(), new Content.Announcement()));

        assertThat(story.results).containsExactly(new EffectResult.Done());
    }

    @Test
    void an_announce_channel_that_does_not_exist_is_named() {
        try (SendingStory other = new SendingStory(Optional.of("#incidents"))) {
            other.carryOut(new Effect.Post(INCIDENT, new Destination.AnnounceChannel(), new Content.Announcement()));

            assertThat(other.impossible).singleElement().asString().startsWith("The announce channel #incidents does not exist");
        }
    }

    @Test
    void an_announce_channel_that_the_app_was_removed_from_is_joined_again() {
        try (SendingStory other = new SendingStory(Optional.of("incidents"))) {
            String channel = other.slack.addChannel("incidents", "U9", false);
            Effect.Post announcement = new Effect.Post(INCIDENT, new Destination.AnnounceChannel(), new Content.Announcement());
            other.carryOut(announcement);
            other.slack.channels.getFirst().put("is_member", false);

            other.carryOut(announcement);

            assertThat(other.slack.messagesIn(channel)).hasSize(2);
            assertThat(other.slack.count("conversations.join")).isEqualTo(2);
        }
    }

    @Test
    void an_announce_channel_may_be_given_by_its_id() {
        try (SendingStory other = new SendingStory(Optional.of("C0AB12CD3"))) {
            other.carryOut(new Effect.Post(INCIDENT, new Destination.AnnounceChannel(), new Content.Announcement()));

            assertThat(other.slack.messagesIn("C0AB12CD3")).hasSize(1);
            assertThat(other.slack.count("conversations.list")).isZero();
        }
    }

    @Test
    void what_belongs_into_a_channel_that_was_never_made_is_given_up() {
        story.channels.clear();

        story.carryOut(HELLO);
        story.carryOut(new Effect.Invite(INCIDENT, List.of(ANNA)));
        story.carryOut(new Effect.SetTopic(INCIDENT));

        assertThat(story.impossible).hasSize(3).allMatch("The incident has no channel in Slack."::equals);
    }

    @Test
    void people_are_invited_together_and_those_who_cannot_come_are_reported() {
        slack.answer("conversations.invite",
                """
                {"ok":true,"errors":[{"user":"U2","ok":false,"error":"user_is_restricted"},{"user":"U3","error":"already_in_channel"}]}""");

        story.carryOut(new Effect.Invite(INCIDENT, List.of(ANNA, BEN, CLEO)));

        assertThat(story.results)
                .containsExactly(new EffectResult.Invited(List.of(ANNA, CLEO), Map.of(BEN, "user_is_restricted")));
        assertThat(slack.lastCall("conversations.invite").arguments()).containsEntry("users", "U1,U2,U3").containsEntry("force",
                "true");
    }

    @Test
    void a_batch_refused_for_somebody_named_is_sent_again_without_them() {
        slack.answer("conversations.invite", """
                {"ok":false,"error":"cant_invite","errors":[{"user":"U2","error":"cant_invite"}]}""", "{\"ok\":true}");

        story.carryOut(new Effect.Invite(INCIDENT, List.of(ANNA, BEN, CLEO)));

        assertThat(story.results).containsExactly(new EffectResult.Invited(List.of(ANNA, CLEO), Map.of(BEN, "cant_invite")));
        assertThat(slack.count("conversations.invite")).isEqualTo(2);
    }

    @Test
    void a_batch_refused_for_nobody_in_particular_is_halved_until_the_culprit_stands_alone() {
        slack.answer("conversations.invite", refused("user_not_found"), "{\"ok\":true}", refused("user_not_found"),
                refused("already_in_channel"), refused("user_not_found"));

        story.carryOut(new Effect.Invite(INCIDENT, List.of(ANNA, BEN, CLEO)));

        assertThat(story.results).containsExactly(new EffectResult.Invited(List.of(ANNA, BEN), Map.of(CLEO, "user_not_found")));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void inviting_survives_every_fault(Fault fault) {
        slack.fail("conversations.invite", fault);

        story.carryOut(new Effect.Invite(INCIDENT, List.of(ANNA, BEN)));

        assertThat(story.results).containsExactly(new EffectResult.Invited(List.of(ANNA, BEN), Map.of()));
    }

    @Test
    void a_topic_is_cut_to_what_slack_takes() {
        story.carryOut(new Effect.SetTopic(INCIDENT));

        assertThat(slack.lastCall("conversations.setTopic").arguments().get("topic")).hasSize(250).endsWith("t…");
    }

    @Test
    void a_card_that_is_pinned_already_is_pinned() {
        slack.answer("pins.add", refused("already_pinned"));

        story.carryOut(new Effect.Pin(INCIDENT, CARD));

        assertThat(story.results).containsExactly(new EffectResult.Done());
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void an_update_may_be_repeated_and_says_which_revision_stands(Fault fault) {
        slack.fail("chat.update", fault);

        story.carryOut(new Effect.Update(INCIDENT, CARD, new Content.IncidentCard()));

        assertThat(story.results).containsExactly(new EffectResult.Posted(CARD, 7, "IncidentCard[again=false]"));
    }

    @ParameterizedTest
    @CsvSource({"is_inactive,The channel is archived.",
            "something_new,Slack refused it. (chat.update: something_new)"})
    void an_update_that_slack_refuses_is_told_in_a_sentence(String error, String beginning) {
        slack.answer("chat.update", refused(error));

        story.carryOut(new Effect.Update(INCIDENT, CARD, new Content.IncidentCard()));

        assertThat(story.impossible).singleElement().asString().startsWith(beginning).contains(error);
    }

    @Test
    void an_update_of_what_somebody_deleted_is_no_failure() {
        slack.answer("chat.update", refused("message_not_found"));

        story.carryOut(new Effect.Update(INCIDENT, CARD, new Content.IncidentCard()));

        assertThat(story.results).containsExactly(new EffectResult.MessageGone());
    }

    @Test
    void a_missing_scope_names_the_scope() {
        slack.answer("chat.postMessage", "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"chat:write\"}");

        story.carryOut(HELLO);

        assertThat(story.impossible).containsExactly(
                "The app lacks the scope `chat:write`. Add it to the app in Slack and reinstall the app (chat.postMessage: missing_scope).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid_auth", "token_revoked", "account_inactive"})
    void a_token_that_is_refused_for_a_while_loses_nothing(String error) {
        slack.answer("chat.postMessage", refused(error));

        story.carryOut(HELLO);

        assertThat(story.impossible).isEmpty();
        assertThat(slack.messagesIn(CHANNEL)).hasSize(1);
    }

    @Test
    void bursts_are_held_within_slacks_limit_without_slack_having_to_refuse() {
        IntStream.range(0, 30).forEach(i -> story.outbox.add(new Effect.Pin(INCIDENT, CARD), story.clock.instant()));

        story.carryOut(new Effect.Pin(INCIDENT, CARD));

        assertThat(slack.count("pins.add")).isEqualTo(31);
        assertThat(story.results).hasSize(31);
    }

    @Test
    void an_answer_goes_to_the_response_url_for_one_pair_of_eyes() {
        QueuedEffect answer = story.carryOut(answer(new ReplyTo.ResponseUrl(slack.url("/actions/response"), ANNA)));

        assertThat(story.outbox.end(answer)).contains("done");
        assertThat(slack.responses).singleElement().satisfies(body -> {
            assertThat(body.path("response_type").asText()).isEqualTo("ephemeral");
            assertThat(body.path("replace_original").booleanValue()).isFalse();
            assertThat(body.path("replace_original").isBoolean()).isTrue();
            assertThat(body.path("text").asText()).isEqualTo("Line[mrkdwn=Done]");
        });
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void an_answer_arrives_at_most_once_and_certainly_when_nothing_was_clear_before(Fault fault) {
        slack.fail("response", fault);

        QueuedEffect answer = story.carryOut(answer(new ReplyTo.ResponseUrl(slack.url("/actions/response"), ANNA)));

        boolean sentAgain = fault == Fault.TOO_MANY;
        boolean readAsDone = fault == Fault.HTML_AFTER;
        assertThat(slack.count("response")).isEqualTo(sentAgain ? 2 : 1);
        assertThat(slack.responses.size()).isEqualTo(sentAgain || fault.isApplied() ? 1 : 0);
        assertThat(story.outbox.end(answer).orElse("").equals("done")).isEqualTo(sentAgain || readAsDone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired_url", "used_url"})
    void an_answer_that_slack_takes_no_more_at_the_response_url_goes_out_as_a_direct_message(String error) {
        slack.answer("response", refused(error));

        QueuedEffect answer = story.carryOut(answer(new ReplyTo.ResponseUrl(slack.url("/actions/response"), ANNA)));

        assertThat(story.outbox.end(answer)).contains("done");
        assertThat(slack.messagesIn("DU1")).hasSize(1);
    }

    @Test
    void a_file_that_breaks_off_again_and_again_is_given_up_with_another_way_to_get_it() {
        for (int file = 1; file <= 20; file++) {
            slack.fail("F" + file, Fault.RESET_BEFORE);
        }

        story.carryOut(new Effect.ShareExport(INCIDENT, "html", "full", ANNA));

        assertThat(story.impossible).singleElement().asString().contains("broke off 5 times")
                .contains("`muster export INC-12 --format html`");
        assertThat(slack.messagesIn(CHANNEL)).isEmpty();
        assertThat(story.exportsDiscarded).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"conversations.setTopic", "conversations.setPurpose", "pins.add", "bookmarks.add"})
    void nobody_misses_what_would_adorn_a_channel_that_was_archived_meanwhile(String method) {
        slack.answer(method, refused("is_archived"));

        story.carryOut(new Effect.SetTopic(INCIDENT));
        story.carryOut(new Effect.SetPurpose(INCIDENT, "x"));
        story.carryOut(new Effect.Pin(INCIDENT, CARD));
        story.carryOut(new Effect.AddBookmark(INCIDENT, "x", "https://example.org/x"));

        assertThat(slack.count(method)).isOne();
        assertThat(story.impossible).isEmpty();
    }

    @Test
    void a_whisper_is_seen_by_one_person_in_the_channel() {
        story.carryOut(answer(new ReplyTo.Whisper(new ChannelId(CHANNEL), ANNA, new SlackTs("1700000000.000100"))));

        assertThat(slack.lastCall("chat.postEphemeral").arguments()).containsEntry("channel", CHANNEL).containsEntry("user", "U1")
                .containsEntry("thread_ts", "1700000000.000100");
    }

    @Test
    void a_whisper_to_somebody_who_is_not_there_becomes_a_direct_message() {
        slack.answer("chat.postEphemeral", refused("user_not_in_channel"));

        story.carryOut(answer(new ReplyTo.Whisper(new ChannelId(CHANNEL), ANNA, null)));

        assertThat(slack.messagesIn("DU1")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_direct_answer_arrives_and_rather_twice_than_never(Fault fault) {
        slack.fail("chat.postMessage", fault);

        story.carryOut(answer(new ReplyTo.Direct(ANNA)));

        assertThat(slack.messagesIn("DU1")).hasSize(fault.isApplied() ? 2 : 1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void so_does_one_that_becomes_direct_because_the_person_is_elsewhere(Fault fault) {
        slack.answer("chat.postEphemeral", refused("user_not_in_channel"), refused("user_not_in_channel"));
        slack.fail("chat.postMessage", fault);

        story.carryOut(answer(new ReplyTo.Whisper(new ChannelId(CHANNEL), ANNA, null)));

        assertThat(slack.messagesIn("DU1")).hasSize(fault.isApplied() ? 2 : 1);
    }

    @Test
    void a_form_opens_for_its_trigger() {
        QueuedEffect form = story.carryOut(new Effect.OpenForm("1.2.abc", new Form.Declare("", null), null));

        assertThat(slack.lastCall("views.open").arguments()).containsEntry("trigger_id", "1.2.abc").containsEntry("view",
                "{\"type\":\"modal\"}");
        assertThat(story.outbox.end(form)).contains("done");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_form_is_asked_for_once_and_never_again_after_any_doubt(Fault fault) {
        slack.fail("views.open", fault);

        QueuedEffect form = story.carryOut(new Effect.OpenForm("1.2.abc", new Form.Declare("", null), null));

        assertThat(slack.count("views.open")).isOne();
        assertThat(story.outbox.end(form)).get().asString().isNotEqualTo("done");
    }

    @Test
    void a_trigger_that_expired_is_told() {
        slack.answer("views.open", refused("expired_trigger_id"));

        QueuedEffect form = story.carryOut(new Effect.OpenForm("1.2.abc", new Form.Declare("", null), null));

        assertThat(story.outbox.end(form)).get().asString().startsWith("It took too long to open the form.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{'display_name':'Anna','real_name':'Anna Berg'} | Anna",
            "{'display_name':' ','real_name':'Anna Berg'} | Anna Berg", "[] | aberg"})
    void a_person_is_known_by_the_name_that_slack_shows(String profile, String name) {
        slack.answer("users.info", "{'ok':true,'user':{'name':'aberg','tz':'Europe/Oslo','is_bot':false,'profile':%s}}"
                .formatted(profile).replace('\'', '"'));

        story.carryOut(new Effect.LookUpPerson(ANNA));

        assertThat(story.people).containsExactly(new EffectResult.PersonFound(ANNA, name, "Europe/Oslo", false));
    }

    @Test
    void a_person_whom_slack_does_not_know_is_settled_with_the_reason() {
        slack.answer("users.info", refused("user_not_found"));

        QueuedEffect effect = story.carryOut(new Effect.LookUpPerson(ANNA));

        assertThat(story.outbox.end(effect)).contains("Slack knows nobody of that id. (users.info: user_not_found)");
    }

    @Test
    void an_export_is_uploaded_whole_before_it_is_shown() {
        story.carryOut(new Effect.ShareExport(INCIDENT, "md", "full", ANNA));

        assertThat(slack.calls).extracting(ScriptedSlack.Called::method).endsWith("files.getUploadURLExternal", "F1",
                "files.completeUploadExternal");
        assertThat(slack.lastCall("F1").arguments()).containsEntry("body", "# INC-12");
    }

    @Test
    void a_file_that_slack_would_not_take_is_not_sent_and_said_why() {
        story.export = new ExportFile("inc-12.json", 1_000_000_001, InputStream::nullInputStream, () -> {});

        QueuedEffect effect = story.carryOut(new Effect.ShareExport(INCIDENT, "json", "full", ANNA));

        assertThat(story.outbox.end(effect).orElse("")).contains("1000 MB, and Slack takes 1 GB at most")
                .contains("muster export INC-12 --format json");
        assertThat(slack.calls).extracting(ScriptedSlack.Called::method).doesNotContain("files.getUploadURLExternal");
    }

    @Test
    void a_file_for_which_there_is_no_room_is_tried_again_later() {
        story.exportFailures = 2;

        story.carryOut(new Effect.ShareExport(INCIDENT, "md", "full", ANNA));

        assertThat(slack.calls).extracting(ScriptedSlack.Called::method).endsWith("files.completeUploadExternal");
        assertThat(story.exportsDiscarded).as("the one that was written").isEqualTo(1);
    }

    @Test
    void the_identity_is_asked_for_again_until_it_is_known_and_then_hourly() {
        slack.fail("auth.test", Fault.SERVER_ERROR_BEFORE, Fault.TOO_MANY);
        SlackIdentity identity = story.identity;
        assertThat(identity.known()).get().extracting(SlackIdentity.Identity::botUser).isEqualTo(new UserId("UBOT"));
        long asked = slack.count("auth.test");

        identity.askIfDue();
        assertThat(slack.count("auth.test")).isEqualTo(asked);
        story.clock.advance(Duration.ofHours(1));
        identity.askIfDue();
        identity.askIfDue();
        assertThat(slack.count("auth.test")).isEqualTo(asked + 1);
        assertThat(identity.known()).as("known while Slack is away").isPresent();
        story.clock.advance(Duration.ofSeconds(2));
        identity.askIfDue();
        story.clock.advance(Duration.ofSeconds(7));
        identity.askIfDue();

        assertThat(slack.count("auth.test")).isEqualTo(asked + 3);
    }

    private static Effect.Answer answer(ReplyTo to) {
        return new Effect.Answer("key", to, new Content.Line("Done"));
    }

    private static String refused(String error) {
        return ScriptedSlack.error(error).toString();
    }
}
