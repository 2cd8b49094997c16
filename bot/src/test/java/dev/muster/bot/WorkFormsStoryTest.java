package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** The forms around assignments say which incident they are about and what holds without a time; what they do can be taken back. */
class WorkFormsStoryTest extends WorkStory {
    @Test
    void the_form_says_which_incident_it_is_and_until_when_without_a_time() {
        long until = office.clock.instant().plus(Duration.ofMinutes(10)).getEpochSecond();
        office.types(office.anna, room, "assign");
        String form = office.anna.form().orElseThrow().view().toString();
        assertThat(form).contains("INC-1: assign", "Without a time: 10 min, until", String.valueOf(until));
        office.anna.closes();
        assign("look at the logs 30m");
        office.types(office.anna, room, "reassign #1");
        assertThat(office.anna.form().orElseThrow().view().toString()).contains("INC-1: reassign", "Without a time: ");
        office.anna.closes();
        office.types(office.bob, room, "more");
        assertThat(office.bob.form().orElseThrow().view().toString()).contains("INC-1: more time");
    }

    @Test
    void each_confirmation_of_a_form_and_of_a_button_can_be_taken_back() {
        office.types(office.anna, room, "assign");
        submits(office.anna, Map.of("who", office.bob.id(), "task", "look at the logs", "time", "90s"));
        assertThat(office.anna.directMessages().getLast().everyText()).contains("1 min 30 s", "Undo");

        clicks(office.bob, 1, "assignment_ack");
        assertThat(lastPrivately(office.bob, room).everyText()).contains("Undo");
        office.bob.clicks(lastPrivately(office.bob, room), "undo");
        office.settle();
        assertThat(state(1)).isEqualTo("asked");

        clicks(office.bob, 1, "assignment_more");
        submits(office.bob, Map.of("time", "an hour and a half"));
        assertThat(office.bob.directMessages().getLast().everyText()).contains("1 h 30 min", "Undo");
        clicks(office.bob, 1, "assignment_blocked");
        submits(office.bob, Map.of("words", "access"));
        office.bob.clicks(office.bob.directMessages().getLast(), "undo");
        office.settle();
        assertThat(state(1)).isEqualTo("acknowledged");
        clicks(office.bob, 1, "assignment_done");
        office.bob.closes();
        office.bob.clicks(lastPrivately(office.bob, room), "undo");
        office.settle();
        assertThat(state(1)).isEqualTo("acknowledged");
    }

    @Test
    void a_time_that_is_over_is_said_to_be() {
        assign("look at the logs");
        clicks(office.bob, 1, "assignment_more");
        assertThat(office.bob.submits(Map.of("time", "by 01:00 UTC")).errors().get("time")).contains("over");
    }
}
