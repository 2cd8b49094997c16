package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import org.junit.jupiter.api.Test;

/** What people do to a channel in Slack, told in whatever order Slack tells it. */
class ChannelKeptUpStoryTest extends Story {
    private int told;

    private void slackTells(String event) {
        told++;
        office.slack.deliverRaw("{\"type\":\"event_callback\",\"event_id\":\"Ev0KEPT%d\",\"event\":%s}".formatted(told, event));
        office.settle();
    }

    /** A message that Slack itself writes into the channel. */
    private void slackWrites(Channel channel, String subtype, Instant at) {
        slackTells("{\"type\":\"message\",\"subtype\":\"%s\",\"channel\":\"%s\",\"user\":\"%s\",\"text\":\"\",\"ts\":\"%s\"}"
                .formatted(subtype, channel.id(), office.anna.id(), ts(at)));
    }

    private static String ts(Instant at) {
        return "%d.%06d".formatted(at.getEpochSecond(), at.getNano() / 1000);
    }

    @Test
    void an_archiving_that_is_told_again_after_it_was_taken_back_mutes_nobody() {
        Channel channel = office.declared("checkout is failing");
        Instant archivedAt = office.clock.instant();
        office.anna.archives(channel);
        office.settle();
        office.clock.advance(Duration.ofSeconds(5));
        office.anna.unarchives(channel);
        office.settle();
        slackWrites(channel, "channel_archive", archivedAt.plusMillis(300));

        assertThat(kinds("INC-1")).containsOnlyOnce("channel_closed").containsOnlyOnce("channel_opened");
        office.types(office.anna, channel, "sev 1");
        assertThat(card(channel)).contains("SEV1");
        assertThat(publicly(channel)).contains("raised the severity");
        assertThat(office.types(office.anna, channel, "reopen").shown()).doesNotContain("new one");
    }

    @Test
    void a_taking_back_that_is_told_before_the_archiving_counts() {
        Channel channel = office.declared("checkout is failing");
        Instant archivedAt = office.clock.instant();
        slackTells("{\"type\":\"channel_unarchive\",\"channel\":\"%s\",\"user\":\"%s\",\"event_ts\":\"%s\"}"
                .formatted(channel.id(), office.anna.id(), ts(archivedAt.plusSeconds(9))));
        slackTells("{\"type\":\"channel_archive\",\"channel\":\"%s\",\"user\":\"%s\",\"event_ts\":\"%s\"}"
                .formatted(channel.id(), office.anna.id(), ts(archivedAt)));
        office.types(office.anna, channel, "sev 1");

        assertThat(card(channel)).contains("SEV1");
        assertThat(kinds("INC-1")).doesNotContain("channel_closed");
    }

    @Test
    void an_archiving_that_nobody_told_is_learned_from_the_first_word_that_finds_no_place() {
        Channel channel = office.declared("checkout is failing");
        office.slack.holdDeliveries();
        office.anna.archives(channel);
        office.slack.releaseDeliveries(List::clear);
        office.types(office.anna, office.general, "sev INC-1 1");
        office.types(office.anna, office.general, "note INC-1 and nobody can say so there");

        assertThat(kinds("INC-1")).contains("severity_changed", "note_added").containsOnlyOnce("channel_closed")
                .doesNotContain("effect_failed");
        assertThat(office.types(office.anna, office.general, "reopen INC-1").shown()).contains("new one");
        assertThat(card(office.slack.findChannel("inc-1-checkout-is-failing-2").orElseThrow())).contains("SEV1");
    }

    @Test
    void the_name_that_was_given_last_is_the_name_whichever_is_told_last() {
        Channel channel = office.declared("checkout is failing");
        Instant first = office.clock.instant().plusSeconds(10);
        String renamed = "{\"type\":\"channel_rename\",\"channel\":{\"id\":\"%s\",\"name\":\"%s\"},\"event_ts\":\"%s\"}";
        slackTells(renamed.formatted(channel.id(), "inc-1-payments", ts(first.plusSeconds(10))));
        slackTells(renamed.formatted(channel.id(), "inc-1-queue", ts(first)));

        assertThat(office.export("INC-1").path("incident").path("channel").path("name").asText()).isEqualTo("inc-1-payments");
        assertThat(kinds("INC-1")).containsOnlyOnce("channel_name_changed");
    }

