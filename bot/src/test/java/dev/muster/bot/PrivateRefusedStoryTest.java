package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import dev.muster.sandbox.api.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrivateRefusedStoryTest extends Story {
    enum Refusal {
        RESTRICTED("An admin can allow it"),
        SCOPE_DECLINED("groups:write");

        private final String said;

        Refusal(String said) {
            this.said = said;
        }

        void happensIn(Office office) {
            switch (this) {
                case RESTRICTED -> office.slack.switches().channelCreationRestricted(true);
                case SCOPE_DECLINED -> office.slack.declineScope("groups:write");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void where_slack_refuses_a_private_channel_none_is_made_and_the_declarer_alone_is_told(Refusal refusal) {
        refusal.happensIn(office);
        office.types(office.anna, office.general, "new customer data leaked private");
        office.passes(Duration.ofMinutes(10));
        office.stopBot();
        office.startBot();

        assertThat(office.slack.channels()).noneMatch(channel -> channel.name().startsWith("inc-"));
        assertThat(office.slack.calls("conversations.create"))
                .allMatch(call -> call.args().path("is_private").asText().matches("true|1"));
        assertThat(office.anna.directMessages()).hasSize(1);
        assertThat(office.anna.directMessages().getFirst().everyText()).contains(refusal.said)
                .contains("No channel was made, and nothing is public").contains("/incident private INC-1");
        assertThat(office.bob.directMessages()).isEmpty();
        assertThat(office.types(office.anna, office.general, "status INC-1").shown()).contains("customer data leaked");
        assertThat(office.types(office.bob, office.general, "status INC-1").shown()).contains("There is no INC-1");
        assertThat(publicly(office.incidents) + publicly(office.general)).doesNotContain("INC-1").doesNotContain("leaked");
    }

    @Test
    void once_it_is_allowed_the_channel_can_be_asked_for_again() {
        office.slack.switches().channelCreationRestricted(true);
        office.types(office.anna, office.general, "new customer data leaked private");
        office.slack.switches().channelCreationRestricted(false);
        office.types(office.anna, office.general, "private INC-1");

        assertThat(channelOf(1).isPrivate()).isTrue();
        assertThat(channelOf(1).has(office.anna)).isTrue();
        assertThat(card(channelOf(1))).contains("customer data leaked");
    }

    @Test
    void a_channel_of_which_nobody_knows_whether_it_was_made_is_found_and_stays_the_only_one() {
        office.slack.faults().next("conversations.create", Fault.resetAfterEffect());
        office.types(office.anna, office.general, "new customer data leaked private");
        office.passes(Duration.ofSeconds(30));

        assertThat(channelOf(1).isPrivate()).isTrue();
        assertThat(card(channelOf(1))).contains("customer data leaked");
        assertThat(office.slack.channels()).filteredOn(channel -> channel.name().startsWith("inc-")).hasSize(1);
    }
}
