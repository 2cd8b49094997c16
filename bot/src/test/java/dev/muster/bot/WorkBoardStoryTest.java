package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import org.junit.jupiter.api.Test;

/** Who does what until when; what is offered to be assigned; and what holds whatever happens to the program meanwhile. */
class WorkBoardStoryTest extends WorkStory {
    private String status(Person who) {
        office.types(who, room, "status");
        return lastPrivately(who, room).everyText();
    }

    @Test
    void the_board_shows_who_does_what_overdue_first_and_the_card_the_three_most_urgent() {
        assign("the slow one 30m");
        assign("the quick one 5m");
        office.types(office.anna, room, "assign carol the third 20m");
        office.types(office.anna, room, "assign carol the fourth 40m");
        assertThat(card(room)).contains("the quick one", "the slow one", "the third", "1 more").doesNotContain("the fourth");
        office.types(office.bob, room, "ack #2");
        office.passes(Duration.ofMinutes(6));

        String board = status(office.carol);
        assertThat(board).contains("overdue").contains("the fourth").containsSubsequence("the quick one", "the third",
                "the slow one", "the fourth");
        assertThat(card(room)).contains("overdue");
        office.types(office.bob, room, "done #2");
        assertThat(card(room)).doesNotContain("the quick one").contains("the fourth");
    }

    @Test
    void the_board_shows_what_is_open_the_most_urgent_first_and_the_latest_first() {
        office.types(office.bob, room, "propose restart the web nodes 20m");
        office.types(office.carol, room, "propose fail over 20m");
        office.types(office.bob, room, "object #2 the cache is cold");
        office.types(office.anna, room, "yesno @carol is the backup there?");
        office.types(office.anna, room, "options roll back | go on 20m");
        office.types(office.anna, room, "handover " + office.bob.mention());
        for (String note : new String[]{"one", "two", "three", "four"}) {
            office.types(office.anna, room, "note " + note);
        }
        office.types(office.anna, room, "update Half of the payments fail.");

        String board = status(office.carol);
        assertThat(board).containsSubsequence("Proposal 2", "is stopped* by " + office.bob.mention(), "Handover 1",
                "Proposal 1", "Question 1", "is the backup there?", "Poll 1", "roll back | go on");
        assertThat(board).containsSubsequence("Latest", "Half of the payments fail", "noted: four", "noted: three")
                .doesNotContain("noted: two");
        assertThat(board).contains("/archives/").as("one is there already").doesNotContain("<#" + room.id());
        office.types(office.anna, office.general, "status INC-1");
        assertThat(lastPrivately(office.anna, office.general).everyText()).contains("<#" + room.id());
        office.types(office.anna, room, "resolve anyway");
        assertThat(status(office.carol)).doesNotContain("*Open*");
    }

    @Test
    void the_board_offers_to_raise_only_what_can_be_raised() {
        assertThat(status(office.anna)).contains("`/incident sev 1` raises");
        office.types(office.anna, room, "sev 1");
        assertThat(status(office.anna)).contains("`/incident mitigated`").doesNotContain("raises ·");
    }

    @Test
    void how_often_somebody_needed_more_time_is_for_the_commander_to_know() {
        assign("find the cause 5m");
        office.types(office.bob, room, "more 10m");
        office.types(office.bob, room, "more 20m");
        assertThat(status(office.anna)).contains("needed more time twice");
        assertThat(status(office.bob)).doesNotContain("twice");
        assertThat(card(1).everyText()).doesNotContain("twice");
    }

    @Test
    void one_person_is_asked_for_condition_actions_and_needs() {
        office.types(office.anna, room, "can bob payments 5m");
        assertThat(card(1).everyText()).contains("payments");
        clicks(office.bob, 1, "assignment_ack");
        clicks(office.bob, 1, "assignment_report");
        submits(office.bob,
                Map.of("condition", "half of the calls fail", "actions", "draining one node", "needs", "a second pair of eyes"));
        assertThat(state(1)).isEqualTo("done");
        assertThat(row(1).path("result").asText()).contains("Condition: half of the calls fail", "Actions: draining one node",
                "Needs: a second pair of eyes");
        Message offer = prompts("commander").getLast();
        assertThat(offer.everyText()).contains(office.anna.mention()).contains("a second pair of eyes");
        office.anna.clicks(offer, "assignment_form");
        office.settle();
        submits(office.anna, Map.of("who", office.carol.id()));
        assertThat(row(2).path("task").asText()).isEqualTo("a second pair of eyes");
    }

    @Test
    void the_commander_who_asks_nobody_in_particular_is_offered_to_assign_it() {
        office.anna.says(room, "Can someone look at the database?");
        office.settle();
        Message offer = lastPrivately(office.anna, room);
        office.anna.clicks(offer, "assignment_form");
        office.settle();
        submits(office.anna, Map.of("who", office.bob.id()));
        assertThat(row(1).path("task").asText()).isEqualTo("Look at the database");
    }

