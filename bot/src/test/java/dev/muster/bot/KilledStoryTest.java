package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.api.Fault;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bot is killed after Slack did what it was asked and before the bot could write that down. */
class KilledStoryTest extends Story {
    /** Longer than a claim holds: what somebody was at is taken up again afterwards. */
    private static final Duration TAKEN_UP = Duration.ofSeconds(90);
    /** A file may take minutes to be sent, and so long whoever has begun is left to it where there may be several. */
    private static final Duration UPLOAD_TAKEN_UP = Duration.ofMinutes(17);

    @ParameterizedTest
    @ValueSource(strings = {"conversations.create", "conversations.invite", "chat.postMessage", "conversations.setTopic",
            "conversations.setPurpose", "pins.add", "bookmarks.add"})
    void what_stands_after_a_kill_is_found_and_nothing_is_made_twice(String method) {
        killedAt(method, () -> office.anna.commands(office.general, "/incident", "new checkout is failing sev2"));
        office.startBot();
        office.passes(TAKEN_UP);

        Channel channel = theChannel();
        assertThat(channel.has(office.anna)).isTrue();
        Message card = office.only(channel, "muster_incident");
        assertThat(office.slack.pins(channel)).containsExactly(card);
        assertThat(office.slack.bookmarks(channel)).hasSize(1);
        assertThat(office.ofKind(office.incidents, "muster_announcement")).hasSize(1);
        assertThat(channel.topic()).contains("SEV2");
        Entries record = new Entries(office.export("INC-1"));
        assertThat(record.of("channel_created")).hasSize(1);
        assertThat(record.of("card_posted")).hasSize(1);
        assertThat(record.of("message", card)).hasSize(1);
        assertThat(record.of("effect_failed")).isEmpty();
    }

    @Test
    void what_people_said_in_a_channel_that_the_killed_bot_made_is_in_the_record() {
        killedAt("conversations.create", () -> office.anna.commands(office.general, "/incident", "new checkout is failing"));
        Channel channel = theChannel();
        office.bob.joins(channel);
        Message early = office.bob.says(channel, "is this the place?");
        office.startBot();
        office.passes(TAKEN_UP);

        assertThat(theChannel()).isEqualTo(channel);
        assertThat(new Entries(office.export("INC-1")).of("message", early)).hasSize(1);
    }

    @Test
    void a_line_and_an_export_stand_there_once_although_the_bot_was_killed_over_them() {
        Channel channel = office.declared("checkout is failing");
        killedAt("chat.postMessage", () -> office.anna.commands(channel, "/incident", "note the vendor confirms"));
        office.startBot();
        office.passes(TAKEN_UP);
        assertThat(office.slack.messages(channel)).filteredOn(message -> message.text().contains("the vendor confirms"))
                .hasSize(1);

        killedAt("files.completeUploadExternal", () -> office.anna.commands(channel, "/incident", "export md"));
        office.startBot();
        office.passes(UPLOAD_TAKEN_UP);
        assertThat(office.slack.messages(channel)).filteredOn(message -> !message.fileIds().isEmpty()).hasSize(1);
        assertThat(new Entries(office.export("INC-1")).of("export_shared")).hasSize(1);
    }

    @Test
    void a_request_that_slack_knows_to_be_taken_is_carried_out_although_nothing_was_sent_yet() {
        killedAt("conversations.create", Fault.timeoutBefore(),
                () -> office.anna.commands(office.general, "/incident", "new checkout is failing"));
        assertThat(office.slack.findChannel("inc-1-checkout-is-failing")).isEmpty();
        office.startBot();
        office.passes(TAKEN_UP);

        assertThat(office.ofKind(theChannel(), "muster_incident")).hasSize(1);
    }

    private void killedAt(String method, Runnable asked) {
        killedAt(method, Fault.timeoutAfterEffect(), asked);
    }

    /** Kills the bot while it waits for Slack's answer to this. */
    private void killedAt(String method, Fault noAnswer, Runnable asked) {
        long before = office.slack.countOf(method);
        office.slack.faults().next(method, noAnswer);
        asked.run();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> office.slack.countOf(method) > before);
        office.killBot();
    }

    private Channel theChannel() {
        assertThat(office.slack.channels()).filteredOn(channel -> channel.name().startsWith("inc-")).hasSize(1);
        return office.slack.findChannel("inc-1-checkout-is-failing").orElseThrow();
    }
}
