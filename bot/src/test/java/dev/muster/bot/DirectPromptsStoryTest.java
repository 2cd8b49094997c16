package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import org.junit.jupiter.api.Test;

/** A question by direct message keeps its buttons only while it asks something, too. */
class DirectPromptsStoryTest extends WorkStory {
    private static Message lastDirect(Person person) {
        return person.directMessages().stream().filter(message -> message.eventType().equals("muster_prompt"))
                .reduce((one, later) -> later).orElseThrow();
    }

    @Test
    void who_owns_the_review_is_asked_until_somebody_does_and_again_once_that_is_taken_back() {
        office.types(office.anna, room, "resolve");
        office.clock.advance(Duration.ofHours(7));
        office.settle();
        office.passes(Duration.ofSeconds(10));
        Message asked = lastDirect(office.anna);
        assertThat(hasButtons(asked)).isTrue();

        office.types(office.anna, room, "review owner " + office.bob.mention());
        Message settled = lastDirect(office.anna);
        assertThat(settled.ts()).isEqualTo(asked.ts());
        assertThat(hasButtons(settled)).isFalse();
        assertThat(settled.everyText()).contains("Settled: %s owns the review of *INC-1*".formatted(office.bob.mention()));
        office.types(office.anna, room, "undo");
        assertThat(lastDirect(office.anna).ts()).isEqualTo(asked.ts());
        assertThat(hasButtons(lastDirect(office.anna))).isTrue();
    }

    @Test
    void who_takes_the_work_of_those_who_go_is_asked_until_none_is_left() {
        office.types(office.anna, room, "role deputy " + office.carol.mention());
        assign("find the cause 10m");
        assign("watch the queue 10m");
        office.types(office.carol, room, "keep me");
        Message asked = lastDirect(office.anna);
        assertThat(asked.everyText()).contains("find the cause");
        office.types(office.bob, room, "done #1");
        assertThat(hasButtons(lastDirect(office.anna))).isTrue();
        office.types(office.anna, room, "reassign #2 " + office.carol.mention());
        assertThat(lastDirect(office.anna).ts()).isEqualTo(asked.ts());
        assertThat(hasButtons(lastDirect(office.anna))).isFalse();
        assertThat(lastDirect(office.anna).everyText()).contains("Settled:").contains("no open work any more");
    }

    @Test
    void of_a_private_incident_nothing_is_shown_to_whoever_left_its_channel() {
        office.types(office.anna, office.general, "new payroll leak private");
        Channel secret = channelOf(2);
        office.types(office.anna, secret, "lead");
        office.anna.invites(secret, office.bob, office.carol);
        office.settle();
        office.types(office.anna, secret, "role deputy " + office.carol.mention());
        office.types(office.anna, secret, "assign %s find the cause 10m".formatted(office.bob.mention()));
        office.types(office.carol, secret, "keep me");
        Message asked = lastDirect(office.anna);
        assertThat(hasButtons(asked)).isTrue();
        office.anna.leaves(secret);
        office.settle();
        office.types(office.bob, secret, "done");
        assertThat(lastDirect(office.anna).everyText()).isEqualTo(asked.everyText());
        assertThat(office.anna.directMessages().stream().filter(message -> message.everyText().contains("Settled"))).isEmpty();

        office.carol.invites(secret, office.anna);
        office.settle();
        office.types(office.carol, secret, "assign %s look again 10m".formatted(office.bob.mention()));
        assertThat(lastDirect(office.anna).everyText()).contains("Settled");
    }
}