    @Test
    void it_is_offered_every_quarter_of_an_hour_at_most_also_by_another_process_and_to_nobody_else() {
        office.bob.says(room, "could anybody look at the database?");
        office.settle();
        assertThat(office.slack.ephemerals(office.bob, room)).noneMatch(said -> said.hasAction("assignment_form"));
        office.anna.says(room, "could anybody look at the database?");
        office.settle();
        office.killBot();
        office.startBot();
        office.passes(Duration.ofMinutes(14));
        office.anna.says(room, "would somebody please restart it");
        office.settle();
        assertThat(offers()).isEqualTo(1);
        office.passes(Duration.ofMinutes(2));
        office.anna.says(room, "I ask again. Can someone restart it?");
        office.settle();
        assertThat(offers()).isEqualTo(2);
        assertThat(kinds("INC-1").stream().filter("assign_suggested"::equals)).hasSize(2);
    }

    private long offers() {
        return office.slack.ephemerals(office.anna, room).stream().filter(said -> said.hasAction("assignment_form")).count();
    }

    @Test
    void what_was_decided_is_offered_to_be_assigned() {
        office.types(office.bob, room, "propose roll back the deploy 60s");
        office.passes(Duration.ofSeconds(62));
        Message offer = office.only(room, "muster_prompt");
        assertThat(offer.everyText()).contains(office.anna.mention()).contains("Who does it?");
        assertThat(offer.threadTs()).isPresent();
        office.anna.clicks(offer, "proposal_assign");
        office.settle();
        submits(office.anna, Map.of("who", office.carol.id()));
        assertThat(row(1).path("task").asText()).isEqualTo("roll back the deploy");
    }

    @Test
    void killed_inside_the_timebox_and_after_its_end_everybody_is_asked_once() {
        assign("find the cause 5m");
        office.passes(Duration.ofMinutes(1));
        office.killBot();
        office.clock.advance(Duration.ofSeconds(90));
        office.startBot();
        office.passes(Duration.ofSeconds(10));
        assertThat(prompts("acknowledge")).hasSize(1);
        office.types(office.bob, room, "ack");

        office.killBot();
        office.clock.advance(Duration.ofMinutes(10));
        office.startBot();
        office.passes(Duration.ofSeconds(10));
        assertThat(state(1)).isEqualTo("overdue");
        office.passes(Duration.ofMinutes(3));
        assertThat(prompts("progress")).as("the owner once, the commander once").hasSize(2);
        assertThat(prompts("acknowledge")).hasSize(1);
        assertThat(kinds("INC-1").stream().filter("assignment_overdue"::equals)).hasSize(1);
    }

    @Test
    void what_was_done_in_time_counts_even_if_it_comes_after_the_end() {
        Instant typed = office.clock.instant();
        assign("find the cause 5m");
        office.types(office.bob, room, "ack");
        until(typed.plusSeconds(290));
        office.stopBot();
        office.bob.says(room, "<@" + office.slack.botUserId() + "> done it was the cache");
        office.clock.advance(Duration.ofMinutes(2));
        office.startBot();
        office.passes(Duration.ofMinutes(6));

        assertThat(state(1)).isEqualTo("done");
        assertThat(Instant.parse(row(1).path("closed_at").asText()))
                .isBefore(Instant.parse(row(1).path("timebox_ends_at").asText()));
        assertThat(row(1).path("result").asText()).isEqualTo("it was the cache");
    }

    @Test
    void an_assignment_can_be_taken_back_within_the_minute_and_so_can_its_end() {
        assign("find the cause 5m");
        office.types(office.anna, room, "undo");
        assertThat(state(1)).isEqualTo("returned");
        office.passes(Duration.ofMinutes(7));
        assertThat(office.ofKind(room, "muster_prompt")).isEmpty();

        assign("find the cause 5m");
        office.types(office.bob, room, "ack");
        office.types(office.bob, room, "done");
        office.types(office.bob, room, "undo");
        assertThat(state(2)).isEqualTo("acknowledged");
        office.passes(Duration.ofMinutes(6));
        assertThat(state(2)).isEqualTo("overdue");
    }

    @Test
    void once_the_incident_is_resolved_nobody_is_asked_any_more() {
        assign("find the cause 5m");
        office.types(office.anna, room, "resolve anyway");
        office.passes(Duration.ofMinutes(10));
        assertThat(office.ofKind(room, "muster_prompt").stream().filter(prompt -> !prompt.hasAction("review_owner:0"))).isEmpty();

        office.types(office.anna, room, "reopen");
        office.passes(Duration.ofMinutes(16));
        assertThat(state(1)).as("it is not forgotten either").isEqualTo("overdue");
        assertThat(prompts("progress")).isNotEmpty();
    }
}
