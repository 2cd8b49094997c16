package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.muster.sandbox.Message;
import org.junit.jupiter.api.Test;

/** A question keeps its buttons only while it asks something. */
class PromptsOverStoryTest extends WorkStory {
    private List<Message> prompts() {
        return office.ofKind(room, "muster_prompt");
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
        assign("look at the logs 10m");
        office.passes(Duration.ofMinutes(5));
        assertThat(prompts()).hasSize(2).allMatch(LedStory::hasButtons);
        office.types(office.bob, room, "ack");
        assertThat(prompts()).hasSize(2).noneMatch(LedStory::hasButtons)
                .allMatch(message -> message.everyText().contains("under way"));

        office.passes(Duration.ofMinutes(6));
        assertThat(prompts()).filteredOn(LedStory::hasButtons).hasSize(1);
        office.types(office.bob, room, "done all is well");
        assertThat(prompts()).noneMatch(LedStory::hasButtons);
    }

    @Test
    void a_reminder_is_settled_by_the_update_and_by_the_end_also_after_a_kill() {
        office.passes(Duration.ofMinutes(31));
        assertThat(prompts()).filteredOn(LedStory::hasButtons).hasSize(1);
        office.killBot();
        office.startBot();
        office.types(office.anna, room, "update We are on it.");
        assertThat(prompts().getFirst().everyText()).contains("Settled: The next update comes by");
        office.passes(Duration.ofMinutes(31));
        office.types(office.anna, room, "resolve it was the cache");
        assertThat(prompts()).filteredOn(message -> message.everyText().startsWith("Settled")).hasSize(2)
                .noneMatch(LedStory::hasButtons);
    }

    @Test
    void who_does_what_was_decided_is_asked_until_somebody_does_and_two_who_answer_at_once_hear_of_each_other() {
        office.types(office.bob, room, "propose fail over 60s");
        office.passes(Duration.ofSeconds(65));
        Message asked = prompts().getLast();
        assertThat(asked.everyText()).contains("Who does it?");
        office.anna.clicks(asked, "proposal_assign");
        office.bob.clicks(asked, "proposal_assign");
        office.settle();
        submits(office.anna, Map.of("who", office.carol.id()));
        assertThat(prompts().getLast().everyText())
                .contains("Settled: Proposal 1 · %s does it, assignment 1".formatted(office.carol.mention()));
        assertThat(hasButtons(prompts().getLast())).isFalse();

        var answer = office.bob.submits(Map.of("who", office.bob.id()));
        office.settle();
        assertThat(answer.toString()).contains("Proposal 1 is").contains("already").contains("assignment 1");
        assertThat(row(2).isMissingNode()).isTrue();
        office.carol.clicks(asked, "proposal_assign", "INC-1 proposal:1");
        office.settle();
        assertThat(office.carol.form()).isEmpty();
        assertThat(lastPrivately(office.carol, room).everyText())
                .contains("Proposal 1 is " + office.carol.mention() + "'s already")
                .contains("/incident reassign #1");
    }

    @Test
    void what_somebody_needs_is_asked_until_it_is_somebodys_and_anew_when_they_need_something_else() {
        assign("find the cause 10m");
        office.types(office.bob, room, "blocked the password of the console");
        office.anna.clicks(prompts("commander").getFirst(), "assignment_form");
        office.settle();
        submits(office.anna, Map.of("who", office.carol.id()));
        assertThat(hasButtons(prompts("commander").getFirst())).isFalse();
        assertThat(prompts("commander").getFirst().everyText())
                .contains("what is needed is %s's, assignment 2".formatted(office.carol.mention()));

        office.types(office.bob, room, "ack #1");
        office.types(office.bob, room, "blocked #1 a second pair of eyes");
        assertThat(prompts("commander")).hasSize(2).filteredOn(LedStory::hasButtons).singleElement()
                .satisfies(asked -> assertThat(asked.everyText()).contains("a second pair of eyes"));
    }
}
