package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Person;
import dev.muster.sandbox.PersonOptions;
import dev.muster.sandbox.api.Fault;
import org.junit.jupiter.api.Test;

class NotInvitedStoryTest extends Story {
    @Test
    void the_channel_hears_who_of_those_that_were_called_could_not_be_brought_in() {
        Person guest = guest();
        office.types(office.anna, office.general, "new checkout is failing " + guest.mention() + " " + office.bob.mention());
        Channel channel = channelOf(1);

        assertThat(channel.has(office.bob)).isTrue();
        assertThat(channel.has(guest)).isFalse();
        assertThat(publicly(channel)).contains("Could not invite " + guest.mention()).doesNotContain("Invited");
        assertThat(guest.directMessages()).isEmpty();
    }

    @Test
    void a_declarer_who_cannot_get_into_the_private_channel_is_told_directly() {
        Person guest = guest();
        office.types(guest, office.general, "new customer data leaked private");

        assertThat(channelOf(1).has(guest)).isFalse();
        assertThat(guest.directMessages()).isNotEmpty();
        assertThat(guest.directMessages().getLast().everyText()).contains("INC-1").contains("could not be brought")
                .contains("/incident note INC-1").doesNotContain("leaked");
    }

    @Test
    void whoever_made_it_private_and_cannot_follow_is_told_directly() {
        Channel former = office.declared("customer data leaked");
        office.bob.joins(former);
        office.settle();
        office.types(office.bob, former, "private");
        office.slack.faults().next("conversations.invite", Fault.error("user_is_ultra_restricted"),
                Fault.error("user_is_ultra_restricted"), Fault.error("user_is_ultra_restricted"));
        office.bob.submits(Map.of("people", List.of(office.carol.id())));
        office.passes(Duration.ofSeconds(10));

        assertThat(office.bob.directMessages()).isNotEmpty();
        assertThat(office.bob.directMessages().getLast().everyText()).contains("INC-1").contains("could not be brought");
    }

    @Test
    void somebody_who_cannot_join_is_told_alone() {
        Channel channel = office.declared("checkout is failing");
        Person guest = guest();
        guest.clicks(office.only(office.incidents, "muster_announcement"), "incident_join");
        office.settle();

        assertThat(office.privately(guest, office.incidents)).contains("Could not invite");
        assertThat(publicly(channel)).doesNotContain("Could not invite");
    }

    private Person guest() {
        Person guest = office.slack.person("gustav", PersonOptions.defaults().asGuest());
        guest.joins(office.general);
        guest.joins(office.incidents);
        return guest;
    }
}
