package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.id.UserId;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An assignment goes to somebody else, with the same care as when it was given. */
class ReassignStoryTest extends WorkStory {
    @BeforeEach
    void bob_has_something_to_do() {
        assign("look at the logs 10m");
    }

    private String types(String text) {
        return office.types(office.anna, room, text).shown();
    }

    @Test
    void a_time_that_is_over_is_refused() {
        String before = row(1).toString();
        assertThat(types("reassign #1 " + office.carol.mention() + " by 01:00 UTC")).contains("is over");
        assertThat(types("reassign #1 " + office.carol.mention() + " 30h")).contains("further off than a day");
        assertThat(row(1).toString()).isEqualTo(before);
        assertThat(types("reassign #1 " + office.carol.mention() + " 90s")).contains("1 min 30 s");
        assertThat(row(1).path("to").asText()).isEqualTo(office.carol.id());
    }

    @Test
    void the_commander_is_asked_first_whether_somebody_else_should_command_and_gets_it_all_the_same() {
        assertThat(types("reassign #1 " + office.anna.mention() + " 20m")).contains("is the Incident Commander")
                .contains("Nothing was assigned yet");
        Message question = lastPrivately(office.anna, room);
        assertThat(question.everyText()).contains("Hand over command", "Choose somebody else", "Reassign all the same");
        assertThat(row(1).path("to").asText()).isEqualTo(office.bob.id());
        office.anna.clicks(question, "assignment_passed");
        office.anna.clicks(question, "assignment_passed");
        office.settle();
        assertThat(row(1).path("to").asText()).isEqualTo(office.anna.id());
        assertThat(kinds("INC-1").stream().filter("assignment_reassigned"::equals)).hasSize(1);
    }

    @Test
    void whoever_gives_the_commander_a_task_can_have_them_asked_to_hand_over_first() {
        office.types(office.bob, room, "reassign #1 " + office.anna.mention());
        Message question = lastPrivately(office.bob, room);
        assertThat(question.everyText()).contains("Ask them to hand over");
        office.bob.clicks(question, "assignment_handover");
        office.bob.clicks(question, "assignment_handover");
        office.settle();
        assertThat(office.anna.directMessages().getLast().everyText()).contains(office.bob.mention(), "look at the logs",
                "/incident handover @name");
        assertThat(kinds("INC-1").stream().filter("handover_suggested"::equals)).hasSize(1);
        assertThat(row(1).path("to").asText()).isEqualTo(office.bob.id());

        office.types(office.bob, room, "assign the commander look at the graphs");
        assertThat(lastPrivately(office.bob, room).everyText()).contains("Ask them to hand over", "Assign all the same");
    }

    @Test
    void of_two_people_with_one_name_one_is_chosen_and_an_unknown_one_is_asked_about() {
        Person other = office.slack.person("robert");
        other.joins(room);
        office.settle();
        office.bot().stores().people().found(new EffectResult.PersonFound(new UserId(other.id()), "carol", "UTC", false),
                office.clock.instant());
        assertThat(types("reassign #1 carol 20m")).contains("More than one person is called");
        office.anna.clicks(lastPrivately(office.anna, room), "command_run:" + other.id());
        office.settle();
        assertThat(row(1).path("to").asText()).isEqualTo(other.id());

        assertThat(types("reassign #1 @zoe 20m")).contains("I do not know who");
        office.anna.clicks(lastPrivately(office.anna, room), "assignment_reassign");
        office.settle();
        submits(office.anna, Map.of("who", office.carol.id()));
        assertThat(row(1).path("to").asText()).isEqualTo(office.carol.id());
        assertThat(office.ofKind(room, "muster_assignment")).hasSize(1);
    }

    @Test
    void who_was_told_directly_hears_that_it_was_taken_back() {
        Person dave = office.slack.person("dave");
        types("reassign #1 " + dave.mention());
        assertThat(dave.directMessages()).hasSize(1);
        types("undo");
        assertThat(dave.directMessages().getLast().everyText()).contains("taken back", "assignment 1");
        assertThat(row(1).path("to").asText()).isEqualTo(office.bob.id());

        types("assign " + office.slack.person("eve").mention() + " look at the graphs");
        types("undo");
        assertThat(office.slack.person("eve").directMessages().getLast().everyText()).contains("taken back", "assignment 2");
        assertThat(office.bob.directMessages()).isEmpty();
    }

    @Test
    void every_question_about_it_is_in_the_record() {
        types("reassign #1 " + office.carol.mention());
        office.types(office.carol, room, "blocked access to the billing database");
        office.types(office.carol, room, "return");
        assertThat(kinds("INC-1").stream().filter("assignment_prompted"::equals)).hasSize(3);
        String timeline = office.export("INC-1").path("timeline").toString();
        assertThat(timeline).contains("was asked whether they are on assignment 1", "was offered to assign what",
                "was asked who takes assignment 1");
    }

    @Test
    void what_was_asked_and_what_was_needed_more_are_told_apart() {
        office.passes(Duration.ofMinutes(3));
        office.types(office.bob, room, "more 20m");
        assertThat(card(1).everyText()).contains("for 10 min", "for 20 min more").doesNotContain("23 min");
        office.types(office.bob, room, "more half an hour");
        assertThat(card(1).everyText()).contains("for 10 min", "for 30 min more");
        types("reassign #1 " + office.carol.mention() + " 15m");
        assertThat(card(1).everyText()).contains("for 15 min").doesNotContain("extended");
    }
}
