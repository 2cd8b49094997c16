package dev.muster.bot.slack.client;

import static dev.muster.bot.slack.client.SendingStory.CHANNEL;
import static dev.muster.bot.slack.client.SendingStory.INCIDENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.effect.ChannelEffect;
import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the line does: one channel, one message, one bookmark, one file. A direct message may come twice rather than not at all. */
class ExactlyOnceTest {
    private final SendingStory story = new SendingStory(Optional.of("#incidents"));
    private final ScriptedSlack slack = story.slack;

    @AfterEach
    void close() {
        story.close();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void one_channel(Fault fault) {
        slack.addChannel("random", "U9", false);
        slack.addChannel("general", "U9", false);
        slack.addChannel("inc-11-other", ScriptedSlack.BOT_USER, true);
        slack.fail("conversations.create", fault, fault);

        story.carryOut(new ChannelEffect.CreateChannel(INCIDENT, "inc-12-checkout", false, List.of(), null));

        assertThat(slack.channels).filteredOn(channel -> channel.path("name").asText().startsWith("inc-12-")).hasSize(1);
        assertThat(story.results).containsExactly(
                new EffectResult.ChannelMade(new ChannelId(slack.channels.getLast().path("id").asText()), "inc-12-checkout"));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void one_message_in_the_incident_channel(Fault fault) {
        for (int i = 0; i < 5; i++) {
            slack.addMessage(CHANNEL, "somebody talks");
        }
        slack.fail("chat.postMessage", fault, fault);

        story.carryOut(new Effect.Post(INCIDENT, new Destination.IncidentChannel(), new Content.Line("Hello")));

        assertThat(slack.messagesIn(CHANNEL)).hasSize(6);
        String ts = slack.messagesIn(CHANNEL).getLast().path("ts").asText();
        MessageRef stands = new MessageRef(new ChannelId(CHANNEL), new SlackTs(ts));
        assertThat(story.results).containsExactly(new EffectResult.Posted(stands, 7, "Line[mrkdwn=Hello]"));
        assertThat(story.ownPosts).containsExactly(stands);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void one_message_in_a_thread(Fault fault) {
        slack.addMessage(CHANNEL, "root");
        SlackTs root = new SlackTs(slack.messagesIn(CHANNEL).getFirst().path("ts").asText());
        slack.fail("chat.postMessage", fault);

        story.carryOut(new Effect.Post(INCIDENT, new Destination.InThread(root), new Content.Line("Hello")));

        assertThat(slack.messagesIn(CHANNEL)).hasSize(2);
        assertThat(slack.messagesIn(CHANNEL).getLast().path("thread_ts").asText()).isEqualTo(root.value());
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void one_announcement_in_a_channel_that_must_be_joined_first(Fault fault) {
        slack.addChannel("random", "U9", false);
        slack.addChannel("general", "U9", false);
        String incidents = slack.addChannel("incidents", "U9", false);
        slack.fail("conversations.list", fault);
        slack.fail("conversations.join", fault);
        slack.fail("chat.postMessage", fault);
        slack.fail("conversations.history", fault);

        story.carryOut(new Effect.Post(INCIDENT, new Destination.AnnounceChannel(), new Content.Announcement()));

        assertThat(slack.messagesIn(incidents)).hasSize(1);
        assertThat(story.ownPosts).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_direct_message_arrives_and_is_never_looked_for(Fault fault) {
        slack.fail("conversations.open", fault);
        slack.fail("chat.postMessage", fault);

        story.carryOut(new Effect.Post(INCIDENT, new Destination.Direct(new UserId("U7")), new Content.Line("Hello")));

        assertThat(slack.messagesIn("DU7")).hasSize(fault.isApplied() ? 2 : 1);
        assertThat(slack.count("conversations.history")).isZero();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void one_bookmark(Fault fault) {
        slack.fail("bookmarks.add", fault, fault);

        story.carryOut(new ChannelEffect.AddBookmark(INCIDENT, "Dashboard", "https://example.org/d"));

        assertThat(slack.bookmarks).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void one_shared_file(Fault fault) {
        slack.fail("files.getUploadURLExternal", fault);
        slack.fail("F1", fault);
        slack.fail("files.completeUploadExternal", fault);

        story.carryOut(new Effect.ShareExport(INCIDENT, "md", "full", new UserId("U7")));

        assertThat(slack.messagesIn(CHANNEL)).hasSize(1);
        assertThat(story.results).containsExactly(new EffectResult.FileShared("inc-12.md"));
    }

    @Test
    void looking_that_fails_never_leads_to_a_blind_resend() {
        slack.fail("chat.postMessage", Fault.TIMEOUT_AFTER);
        slack.fail("conversations.history", Fault.SERVER_ERROR_BEFORE, Fault.TOO_MANY, Fault.RESET_BEFORE, Fault.HTML_AFTER,
                Fault.FATAL_ERROR_BEFORE);

        story.carryOut(new Effect.Post(INCIDENT, new Destination.IncidentChannel(), new Content.Line("Hello")));

        assertThat(slack.count("chat.postMessage")).isOne();
        assertThat(slack.messagesIn(CHANNEL)).hasSize(1);
        assertThat(slack.count("conversations.history")).isEqualTo(6);
    }

    @Test
    void a_message_that_people_talked_far_away_from_is_still_found() {
        slack.fail("chat.postMessage", Fault.RESET_AFTER);
        slack.afterwards("chat.postMessage", () -> {
            for (int i = 0; i < 70; i++) {
                slack.addMessage(CHANNEL, "talk");
            }
        });

        story.carryOut(new Effect.Post(INCIDENT, new Destination.IncidentChannel(), new Content.Line("Hello")));

        assertThat(slack.count("chat.postMessage")).isOne();
        assertThat(story.results).hasSize(1);
    }

    @Test
    void a_message_that_arrives_only_after_we_looked_in_vain_is_not_sent_again() {
        slack.fail("chat.postMessage", Fault.TIMEOUT_BEFORE);
        slack.afterwards("conversations.history", () -> slack.postLate("chat.postMessage"));

        story.carryOut(new Effect.Post(INCIDENT, new Destination.IncidentChannel(), new Content.Line("Hello")));

        assertThat(slack.count("chat.postMessage")).isOne();
        assertThat(slack.messagesIn(CHANNEL)).hasSize(1);
        assertThat(story.results).hasSize(1);
    }

    @Test
    void a_channel_that_slack_finished_making_only_after_we_looked_is_taken_for_ours() {
        slack.fail("conversations.create", Fault.TIMEOUT_BEFORE);
        slack.afterwards("conversations.list", () -> slack.addChannel("inc-12-checkout", ScriptedSlack.BOT_USER, true));

        story.carryOut(new ChannelEffect.CreateChannel(INCIDENT, "inc-12-checkout", false, List.of(), null));

        assertThat(slack.channels).hasSize(1);
        assertThat(story.results).extracting(result -> ((EffectResult.ChannelMade) result).name())
                .containsExactly("inc-12-checkout");
    }

    @Test
    void a_name_that_others_took_leads_to_the_next_one_also_when_that_ends_unknown() {
        slack.addChannel("inc-12-checkout", "U9", false);
        slack.fail("conversations.create", Fault.TOO_MANY);
        slack.afterwards("conversations.create", () -> slack.fail("conversations.create", Fault.TIMEOUT_AFTER));

        story.carryOut(new ChannelEffect.CreateChannel(INCIDENT, "inc-12-checkout", false, List.of(), null));

        assertThat(slack.channels).extracting(channel -> channel.path("name").asText()).containsExactly("inc-12-checkout",
                "inc-12-checkout-2");
        assertThat(story.results).hasSize(1);
    }

    @Test
    void a_channel_from_before_the_decision_is_not_taken_for_this_incident_even_if_we_made_it() {
        slack.addChannel("inc-12-checkout", ScriptedSlack.BOT_USER, true);
        story.clock.advance(Duration.ofHours(1));
        slack.fail("conversations.create", Fault.TIMEOUT_BEFORE);

        story.carryOut(new ChannelEffect.CreateChannel(INCIDENT, "inc-12-checkout", false, List.of(), null));

        assertThat(story.results).extracting(result -> ((EffectResult.ChannelMade) result).name())
                .containsExactly("inc-12-checkout-2");
    }

    @Test
    void an_answer_with_odd_nested_files_counts_as_what_it_says_ok() {
        slack.answer("chat.postMessage",
                "{\"ok\":true,\"ts\":\"1700000000.000100\",\"message\":{\"files\":[[]],\"blocks\":[{\"text\":7}]}}");

        story.carryOut(new Effect.Post(INCIDENT, new Destination.IncidentChannel(), new Content.Line("Hello")));

        assertThat(story.results).containsExactly(new EffectResult.Posted(
                new MessageRef(new ChannelId(CHANNEL), new SlackTs("1700000000.000100")), 7, "Line[mrkdwn=Hello]"));
        assertThat(slack.count("chat.postMessage")).isOne();
    }
}
