package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import org.junit.jupiter.api.Test;

/** A question to one person: who is meant, how they hear of it, and how they answer. */
class YesNoStoryTest extends WorkStory {
    private List<Message> questions() {
        return office.ofKind(room, "muster_question");
    }

    private String mention() {
        return "<@" + office.slack.botUserId() + "> ";
    }

    @Test
    void whoever_has_a_role_is_asked_by_it() {
        office.types(office.anna, room, "role scribe @bob");
        office.types(office.anna, room, "yesno the scribe will this drop sessions?");
        assertThat(questions().getFirst().everyText()).contains(office.bob.mention() + ": will this drop sessions?");
        office.types(office.anna, room, "role sme @carol");
        office.types(office.anna, room, "yesno @sme is it slow?");
        assertThat(questions().getLast().everyText()).contains(office.carol.mention() + ": is it slow?");
    }

    @Test
    void where_it_is_not_clear_who_is_meant_one_is_asked_and_the_question_is_kept() {
        office.types(office.anna, room, "yesno will this drop sessions?");
        assertThat(questions()).isEmpty();
        Message which = lastPrivately(office.anna, room);
        assertThat(which.everyText()).contains("Nothing was asked yet").doesNotContain("assigned");
        office.anna.clicks(which, "command_run:" + office.bob.id());
        office.settle();
        assertThat(questions().getFirst().everyText()).contains(office.bob.mention() + ": will this drop sessions?");
    }

    @Test
    void whoever_is_elsewhere_is_brought_in_and_hears_of_it_directly() {
        Person dan = office.slack.person("dan");
        office.types(office.anna, room, "yesno " + dan.mention() + " will this drop sessions?");
        assertThat(room.has(dan)).isTrue();
        assertThat(dan.directMessages().getLast().everyText()).contains("will this drop sessions?")
                .contains(office.anna.mention());
    }

    @Test
    void nobody_outside_a_private_incident_is_asked() {
        office.types(office.anna, office.general, "new payroll leaked sev2 private");
        Channel secret = office.slack.channels().stream().filter(Channel::isPrivate).findFirst().orElseThrow();
        office.types(office.anna, secret, "yesno " + office.bob.mention() + " was it you?");
        assertThat(lastPrivately(office.anna, secret).everyText()).contains("is private").contains(office.bob.mention());
        assertThat(office.ofKind(secret, "muster_question")).isEmpty();
        assertThat(office.bob.directMessages()).noneMatch(message -> message.everyText().contains("was it you?"));
    }

    @Test
    void one_answers_with_a_word_and_more_words_are_kept() {
        office.types(office.anna, room, "yesno @bob will this drop sessions?");
        office.types(office.carol, room, "yes");
        assertThat(lastPrivately(office.carol, room).everyText()).contains("You are asked nothing");
        office.types(office.bob, room, "no, they are in the database");
        assertThat(questions().getFirst().everyText()).contains("*no*, they are in the database");
        assertThat(office.export("INC-1").path("questions").path(0).path("words").asText())
                .isEqualTo("they are in the database");
    }

    @Test
    void of_several_questions_the_one_in_whose_thread_it_is_said_is_answered_and_elsewhere_one_is_asked_which() {
        office.types(office.anna, room, "yesno @bob will this drop sessions?");
        office.types(office.anna, room, "yesno @bob is it slow?");
        office.bob.replies(questions().get(1), mention() + "dontknow");
        office.settle();
        assertThat(questions().get(1).everyText()).contains("*don't know*");
        office.types(office.anna, room, "yesno @bob is it the cache?");
        office.types(office.bob, room, "yes");
        Message which = lastPrivately(office.bob, room);
        assertThat(which.everyText()).contains("Which one do you mean?").contains("Question 3: is it the cache?");
        office.bob.clicks(which, "command_run:question:3");
        office.settle();
        assertThat(questions().get(2).everyText()).contains("*yes*");
        assertThat(questions().get(0).everyText()).doesNotContain("*yes*");
    }

    @Test
    void what_was_taken_back_was_not_answered() {
        office.types(office.anna, room, "yesno @bob will this drop sessions?");
        office.types(office.anna, room, "undo");
        assertThat(questions().getFirst().everyText()).contains("Taken back, not answered");
        assertThat(office.export("INC-1").path("questions").path(0).path("state").asText()).isEqualTo("taken_back");
    }

    @Test
    void nobody_is_asked_anything_once_it_is_resolved() {
        office.types(office.anna, room, "resolve");
        assertThat(office.types(office.anna, room, "yesno @bob is it back?").shown()).contains("INC-1 was resolved");
        assertThat(questions()).isEmpty();
    }
}
