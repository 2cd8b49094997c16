package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.api.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What some wait for is not held up by what others wait for, nor by what nobody waits for. */
class OwnPaceStoryTest extends Story {
    @Test
    void what_is_said_in_the_channel_does_not_wait_for_those_who_join() {
        Channel channel = office.declared("checkout is failing");
        office.slack.faults().next("conversations.invite", Fault.rateLimited(Duration.ofMinutes(1)));
        office.bob.clicks(office.only(office.incidents, "muster_announcement"), "incident_join");
        office.settle();
        office.types(office.anna, channel, "sev 1");

        assertThat(channel.has(office.bob)).isFalse();
        assertThat(publicly(channel)).contains("from SEV3 to SEV1");
        assertThat(card(channel)).contains("SEV1");
        office.passes(Duration.ofSeconds(70));
        assertThat(channel.has(office.bob)).isTrue();
    }

    @Test
    void what_is_due_does_not_wait_for_cards_that_slack_does_not_change_yet() {
        Channel channel = office.declared("checkout is failing");
        office.types(office.anna, channel, "propose roll back the deploy 60s");
        office.slack.faults().next("chat.update", Fault.rateLimited(Duration.ofMinutes(10)));
        office.types(office.anna, channel, "impact nobody can pay");
        office.passes(Duration.ofSeconds(61));

        assertThat(publicly(channel)).contains("Hearing none. Proceeding. Proposal 1");
        assertThat(office.only(channel, "muster_proposal").everyText()).doesNotContain("Hearing none");
        office.passes(Duration.ofMinutes(11));
        assertThat(office.only(channel, "muster_proposal").everyText()).contains("Hearing none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"conversations.setTopic", "conversations.setPurpose", "pins.add", "bookmarks.add"})
    void nobody_waits_for_what_only_adorns_the_channel(String method) {
        office.slack.faults().next(method, Fault.rateLimited(Duration.ofMinutes(1)));
        Channel channel = office.declared("checkout is failing");
        office.types(office.anna, channel, "sev 1");
        office.bob.clicks(office.only(office.incidents, "muster_announcement"), "incident_join");
        office.settle();

        assertThat(publicly(channel)).contains("from SEV3 to SEV1");
        assertThat(channel.has(office.bob)).isTrue();
        office.passes(Duration.ofSeconds(70));
        assertThat(channel.topic()).contains("SEV1");
        assertThat(channel.purpose()).contains("INC-1");
        assertThat(office.slack.pins(channel)).hasSize(1);
        assertThat(office.slack.bookmarks(channel)).hasSize(1);
    }

    @Test
    void whoever_is_named_before_there_is_a_channel_is_brought_in_once_there_is_one() {
        office.slack.faults().next("conversations.create", Fault.rateLimited(Duration.ofMinutes(1)));
        office.types(office.anna, office.general, "new checkout is failing");
        office.types(office.anna, office.general, "lead INC-1 " + office.bob.mention());
        office.passes(Duration.ofSeconds(70));

        assertThat(channelOf(1).has(office.bob)).isTrue();
        assertThat(kinds("INC-1")).doesNotContain("effect_failed");
    }

    @Test
    void a_topic_that_comes_after_the_channel_was_archived_is_no_failure() {
        Channel channel = office.declared("checkout is failing");
        office.slack.faults().next("conversations.setTopic", Fault.rateLimited(Duration.ofMinutes(1)));
        office.types(office.anna, channel, "sev 1");
        office.anna.archives(channel);
        office.passes(Duration.ofSeconds(70));

        assertThat(kinds("INC-1")).doesNotContain("effect_failed");
    }

    @Test
    void a_bot_that_reads_a_long_history_is_ready_meanwhile() {
        Channel channel = office.declared("checkout is failing");
        office.bob.joins(channel);
        office.settle();
        office.stopBot();
        office.slack.faults().next("conversations.history", Fault.rateLimited(Duration.ofMinutes(10)));
        office.slack.faults().next("conversations.members", Fault.rateLimited(Duration.ofMinutes(10)));
        office.startBot();
        office.passes(Duration.ofMinutes(6));

        assertThat(office.get("/readyz").statusCode()).isEqualTo(200);
        assertThat(office.get("/metrics").body()).contains("muster_effects_oldest_age_seconds 0.0")
                .contains("muster_effects_catching_up 2.0");
        office.passes(Duration.ofMinutes(5));
        assertThat(office.get("/metrics").body()).contains("muster_effects_catching_up 0.0");
    }
}
