package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.api.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Between the click that archives and the call that does, people go on deciding; and no bot can undo that call. */
class ArchiveMeanwhileStoryTest extends Story {
    private static final Duration USUALLY = Duration.ofDays(7);
    private Channel channel;

    @BeforeEach
    void asked_whether_it_may_be_archived() {
        channel = office.declared("checkout is failing");
        office.types(office.anna, channel, "lead");
        office.types(office.anna, channel, "resolve");
        office.clock.advance(USUALLY);
        office.settle();
        office.slack.faults().next("conversations.archive", Fault.rateLimited(Duration.ofMinutes(1)));
    }

    private Message question() {
        return office.slack.messages(channel).stream().filter(message -> message.hasAction("channel_archive")).findFirst()
                .orElseThrow();
    }

    @Test
    void reopened_before_slack_was_asked_it_keeps_its_channel() {
        office.anna.clicks(question(), "channel_archive");
        office.settle();
        office.types(office.anna, channel, "reopen it is back");
        office.passes(Duration.ofMinutes(2));

        assertThat(channel.isArchived()).isFalse();
        assertThat(publicly(channel)).contains("reopened the incident: it is back");
        assertThat(card(channel)).contains("*Open*");
        assertThat(kinds("INC-1")).doesNotContain("channel_closed", "effect_failed");
        office.types(office.anna, channel, "sev 1");
        assertThat(card(channel)).contains("SEV1");
    }

    @Test
    void whoever_wants_it_kept_is_heard_as_long_as_it_is_there() {
        Message question = question();
        office.bob.joins(channel);
        office.settle();
        office.slack.faults().next("chat.update", Fault.rateLimited(Duration.ofMinutes(1)));
        office.anna.clicks(question, "channel_archive");
        office.settle();
        office.bob.clicks(question, "channel_keep");
        office.settle();
        office.passes(Duration.ofMinutes(2));

        assertThat(channel.isArchived()).isFalse();
        assertThat(publicly(channel)).contains(office.bob.mention() + " keeps this channel");
        assertThat(kinds("INC-1")).doesNotContain("channel_closed", "effect_failed");
    }

    @Test
    void the_private_channel_to_which_it_moved_is_left_alone() {
        office.types(office.anna, channel, "private it names customers");
        office.slack.faults().next("conversations.create", Fault.rateLimited(Duration.ofMinutes(1)));
        assertThat(office.anna.submits(Map.of("people", List.of())).isAccepted()).isTrue();
        office.settle();
        office.anna.clicks(question(), "channel_archive");
        office.settle();
        office.passes(Duration.ofMinutes(3));

        Channel now = office.slack.findChannel("inc-1-private").orElseThrow();
        assertThat(now.isArchived()).isFalse();
        assertThat(card(now)).contains("*Resolved*");
        assertThat(channel.isArchived()).isFalse();
    }

    @Test
    void an_open_incident_whose_channel_somebody_archived_gets_a_new_one() {
        office.slack.faults().clear();
        office.types(office.anna, channel, "reopen");
        office.anna.archives(channel);
        office.settle();
        String answer = office.types(office.bob, office.general, "reopen INC-1 we need a room").shown();

        assertThat(answer).contains("INC-1").contains("is open").doesNotContain("open again").contains("new one");
        Channel next = office.slack.findChannel("inc-1-checkout-is-failing-2").orElseThrow();
        assertThat(next.has(office.bob)).isTrue();
        assertThat(next.has(office.anna)).isTrue();
        assertThat(card(next)).contains("*Open*");
        assertThat(publicly(next)).contains("asked for a new channel").contains("we need a room");
        assertThat(kinds("INC-1")).contains("new_channel_wanted").containsOnlyOnce("incident_reopened")
                .doesNotContain("effect_failed");
        assertThat(office.export("INC-1").path("incident").path("channel").path("id").asText()).isEqualTo(next.id());
        assertThat(office.types(office.bob, next, "reopen").shown()).contains("is open");
        assertThat(office.slack.channels()).filteredOn(one -> one.name().startsWith("inc-1")).hasSize(2);
    }
}