    @Test
    void a_channel_that_somebody_makes_private_does_not_make_the_incident_so_and_that_is_said() {
        Channel channel = office.declared("customer data leaked");
        Instant at = office.clock.instant();
        slackWrites(channel, "channel_convert_to_private", at);
        slackWrites(channel, "channel_convert_to_private", at);

        assertThat(lines(channel, "*INC-1* itself is not")).hasSize(1);
        assertThat(publicly(channel)).contains("`/incident private`");
        assertThat(kinds("INC-1")).containsOnlyOnce("channel_converted_to_private").doesNotContain("made_private");
        assertThat(office.types(office.bob, office.general, "status INC-1").shown()).contains("customer data leaked");

        slackWrites(channel, "channel_convert_to_public", at.plusSeconds(30));
        assertThat(publicly(channel)).contains("This channel is public again");
        assertThat(kinds("INC-1")).containsOnlyOnce("channel_converted_to_public");
    }

    @Test
    void a_private_incident_whose_channel_somebody_makes_public_warns_those_in_it_and_the_declarer() {
        office.types(office.anna, office.general, "new customer data leaked private");
        Channel channel = channelOf(1);
        slackWrites(channel, "channel_convert_to_public", office.clock.instant());

        assertThat(publicly(channel)).contains("everybody can read what stands here").contains("is still private");
        assertThat(office.anna.directMessages().getLast().everyText()).contains("everybody can read what stands here");
        assertThat(office.types(office.bob, office.general, "status INC-1").shown()).contains("There is no INC-1");
        assertThat(publicly(office.incidents)).doesNotContain("INC-1");
    }

    @Test
    void a_deleted_channel_leaves_the_incident_without_one_until_somebody_asks_for_another() {
        Channel channel = office.declared("checkout is failing");
        office.bob.joins(channel);
        office.settle();
        office.types(office.bob, channel, "lead");
        slackTells("{\"type\":\"channel_deleted\",\"channel\":\"%s\",\"event_ts\":\"%s\"}".formatted(channel.id(),
                ts(office.clock.instant())));
        List<String> before = office.slack.messages(channel).stream().map(Message::ts).toList();

        assertThat(office.bob.directMessages().getLast().everyText()).contains("was deleted").contains("/incident reopen INC-1");
        assertThat(kinds("INC-1")).containsOnlyOnce("channel_deleted").containsOnlyOnce("channel_gone");
        assertThat(announcement()).contains("no channel").doesNotContain(channel.id());
        assertThat(office.types(office.anna, office.general, "note INC-1 seen in Vienna, too").shown()).contains("Noted");
        assertThat(office.slack.messages(channel).stream().map(Message::ts).toList()).isEqualTo(before);
        assertThat(kinds("INC-1")).doesNotContain("effect_failed");

        assertThat(office.types(office.anna, office.general, "reopen INC-1").shown()).contains("is open").contains("brought in");
        Channel next = office.slack.findChannel("inc-1-checkout-is-failing-2").orElseThrow();
        assertThat(next.has(office.anna)).isTrue();
        assertThat(next.has(office.bob)).isTrue();
        assertThat(card(next)).contains("*Open*");
        assertThat(announcement()).contains(next.id());
        office.bob.says(next, "said in the new room");
        office.settle();
        assertThat(office.export("INC-1").path("timeline").findValuesAsText("text")).contains("said in the new room");
    }

    private List<Message> lines(Channel channel, String words) {
        return office.slack.messages(channel).stream().filter(message -> message.everyText().contains(words)).toList();
    }
}
