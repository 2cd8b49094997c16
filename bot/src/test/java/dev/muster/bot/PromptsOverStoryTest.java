package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A question keeps its buttons only while it asks something. */
class PromptsOverStoryTest extends Story {
    private Channel room;

    @BeforeEach
    void anna_leads_and_everybody_is_there() {
        room = office.declared("checkout is failing sev2");
        office.types(office.anna, room, "lead");
        office.bob.joins(room);
        office.carol.joins(room);
        office.settle();
    }

    private List<Message> prompts() {
        return office.ofKind(room, "muster_prompt");
    }

    private static boolean hasButtons(Message message) {
        return message.blocks().toString().contains("\"actions\"");
    }

    @Test
    void the_commanders_move_is_asked_until_it_is_made_wherever_that_is() {
        office.types(office.bob, room, "propose fail over 20m");
        office.types(office.carol, room, "object the cache is cold");
        Message asked = prompts().getFirst();
        assertThat(hasButtons(asked)).isTrue();

        office.types(office.anna, room, "drop too early");
        Message settled = prompts().getFirst();
        assertThat(settled.ts()).isEqualTo(asked.ts());
        assertThat(settled.everyText()).contains("Settled: Proposal 1 · dropped");
        assertThat(hasButtons(settled)).isFalse();
        assertThat(settled.metadata()).map(data -> data.path("event_payload").path("ask").asText()).contains("commander");
    }

    @Test
    void what_nobody_acknowledged_is_asked_until_somebody_does_and_each_question_is_settled() {
        office.types(office.anna, room, "assign @bob look at the logs 10m");
        office.passes(Duration.ofMinutes(5));
        assertThat(prompts()).hasSize(2).allMatch(PromptsOverStoryTest::hasButtons);
        office.types(office.bob, room, "ack");
        assertThat(prompts()).hasSize(2).noneMatch(PromptsOverStoryTest::hasButtons)
                .allMatch(message -> message.everyText().contains("under way"));

        office.passes(Duration.ofMinutes(6));
        assertThat(prompts()).filteredOn(PromptsOverStoryTest::hasButtons).hasSize(1);
        office.types(office.bob, room, "done all is well");
        assertThat(prompts()).noneMatch(PromptsOverStoryTest::hasButtons);
    }

    @Test
    void a_reminder_is_settled_by_the_update_and_by_the_end_also_after_a_kill() {
        office.passes(Duration.ofMinutes(31));
        assertThat(prompts()).filteredOn(PromptsOverStoryTest::hasButtons).hasSize(1);
        office.killBot();
        office.startBot();
        office.types(office.anna, room, "update We are on it.");
        assertThat(prompts().getFirst().everyText()).contains("Settled: The next update comes by");
        office.passes(Duration.ofMinutes(31));
        office.types(office.anna, room, "resolve it was the cache");
        assertThat(prompts()).filteredOn(message -> message.everyText().startsWith("Settled")).hasSize(2)
                .noneMatch(PromptsOverStoryTest::hasButtons);
    }
}
