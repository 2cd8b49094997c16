package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.muster.sandbox.Message;
import org.junit.jupiter.api.Test;

/** What settled a question is taken back, and so it is asked again where it stood. */
class PromptsAgainStoryTest extends WorkStory {
    private List<Message> asking() {
        return office.ofKind(room, "muster_prompt").stream().filter(LedStory::hasButtons).toList();
    }

    @Test
    void an_acknowledgement_is_taken_back_and_the_question_is_asked_again_until_the_next() {
        assign("look at the logs 10m");
        office.passes(Duration.ofSeconds(125));
        Message asked = prompts("acknowledge").getFirst();
        office.types(office.bob, room, "ack");
        assertThat(asking()).isEmpty();

        office.types(office.bob, room, "undo");
        assertThat(asking()).singleElement().satisfies(again -> {
            assertThat(again.ts()).isEqualTo(asked.ts());
            assertThat(again.everyText()).isEqualTo(asked.everyText()).contains("Are you on it?").contains("until");
        });
        office.bob.clicks(asking().getFirst(), "assignment_ack");
        office.settle();
        assertThat(asking()).isEmpty();
        assertThat(state(1)).isEqualTo("acknowledged");
    }

    @Test
    void an_overrule_is_taken_back_and_it_is_the_commanders_move_again() {
        office.types(office.bob, room, "propose fail over 20m");
        office.types(office.carol, room, "object the cache is cold");
        Message asked = asking().getFirst();
        office.types(office.anna, room, "overrule it is warm by then");
        assertThat(asking()).as("who does it").noneMatch(prompt -> prompt.ts().equals(asked.ts()));

        office.types(office.anna, room, "undo");
        assertThat(asking()).singleElement().satisfies(again -> {
            assertThat(again.ts()).isEqualTo(asked.ts());
            assertThat(again.everyText()).contains("strongly objects");
        });
    }

    @Test
    void an_assignment_is_taken_back_and_it_is_asked_again_who_does_it() {
        office.types(office.bob, room, "propose fail over 60s");
        office.passes(Duration.ofSeconds(65));
        office.anna.clicks(asking().getFirst(), "proposal_assign");
        office.settle();
        submits(office.anna, Map.of("who", office.bob.id()));
        assertThat(asking()).isEmpty();
        office.types(office.anna, room, "undo");
        assertThat(asking()).singleElement().satisfies(again -> assertThat(again.everyText()).contains("Who does it?"));
        office.anna.clicks(asking().getFirst(), "proposal_assign");
        office.settle();
        submits(office.anna, Map.of("who", office.carol.id()));
        assertThat(state(2)).isEqualTo("asked");
    }

    @Test
    void of_many_reminders_only_those_are_asked_again_which_the_update_had_settled_also_after_a_kill() {
        office.passes(Duration.ofMinutes(31));
        office.types(office.anna, room, "update We are on it.");
        Message old = office.ofKind(room, "muster_prompt").getFirst();
        office.passes(Duration.ofMinutes(31));
        Message latest = asking().getFirst();
        office.types(office.anna, room, "update We still are.");
        assertThat(asking()).isEmpty();
        office.killBot();
        office.startBot();

        office.types(office.anna, room, "undo");
        assertThat(asking()).singleElement().satisfies(again -> {
            assertThat(again.ts()).isEqualTo(latest.ts()).isNotEqualTo(old.ts());
            assertThat(again.everyText()).contains("is due");
        });
    }

    @Test
    void an_approval_and_the_end_are_taken_back_and_both_questions_are_asked_again() {
        office.types(office.bob, room, "external Some payments fail since noon.");
        Message asked = asking().getFirst();
        office.types(office.anna, room, "resolve anyway");
        assertThat(asking()).noneMatch(prompt -> prompt.ts().equals(asked.ts()));
        office.types(office.anna, room, "undo");
        assertThat(asking()).anyMatch(prompt -> prompt.ts().equals(asked.ts()));

        office.anna.clicks(asked, "update_approve");
        office.settle();
        assertThat(asking()).noneMatch(prompt -> prompt.ts().equals(asked.ts()));
        office.types(office.anna, room, "undo");
        assertThat(asking()).anyMatch(prompt -> prompt.ts().equals(asked.ts()) && prompt.hasAction("update_approve"));
    }
}
