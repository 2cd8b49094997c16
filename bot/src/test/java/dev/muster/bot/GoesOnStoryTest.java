package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import dev.muster.sandbox.Message;
import org.junit.jupiter.api.Test;

/** The clock of a proposal goes on after something was taken back: whoever has just read so is given time to object. */
class GoesOnStoryTest extends WorkStory {
    private String stands() {
        return office.only(room, "muster_proposal").metadata().orElseThrow().path("event_payload").path("state").asText();
    }

    private void goesOnForHalfAMinute() {
        assertThat(stands()).isEqualTo("open");
        office.passes(Duration.ofSeconds(28));
        assertThat(stands()).as("there was time to read that it goes on").isEqualTo("open");
        office.passes(Duration.ofSeconds(4));
        assertThat(stands()).isEqualTo("decided");
        assertThat(office.slack.messages(room)).extracting(Message::text)
                .filteredOn(said -> said.startsWith("Hearing none. Proceeding. Proposal 1")).hasSize(1);
    }

    @Test
    void silence_while_it_was_dropped_by_mistake_is_no_consent() {
        office.types(office.bob, room, "propose fail over to the second region 60s");
        office.passes(Duration.ofSeconds(50));
        office.types(office.bob, room, "drop");
        office.passes(Duration.ofSeconds(30));
        office.types(office.bob, room, "undo");

        goesOnForHalfAMinute();
    }

    @Test
    void an_objection_that_is_taken_back_as_a_slip_lets_the_clock_go_on_where_it_stopped() {
        office.types(office.bob, room, "propose fail over to the second region 60s");
        office.passes(Duration.ofSeconds(50));
        office.types(office.carol, room, "object wrong window, sorry");
        office.passes(Duration.ofSeconds(40));
        office.types(office.carol, room, "undo");

        goesOnForHalfAMinute();
    }

    @Test
    void a_withdrawal_that_was_long_on_its_way_lets_the_clock_go_on_from_when_it_is_heard() {
        office.types(office.bob, room, "propose fail over to the second region 60s");
        office.passes(Duration.ofSeconds(50));
        office.types(office.carol, room, "object the cache is cold");
        office.slack.holdDeliveries();
        office.carol.says(room, "@muster withdraw");
        office.passes(Duration.ofMinutes(5));
        office.slack.releaseDeliveries();
        office.settle();

        goesOnForHalfAMinute();
    }

    @Test
    void the_undo_of_an_answer_to_what_changed_nothing_takes_back_nothing_of_anothers() {
        assign("find the cause 10m");
        Message card = card(1);
        office.bob.clicks(card, "assignment_done");
        office.settle();
        office.bob.closes();
        office.types(office.carol, room, "sev 1");
        office.anna.clicks(card, "assignment_done");
        office.settle();
        office.anna.closes();
        office.anna.clicks(lastPrivately(office.anna, room), "undo");
        office.settle();

        assertThat(card(room)).contains("SEV1");
        assertThat(lastPrivately(office.anna, room).everyText()).contains("nothing to take back");
    }
}
