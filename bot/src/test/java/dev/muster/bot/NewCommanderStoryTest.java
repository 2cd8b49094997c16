package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import dev.muster.sandbox.Channel;
import org.junit.jupiter.api.Test;

class NewCommanderStoryTest extends LedStory {
    @Test
    void whoever_has_command_now_is_asked_what_the_one_before_was_asked() {
        office.types(office.bob, room, "propose fail over to the second region 20m");
        office.types(office.carol, room, "object the cache is cold");
        offered(office.bob);
        office.types(office.bob, room, "accept");
        office.passes(Duration.ofSeconds(2));

        assertThat(office.ofKind(room, "muster_prompt")).hasSize(2);
        assertThat(office.ofKind(room, "muster_prompt").getLast().everyText()).contains(office.bob.mention())
                .contains("Overrule");
        assertThat(kinds("INC-1")).contains("commander_asked");
    }

    @Test
    void what_was_decided_while_nobody_had_command_is_offered_to_be_assigned_once_somebody_has() {
        Channel second = office.declared("login is slow");
        office.bob.joins(second);
        office.carol.joins(second);
        office.types(office.bob, second, "propose restart the login nodes 30s");
        office.passes(Duration.ofSeconds(40));
        assertThat(publicly(second)).doesNotContain("Who does it?");
        office.types(office.bob, second, "lead");
        office.passes(Duration.ofSeconds(2));
        assertThat(publicly(second)).contains(office.bob.mention() + " Proposal 1 is decided. Who does it?");

        office.types(office.bob, second, "handover " + office.carol.mention());
        office.types(office.carol, second, "accept");
        office.passes(Duration.ofSeconds(2));
        assertThat(office.slack.messages(second).stream().filter(message -> message.everyText().contains("Who does it?")))
                .as("once").hasSize(1);
    }

    @Test
    void a_new_commander_without_a_deputy_is_told_so_privately() {
        office.types(office.anna, room, "role deputy " + office.bob.mention());
        offered(office.bob);
        office.types(office.bob, room, "accept");
        office.passes(Duration.ofSeconds(2));
        assertThat(office.bob.directMessages().getLast().everyText()).contains("Nobody is deputy").contains("role deputy");
        assertThat(kinds("INC-1").stream().filter("deputy_suggested"::equals)).hasSize(1);

        office.types(office.bob, room, "role deputy " + office.carol.mention());
        office.types(office.bob, room, "handover " + office.anna.mention());
        office.types(office.anna, room, "accept");
        office.passes(Duration.ofSeconds(2));
        assertThat(kinds("INC-1").stream().filter("deputy_suggested"::equals)).hasSize(1);
    }
}
