package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArchiveStoryTest extends Story {
    private static final Duration USUALLY = Duration.ofDays(7);
    private Channel channel;

    @BeforeEach
    void declareAndResolve() {
        channel = office.declared("checkout is failing");
        office.types(office.anna, channel, "lead");
        office.types(office.bob, office.general, "new login is slow");
    }

    private void later(Duration time) {
        office.clock.advance(time);
        office.settle();
    }

    private Message question() {
        return office.slack.messages(channel).stream().filter(message -> message.hasAction("channel_archive")).findFirst()
                .orElseThrow();
    }

    private boolean isAsked() {
        return office.slack.messages(channel).stream().anyMatch(message -> message.hasAction("channel_archive"));
    }

    private void clicks(String action) {
        office.bob.joins(channel);
        office.bob.clicks(question(), action);
        office.settle();
    }

    @Test
    void it_is_offered_late_and_says_that_no_bot_can_undo_it() {
        office.types(office.anna, channel, "resolve");
        later(USUALLY.minusMinutes(1));
        assertThat(isAsked()).isFalse();
        later(Duration.ofMinutes(1));
        assertThat(question().everyText()).contains("INC-1 was resolved on").contains("A bot cannot undo it")
                .contains("The record is kept either way");
        assertThat(channel.isArchived()).isFalse();
        later(USUALLY.multipliedBy(3));
        assertThat(channel.isArchived()).isFalse();
        assertThat(kinds("INC-1")).containsOnlyOnce("archive_offered");
    }

    @Test
    void only_a_click_archives_and_the_closing_line_stands_before() {
        office.types(office.anna, channel, "resolve");
        later(USUALLY);
        clicks("channel_archive");

        assertThat(channel.isArchived()).isTrue();
        assertThat(publicly(channel))
                .contains(office.bob.mention() + " wants this channel archived. All that was said here is kept");
        assertThat(isAsked()).isFalse();
        assertThat(kinds("INC-1")).contains("archive_requested").containsOnlyOnce("channel_closed")
                .containsOnlyOnce("channel_archived").doesNotContain("effect_failed");
        assertThat(office.types(office.anna, office.general, "note INC-1 one more").shown()).contains("Noted");
        assertThat(office.types(office.anna, office.general, "status INC-1").isOk()).isTrue();
        assertThat(kinds("INC-1")).contains("note_added").doesNotContain("effect_failed");
    }

    @Test
    void whoever_wants_it_kept_is_not_asked_again() {
        office.types(office.anna, channel, "resolve");
        later(USUALLY);
        clicks("channel_keep");

        assertThat(isAsked()).isFalse();
        assertThat(publicly(channel)).contains(office.bob.mention() + " keeps this channel");
        later(USUALLY.multipliedBy(4));
        assertThat(isAsked()).isFalse();
        assertThat(channel.isArchived()).isFalse();
    }

    @Test
    void a_reopened_incident_is_not_offered_and_an_old_question_is_refused() {
        office.types(office.anna, channel, "resolve");
        later(USUALLY);
        Message asked = question();
        office.types(office.anna, channel, "reopen");
        assertThat(isAsked()).isFalse();
        assertThat(publicly(channel)).contains("Settled: *INC-1* is open again");
        office.anna.clicks(asked, "channel_archive", "INC-1");
        office.settle();
        assertThat(lastPrivately(office.anna, channel).everyText()).contains("open again");
        assertThat(channel.isArchived()).isFalse();

        office.types(office.anna, channel, "resolve");
        later(USUALLY.minusSeconds(60));
        office.types(office.anna, channel, "reopen");
        later(USUALLY);
        assertThat(kinds("INC-1")).containsOnlyOnce("archive_offered");
    }

    @Test
    void what_the_workspace_does_not_allow_is_told() {
        office.types(office.anna, channel, "resolve");
        later(USUALLY);
        office.slack.switches().archivingRestricted(true);
        clicks("channel_archive");

        assertThat(channel.isArchived()).isFalse();
        assertThat(lastPrivately(office.bob, channel).everyText()).contains("Archiving the channel did not work")
                .contains("restricted_action");
        assertThat(publicly(channel)).contains("Archiving the channel did not work");
        assertThat(kinds("INC-1")).contains("effect_failed").doesNotContain("channel_closed");
    }

    @Test
    void a_channel_that_the_bot_is_not_in_any_more_is_told_to_whoever_clicked() {
        office.types(office.anna, channel, "resolve");
        later(USUALLY);
        office.anna.removes(channel, office.slack.botUserId());
        office.settle();
        clicks("channel_archive");

        assertThat(channel.isArchived()).isFalse();
        assertThat(lastPrivately(office.bob, channel).everyText()).contains("Archiving the channel did not work")
                .contains("not_in_channel");
    }

    @Test
    void somebody_who_archives_by_hand_is_noticed() {
        office.types(office.anna, channel, "resolve");
        office.anna.archives(channel);
        office.settle();
        later(USUALLY);

        assertThat(isAsked()).isFalse();
        assertThat(kinds("INC-1")).containsOnlyOnce("channel_closed").doesNotContain("archive_offered", "effect_failed");
        office.anna.unarchives(channel);
        office.settle();
        assertThat(kinds("INC-1")).containsOnlyOnce("channel_opened");
    }

    @Test
    void reopened_with_an_archived_channel_it_gets_a_new_one() {
        office.types(office.anna, channel, "resolve");
        later(USUALLY);
        clicks("channel_archive");
        String answer = office.types(office.bob, office.general, "reopen INC-1 it is back").shown();

        assertThat(answer).contains("open again").contains("no bot can change that").contains("new one");
        Channel next = office.slack.channels().stream().filter(one -> one.name().equals("inc-1-checkout-is-failing-2"))
                .findFirst()
                .orElseThrow();
        assertThat(next.has(office.bob)).isTrue();
        assertThat(next.has(office.anna)).isTrue();
        assertThat(card(next)).contains("*Open*");
        assertThat(publicly(next)).contains("reopened the incident: it is back");
        assertThat(office.ofKind(office.incidents, "muster_announcement").getFirst().everyText()).contains("<#" + next.id() + ">")
                .contains("*Open*");
        assertThat(office.ofKind(office.incidents, "muster_announcement")).hasSize(2);
        office.bob.says(next, "said in the new room");
        office.types(office.bob, next, "sev 1");
        assertThat(card(next)).contains("SEV1");
        assertThat(office.export("INC-1").path("timeline").findValuesAsText("text")).contains("said in the new room");
        assertThat(office.export("INC-1").path("incident").path("channel").path("id").asText()).isEqualTo(next.id());
        assertThat(kinds("INC-1")).doesNotContain("effect_failed");
        assertThat(channel.isArchived()).isTrue();
    }
}
