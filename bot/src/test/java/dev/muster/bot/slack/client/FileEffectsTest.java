package dev.muster.bot.slack.client;

import static dev.muster.bot.slack.client.SendingStory.CHANNEL;
import static dev.muster.bot.slack.client.SendingStory.INCIDENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;

import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.QueuedEffect;
import dev.muster.bot.id.UserId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Exports as files. */
class FileEffectsTest {
    private static final UserId ANNA = new UserId("U1");

    private final SendingStory story = SendingStory.withoutAnnouncements();
    private final ScriptedSlack slack = story.slack;

    @AfterEach
    void close() {
        story.close();
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
}
