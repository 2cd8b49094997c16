package dev.muster.bot.slack.client;

import static dev.muster.bot.slack.client.SendingStory.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.effect.QueuedEffect;
import dev.muster.bot.effect.ReplyTo;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one person alone sees: answers and forms. */
class PrivateEffectsTest {
    private static final UserId ANNA = new UserId("U1");

    private final SendingStory story = SendingStory.withoutAnnouncements();
    private final ScriptedSlack slack = story.slack;

    @AfterEach
    void close() {
        story.close();
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
        QueuedEffect form = story.carryOut(new PersonalEffect.OpenForm("1.2.abc", new Form.Declare("", null), null));

        assertThat(slack.lastCall("views.open").arguments()).containsEntry("trigger_id", "1.2.abc").containsEntry("view",
                "{\"type\":\"modal\"}");
        assertThat(story.outbox.end(form)).contains("done");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_form_is_asked_for_once_and_never_again_after_any_doubt(Fault fault) {
        slack.fail("views.open", fault);

        QueuedEffect form = story.carryOut(new PersonalEffect.OpenForm("1.2.abc", new Form.Declare("", null), null));

        assertThat(slack.count("views.open")).isOne();
        assertThat(story.outbox.end(form)).get().asString().isNotEqualTo("done");
    }

    @Test
    void a_trigger_that_expired_is_told() {
        slack.answer("views.open", refused("expired_trigger_id"));

        QueuedEffect form = story.carryOut(new PersonalEffect.OpenForm("1.2.abc", new Form.Declare("", null), null));

        assertThat(story.outbox.end(form)).get().asString().startsWith("It took too long to open the form.");
    }

    private static PersonalEffect.Answer answer(ReplyTo to) {
        return new PersonalEffect.Answer("key", to, new Content.Line("Done"));
    }

    private static String refused(String error) {
        return ScriptedSlack.error(error).toString();
    }
}
