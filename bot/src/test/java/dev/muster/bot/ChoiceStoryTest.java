package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChoiceStoryTest extends Story {
    private Channel room;

    @BeforeEach
    void anna_leads_and_everybody_is_there() {
        room = office.declared("checkout is failing sev2");
        office.types(office.anna, room, "lead");
        office.bob.joins(room);
        office.carol.joins(room);
        office.settle();
    }

    private Message poll() {
        return office.only(room, "muster_poll");
    }

    private void clicks(Person who, Message message, String button) {
        who.clicks(message, button);
        office.settle();
    }

    @Test
    void the_option_with_the_most_votes_is_chosen_when_time_is_up() {
        office.types(office.anna, room, "options roll back | restart web 3m");
        assertThat(poll().everyText()).contains("roll back").contains("restart web").contains("vote until");
        clicks(office.bob, poll(), "poll_vote:0");
        clicks(office.carol, poll(), "poll_vote:0");
        clicks(office.anna, poll(), "poll_vote:0");
        clicks(office.anna, poll(), "poll_vote:1");
        assertThat(poll().everyText()).contains("roll back: *2*").contains("restart web: *1*");

        office.passes(Duration.ofMinutes(4));
        assertThat(publicly(room)).contains("Poll 1 chose: *roll back*");
        assertThat(kinds("INC-1")).contains("poll_opened", "poll_voted", "poll_closed");
    }

    @Test
    void a_tie_is_broken_by_a_coin_that_only_the_commander_flips_and_the_record_says_that_it_was_one() {
        office.types(office.anna, room, "options roll back | restart web | wait 1m");
        clicks(office.bob, poll(), "poll_vote:0");
        clicks(office.carol, poll(), "poll_vote:1");
        office.passes(Duration.ofMinutes(2));
        assertThat(publicly(room)).contains("tied between “roll back”, “restart web”");

        clicks(office.bob, poll(), "poll_flip");
        assertThat(lastPrivately(office.bob, room).everyText()).contains("Only the Incident Commander");
        clicks(office.anna, poll(), "poll_flip");
        assertThat(poll().everyText()).contains("a coin chose").doesNotContain("wait (a coin");
        assertThat(publicly(room)).contains("A coin chose in poll 1");
        assertThat(kinds("INC-1")).contains("coin_flipped");
    }

    @Test
    void nobody_voting_chooses_nothing() {
        office.types(office.anna, room, "options roll back | restart web 1m");
        office.passes(Duration.ofMinutes(2));
        assertThat(publicly(room)).contains("nobody voted");
    }

    @Test
    void one_option_is_no_choice() {
        office.types(office.anna, room, "options roll back");
        assertThat(office.ofKind(room, "muster_poll")).isEmpty();
        assertThat(lastPrivately(office.anna, room).everyText()).contains("two to 5 different options");
    }

    @Test
    void a_yes_or_no_question_is_answered_by_the_one_who_is_asked_and_not_to_know_is_an_answer() {
        office.types(office.anna, room, "yesno " + office.bob.mention() + " will this drop sessions?");
        Message question = office.only(room, "muster_question");
        assertThat(question.everyText()).contains(office.bob.mention()).contains("will this drop sessions?")
                .contains("Yes", "No", "Don't know");

        clicks(office.carol, question, "question_yes");
        assertThat(lastPrivately(office.carol, room).everyText()).contains("Only " + office.bob.mention());
        clicks(office.bob, question, "question_unknown");
        assertThat(office.only(room, "muster_question").everyText()).contains("*don't know*");
        assertThat(office.export("INC-1").path("questions").path(0).path("answer").asText()).isEqualTo("unknown");
        assertThat(kinds("INC-1")).contains("question_asked", "question_answered");
    }
}
