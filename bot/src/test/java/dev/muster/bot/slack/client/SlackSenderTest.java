package dev.muster.bot.slack.client;

import static dev.muster.bot.slack.client.SendingStory.CHANNEL;
import static dev.muster.bot.slack.client.SendingStory.INCIDENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.effect.QueuedEffect;
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

    private static String refused(String error) {
        return ScriptedSlack.error(error).toString();
    }
}
