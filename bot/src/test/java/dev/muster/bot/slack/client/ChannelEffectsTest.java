package dev.muster.bot.slack.client;

import static dev.muster.bot.slack.client.SendingStory.CHANNEL;
import static dev.muster.bot.slack.client.SendingStory.INCIDENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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
import org.junit.jupiter.params.provider.ValueSource;

/** What is done to an incident's channel. */
class ChannelEffectsTest {
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
    void what_belongs_into_a_channel_that_was_never_made_is_given_up() {
        story.channels.clear();

        story.carryOut(HELLO);
        story.carryOut(new ChannelEffect.Invite(INCIDENT, List.of(ANNA)));
        story.carryOut(new ChannelEffect.SetTopic(INCIDENT));

        assertThat(story.impossible).hasSize(3).allMatch("The incident has no channel in Slack."::equals);
    }

    @Test
    void people_are_invited_together_and_those_who_cannot_come_are_reported() {
        slack.answer("conversations.invite",
                """
                {"ok":true,"errors":[{"user":"U2","ok":false,"error":"user_is_restricted"},{"user":"U3","error":"already_in_channel"}]}""");

        story.carryOut(new ChannelEffect.Invite(INCIDENT, List.of(ANNA, BEN, CLEO)));

        assertThat(story.results)
                .containsExactly(new EffectResult.Invited(List.of(ANNA, CLEO), Map.of(BEN, "user_is_restricted")));
        assertThat(slack.lastCall("conversations.invite").arguments()).containsEntry("users", "U1,U2,U3").containsEntry("force",
                "true");
    }

    @Test
    void a_batch_refused_for_somebody_named_is_sent_again_without_them() {
        slack.answer("conversations.invite", """
                {"ok":false,"error":"cant_invite","errors":[{"user":"U2","error":"cant_invite"}]}""", "{\"ok\":true}");

        story.carryOut(new ChannelEffect.Invite(INCIDENT, List.of(ANNA, BEN, CLEO)));

        assertThat(story.results).containsExactly(new EffectResult.Invited(List.of(ANNA, CLEO), Map.of(BEN, "cant_invite")));
        assertThat(slack.count("conversations.invite")).isEqualTo(2);
    }

    @Test
    void a_batch_refused_for_nobody_in_particular_is_halved_until_the_culprit_stands_alone() {
        slack.answer("conversations.invite", refused("user_not_found"), "{\"ok\":true}", refused("user_not_found"),
                refused("already_in_channel"), refused("user_not_found"));

        story.carryOut(new ChannelEffect.Invite(INCIDENT, List.of(ANNA, BEN, CLEO)));

        assertThat(story.results).containsExactly(new EffectResult.Invited(List.of(ANNA, BEN), Map.of(CLEO, "user_not_found")));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void inviting_survives_every_fault(Fault fault) {
        slack.fail("conversations.invite", fault);

        story.carryOut(new ChannelEffect.Invite(INCIDENT, List.of(ANNA, BEN)));

        assertThat(story.results).containsExactly(new EffectResult.Invited(List.of(ANNA, BEN), Map.of()));
    }

    @Test
    void a_topic_is_cut_to_what_slack_takes() {
        story.carryOut(new ChannelEffect.SetTopic(INCIDENT));

        assertThat(slack.lastCall("conversations.setTopic").arguments().get("topic")).hasSize(250).endsWith("t…");
    }

    @Test
    void a_card_that_is_pinned_already_is_pinned() {
        slack.answer("pins.add", refused("already_pinned"));

        story.carryOut(new ChannelEffect.Pin(INCIDENT, CARD));

        assertThat(story.results).containsExactly(new EffectResult.Done());
    }

    @Test
    void bursts_are_held_within_slacks_limit_without_slack_having_to_refuse() {
        IntStream.range(0, 30).forEach(i -> story.outbox.add(new ChannelEffect.Pin(INCIDENT, CARD), story.clock.instant()));

        story.carryOut(new ChannelEffect.Pin(INCIDENT, CARD));

        assertThat(slack.count("pins.add")).isEqualTo(31);
        assertThat(story.results).hasSize(31);
    }

    @ParameterizedTest
    @ValueSource(strings = {"conversations.setTopic", "conversations.setPurpose", "pins.add", "bookmarks.add"})
    void nobody_misses_what_would_adorn_a_channel_that_was_archived_meanwhile(String method) {
        slack.answer(method, refused("is_archived"));

        story.carryOut(new ChannelEffect.SetTopic(INCIDENT));
        story.carryOut(new ChannelEffect.SetPurpose(INCIDENT, "x"));
        story.carryOut(new ChannelEffect.Pin(INCIDENT, CARD));
        story.carryOut(new ChannelEffect.AddBookmark(INCIDENT, "x", "https://example.org/x"));

        assertThat(slack.count(method)).isOne();
        assertThat(story.impossible).isEmpty();
    }

    private static String refused(String error) {
        return ScriptedSlack.error(error).toString();
    }
}
