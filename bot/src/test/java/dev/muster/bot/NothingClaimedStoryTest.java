package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.CommandAnswer;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.api.Fault;
import org.junit.jupiter.api.Test;

class NothingClaimedStoryTest extends Story {
    private static final String CLAIMS = "(?is).*\\b(was created|has its channel|you are in|invited|was posted|announced)\\b.*";

    @Test
    void before_slack_confirmed_anything_no_text_says_that_it_was_done() {
        office.slack.faults().next("conversations.create", Fault.rateLimited(Duration.ofMinutes(1)));
        CommandAnswer answer = office.types(office.anna, office.general, "new checkout is failing @bob");

        assertThat(answer.shown()).contains("INC-1").contains("being made").doesNotMatch(CLAIMS);
        assertThat(office.privately(office.anna, office.general)).doesNotMatch(CLAIMS);
        assertThat(office.get("/api/v1/incidents/INC-1/export?format=md").body()).doesNotMatch(CLAIMS);
        assertThat(kinds("INC-1")).doesNotContain("channel_created", "people_invited", "card_posted", "announcement_posted");
        CommandAnswer status = office.types(office.anna, office.general, "status INC-1");
        assertThat(status.blocks().toString()).doesNotMatch(CLAIMS);

        office.passes(Duration.ofSeconds(70));
        assertThat(office.privately(office.anna, office.general)).contains(channelOf(1).mention());
        assertThat(kinds("INC-1")).contains("channel_created", "people_invited", "card_posted", "announcement_posted");
        assertThat(channelOf(1).has(office.bob)).isTrue();
    }

    @Test
    void when_channels_may_not_be_made_the_declarer_is_told_privately_in_words_and_the_record_says_so() {
        office.slack.switches().channelCreationRestricted(true);
        office.types(office.anna, office.general, "new checkout is failing");

        assertThat(lastPrivately(office.anna, office.general).everyText()).contains("INC-1").contains("An admin can allow it")
                .contains("/incident status INC-1");
        assertThat(kinds("INC-1")).contains("effect_failed").doesNotContain("channel_created");
        assertThat(publicly(office.general)).doesNotContain("INC-1");
        CommandAnswer status = office.types(office.anna, office.general, "status");
        assertThat(status.blocks().toString()).contains("INC-1").contains("no channel").doesNotContain("being made");
        assertThat(office.types(office.anna, office.general, "").blocks().toString()).contains("INC-1")
                .doesNotContain("being made");
    }

    @Test
    void who_declared_by_form_is_told_by_direct_message() {
        office.slack.switches().channelCreationRestricted(true);
        office.types(office.anna, office.general, "new");
        office.anna.submits(Map.of("title", "checkout is failing"));
        office.settle();

        assertThat(office.anna.directMessages()).hasSize(1);
        assertThat(office.anna.directMessages().getFirst().everyText()).contains("INC-1").contains("An admin can allow it");
    }

    @Test
    void who_cannot_be_invited_is_named_and_the_others_are_in() {
        office.slack.faults().next("conversations.invite", Fault.error("user_is_restricted"));
        Channel channel = office.declared("checkout is failing");

        String record = office.get("/api/v1/incidents/INC-1/export?format=md").body();
        assertThat(record).contains("Could not invite");
        assertThat(channel.has(office.anna)).isFalse();
        office.only(channel, "muster_incident");
        assertThat(office.privately(office.anna, office.general)).doesNotContain("you are in");
    }

    @Test
    void a_join_that_slack_refuses_is_not_said_to_have_worked() {
        Channel channel = office.declared("checkout is failing");
        office.slack.faults().next("conversations.invite", Fault.error("user_is_restricted"));
        Message announcement = office.only(office.incidents, "muster_announcement");
        office.bob.clicks(announcement, "incident_join");
        office.settle();

        assertThat(channel.has(office.bob)).isFalse();
        assertThat(office.privately(office.bob, office.incidents)).contains("ould not invite").doesNotContain("You are in");
    }
}
