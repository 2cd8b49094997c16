package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import dev.muster.sandbox.Message;
import org.junit.jupiter.api.Test;

/** What one person said for themselves they take back alone, whatever others have said since. */
class OwnPartUndoneStoryTest extends WorkStory {
    private Message poll() {
        return office.only(room, "muster_poll");
    }

    private String proposal() {
        return office.only(room, "muster_proposal").metadata().orElseThrow().path("event_payload").path("state").asText();
    }

    private long undone() {
        return kinds("INC-1").stream().filter("change_undone"::equals).count();
    }

    @Test
    void a_vote_is_taken_back_although_others_voted_since() {
        office.types(office.anna, room, "options roll back | restart web 10m");
        office.types(office.bob, room, "vote 1");
        office.types(office.bob, room, "vote 2");
        office.types(office.carol, room, "vote 2");
        office.types(office.anna, room, "vote 2");
        assertThat(office.types(office.bob, room, "undo").shown()).contains("taken back");
        assertThat(poll().everyText()).as("what bob chose before").contains("1. roll back: *1*", "2. restart web: *2*");
        office.types(office.bob, room, "undo");
        assertThat(poll().everyText()).contains("1. roll back: *0*", "2. restart web: *2*");
        assertThat(kinds("INC-1").stream().filter("poll_voted"::equals)).as("the record keeps both").hasSize(4);
        assertThat(undone()).isEqualTo(2);
    }

    @Test
    void the_commander_takes_back_their_own_vote_and_nobody_elses() {
        office.types(office.bob, room, "options roll back | restart web 10m");
        office.types(office.anna, room, "vote 1");
        office.types(office.carol, room, "vote 2");
        office.types(office.anna, room, "undo");
        assertThat(poll().everyText()).contains("1. roll back: *0*", "2. restart web: *1*");
    }

    @Test
    void an_older_vote_of_ones_own_is_past_and_so_is_one_that_was_counted() {
        office.types(office.anna, room, "options roll back | restart web 20s");
        office.types(office.bob, room, "vote 1");
        Message first = lastPrivately(office.bob, room);
        office.types(office.bob, room, "vote 2");
        office.types(office.bob, room, "vote 1");
        office.types(office.carol, room, "vote 2");
        office.bob.clicks(first, "undo");
        office.settle();
        assertThat(lastPrivately(office.bob, room).everyText()).contains("Something has come of that since");
        assertThat(poll().everyText()).contains("1. roll back: *1*", "2. restart web: *1*");
        office.passes(Duration.ofSeconds(25));
        office.types(office.bob, room, "undo");
        assertThat(undone()).isZero();
    }

    @Test
    void an_objection_is_taken_back_and_that_of_another_goes_on_stopping_the_clock() {
        office.types(office.anna, room, "propose restart pods 10m");
        office.types(office.bob, room, "object sessions are lost");
        office.types(office.carol, room, "object the cache is cold");
        assertThat(office.types(office.bob, room, "undo").shown()).contains("taken back");
        assertThat(proposal()).isEqualTo("stopped");
        assertThat(office.only(room, "muster_proposal").everyText()).contains("the cache is cold")
                .doesNotContain("sessions are lost");
        office.passes(Duration.ofMinutes(11));
        assertThat(proposal()).as("no end comes while it is stopped").isEqualTo("stopped");
        office.types(office.carol, room, "withdraw");
        assertThat(proposal()).isEqualTo("open");
    }

    @Test
    void a_question_of_another_does_not_keep_an_objection_and_the_clock_goes_on_as_before() {
        office.types(office.anna, room, "propose restart pods 2m");
        office.types(office.bob, room, "object sessions are lost");
        office.types(office.carol, room, "ask which pods?");
        office.types(office.bob, room, "undo");
        assertThat(proposal()).isEqualTo("open");
        assertThat(office.types(office.carol, room, "undo").shown()).contains("taken back");
        office.passes(Duration.ofMinutes(3));
        assertThat(proposal()).isEqualTo("decided");
    }

    @Test
    void what_nobody_would_stop_any_more_does_not_stay_stopped() {
        office.types(office.anna, room, "propose restart pods 10m");
        office.types(office.bob, room, "object sessions are lost");
        office.types(office.carol, room, "object the cache is cold");
        office.types(office.bob, room, "undo");
        assertThat(office.types(office.carol, room, "undo").shown()).contains("Something has come of that since");
        assertThat(proposal()).isEqualTo("stopped");
        office.types(office.carol, room, "withdraw");
        assertThat(proposal()).isEqualTo("open");
    }

    @Test
    void the_commander_unsays_no_objection_of_another() {
        office.types(office.anna, room, "propose restart pods 10m");
        office.types(office.bob, room, "object sessions are lost");
        office.types(office.anna, room, "undo");
        assertThat(undone()).isZero();
        assertThat(proposal()).isEqualTo("stopped");
        assertThat(office.only(room, "muster_proposal").everyText()).contains("sessions are lost");
    }
}
