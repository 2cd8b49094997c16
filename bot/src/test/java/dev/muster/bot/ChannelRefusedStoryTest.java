package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.api.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Slack makes no channel, and nobody waits for an answer who could be told so. */
class ChannelRefusedStoryTest extends Story {
    @BeforeEach
    void bots_may_make_no_channels() {
        office.slack.switches().channelCreationRestricted(true);
    }

    private void alert(String more) {
        office.post("/api/v1/incidents",
                "{\"title\": \"checkout is failing\", \"declared_by\": \"prometheus\", \"invite\": [\"%s\"]%s}"
                        .formatted(office.bob.id(), more));
        office.settle();
    }

    @Test
    void what_an_alert_declares_is_announced_all_the_same_and_those_it_named_are_told() {
        alert("");

        assertThat(announcement()).contains("checkout is failing").contains("no channel");
        assertThat(office.only(office.incidents, "muster_announcement").hasAction("incident_join")).isFalse();
        assertThat(office.bob.directMessages()).hasSize(1);
        assertThat(office.bob.directMessages().getFirst().everyText()).contains("INC-1 · checkout is failing")
                .contains("An admin can allow it").contains("no channel").contains("/incident reopen INC-1");
        assertThat(office.carol.directMessages()).isEmpty();
    }

    @Test
    void once_it_is_allowed_it_is_asked_for_again_with_one_word() {
        alert("");
        assertThat(office.types(office.carol, office.general, "private INC-1").shown()).contains("no channel yet")
                .contains("/incident reopen INC-1");
        office.slack.switches().channelCreationRestricted(false);
        assertThat(office.types(office.carol, office.general, "reopen INC-1").shown()).contains("is open")
                .contains("you will be brought in");

        Channel channel = channelOf(1);
        assertThat(channel.has(office.carol)).isTrue();
        assertThat(card(channel)).contains("*Open*");
        assertThat(announcement()).contains(channel.mention());
        assertThat(office.only(office.incidents, "muster_announcement").hasAction("incident_join")).isTrue();
        assertThat(office.carol.directMessages().getLast().everyText()).contains(channel.mention());
    }

    @Test
    void asked_for_while_it_is_being_made_there_is_still_one_channel() {
        office.slack.switches().channelCreationRestricted(false);
        office.slack.faults().next("conversations.create",
                Fault.rateLimited(Duration.ofMinutes(1)));
        office.types(office.anna, office.general, "new checkout is failing");
        office.types(office.bob, office.general, "reopen INC-1");
        office.passes(Duration.ofMinutes(2));

        assertThat(office.slack.channels()).filteredOn(channel -> channel.name().startsWith("inc-1")).hasSize(1);
        assertThat(channelOf(1).has(office.bob)).isTrue();
        assertThat(office.ofKind(channelOf(1), "muster_incident")).hasSize(1);
    }

    @Test
    void a_private_one_is_told_to_those_who_were_to_be_in_it_and_to_nobody_else() {
        alert(", \"private\": true");

        assertThat(office.bob.directMessages()).hasSize(1);
        assertThat(office.bob.directMessages().getFirst().everyText()).contains("INC-1").contains("nothing is public")
                .contains("prometheus");
        assertThat(office.anna.directMessages()).isEmpty();
        assertThat(publicly(office.incidents) + publicly(office.general)).doesNotContain("INC-1").doesNotContain("checkout");
    }

    @Test
    void nobody_is_said_to_have_been_reminded_who_was_not() {
        alert("");
        office.passes(Duration.ofMinutes(70));
        assertThat(kinds("INC-1")).doesNotContain("update_reminded");

        office.types(office.bob, office.general, "lead INC-1");
        office.types(office.bob, office.general, "next INC-1 1m");
        int before = office.bob.directMessages().size();
        office.passes(Duration.ofMinutes(2));
        assertThat(kinds("INC-1")).contains("update_reminded");
        assertThat(office.bob.directMessages().stream().skip(before).map(Message::everyText))
                .anyMatch(text -> text.contains("The update is due"));
    }

    @Test
    void whoever_reopens_one_whose_channel_is_archived_is_told_that_no_new_one_was_made() {
        office.slack.switches().channelCreationRestricted(false);
        Channel channel = office.declared("checkout is failing");
        office.types(office.anna, channel, "resolve");
        office.anna.archives(channel);
        office.settle();
        office.slack.switches().channelCreationRestricted(true);
        office.types(office.bob, office.general, "reopen INC-1");

        assertThat(office.bob.directMessages().stream().map(Message::everyText).toList()).singleElement().asString()
                .contains("An admin can allow it").contains("no channel").contains("/incident reopen INC-1");
        assertThat(announcement()).contains("*Open*").contains("no channel");
    }
}
