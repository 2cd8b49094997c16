package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import org.junit.jupiter.api.Test;

/** Somebody deletes what the bot keeps up to date. */
class LostMessageStoryTest extends Story {
    private void deleted(Message message) {
        office.slack.workspace().posts().delete(message.channelId(), message.ts());
        office.settle();
    }

    @Test
    void a_card_that_was_deleted_is_put_back_by_the_next_change_and_kept_up_to_date_from_there() {
        Channel channel = office.declared("checkout is failing");
        deleted(office.only(channel, "muster_incident"));
        office.types(office.anna, channel, "sev 1");

        assertThat(card(channel)).contains("SEV1");
        assertThat(office.slack.pins(channel)).extracting(Message::ts).contains(office.only(channel, "muster_incident").ts());
        office.types(office.anna, channel, "lead");
        assertThat(card(channel)).contains(office.anna.mention());
        assertThat(kinds("INC-1")).containsOnlyOnce("message_lost").containsOnlyOnce("announcement_posted")
                .doesNotContain("effect_failed");
        assertThat(office.ofKind(office.incidents, "muster_announcement")).hasSize(1);
    }

    @Test
    void an_announcement_that_was_deleted_is_not_made_again_and_fails_nobody() {
        Channel channel = office.declared("checkout is failing");
        deleted(office.only(office.incidents, "muster_announcement"));
        deleted(office.only(channel, "muster_incident"));
        office.types(office.anna, channel, "sev 1");
        office.types(office.anna, channel, "lead");

        assertThat(office.ofKind(office.incidents, "muster_announcement")).isEmpty();
        assertThat(card(channel)).contains("SEV1").contains(office.anna.mention());
        assertThat(kinds("INC-1")).doesNotContain("effect_failed");
        assertThat(office.types(office.anna, channel, "status").shown()).doesNotContain("did not work");
    }
}
