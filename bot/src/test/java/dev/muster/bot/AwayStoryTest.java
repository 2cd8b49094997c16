package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.muster.sandbox.Message;
import org.junit.jupiter.api.Test;

/** Who is away says until when and why, quietly; whoever wants something of them is told (M6). */
class AwayStoryTest extends WorkStory {
    private String board() {
        office.types(office.anna, room, "status");
        return lastPrivately(office.anna, room).everyText();
    }

    private long until(Duration length) {
        return office.clock.instant().plus(length).getEpochSecond();
    }

    @Test
    void the_board_says_who_is_away_until_when_and_why_and_the_channel_hears_nothing() {
        int before = office.slack.messages(room).size();
        long until = until(Duration.ofMinutes(20));
        assertThat(office.types(office.bob, room, "away 20m customer call").shown()).contains("You are away until")
                .contains(String.valueOf(until)).contains("20 min");
        assertThat(office.slack.messages(room)).hasSize(before);
        assertThat(board()).contains("Away:").contains(office.bob.mention()).contains(String.valueOf(until))
                .contains("customer call");
        assertThat(kinds("INC-1")).contains("person_away");

        office.passes(Duration.ofMinutes(20));
        assertThat(board()).as("it is over by itself").doesNotContain("Away:");
        assertThat(office.types(office.bob, room, "ready").shown()).contains("You are not away");
    }

    @Test
    void who_is_back_says_so_and_both_can_be_taken_back() {
        office.types(office.bob, room, "away half an hour");
        office.types(office.bob, room, "ready");
        assertThat(board()).doesNotContain("Away:");
        assertThat(kinds("INC-1")).contains("person_ready");
        office.types(office.bob, room, "undo");
        assertThat(board()).as("away after all").contains("Away:");
        office.types(office.bob, room, "undo");
        assertThat(board()).doesNotContain("Away:");
    }

    @Test
    void said_again_it_counts_from_then_and_keeps_the_reason() {
        office.types(office.bob, room, "away 20m lunch");
        office.passes(Duration.ofMinutes(1));
        long until = until(Duration.ofMinutes(40));
        office.types(office.bob, room, "away 40m");
        assertThat(board()).containsOnlyOnce(office.bob.mention() + " until").contains(String.valueOf(until)).contains("lunch");
    }

    @Test
    void the_time_may_stand_before_the_reason_or_behind_it_and_without_one_it_is_asked_for() {
        for (String typed : List.of("10 lunch", "lunch 10m", "for ten minutes: lunch", "until 03:30 UTC lunch")) {
            assertThat(office.types(office.bob, room, "away " + typed).shown()).as(typed).contains("You are away");
            assertThat(board()).as(typed).contains(", lunch");
        }
        assertThat(office.types(office.carol, room, "away lunch").shown()).contains("Until when?").contains("lunch");
        assertThat(office.types(office.carol, room, "away").shown()).contains("Until when?");
        assertThat(office.types(office.carol, room, "away until 01:00 UTC").shown()).contains("is over");
        assertThat(board()).doesNotContain(office.carol.mention());
    }

    @Test
    void assigning_somebody_who_is_away_says_when_they_return_and_keeps_the_text() {
        long until = until(Duration.ofMinutes(20));
        office.types(office.bob, room, "away 20m customer call");
        assertThat(assign("look at the logs 5m").shown()).contains("is away until").contains(String.valueOf(until))
                .contains("customer call").contains("Nothing was assigned yet");
        assertThat(office.ofKind(room, "muster_assignment")).isEmpty();
        Message question = lastPrivately(office.anna, room);
        assertThat(question.everyText()).contains("Assign all the same", "Assign somebody else");
        office.anna.clicks(question, "assignment_anyway");
        office.settle();
        assertThat(row(1).path("to").asText()).isEqualTo(office.bob.id());
        assertThat(row(1).path("task").asText()).isEqualTo("look at the logs");

        office.anna.clicks(question, "assignment_form");
        office.settle();
        submits(office.anna, Map.of("who", office.carol.id()));
        assertThat(row(2).path("to").asText()).isEqualTo(office.carol.id());
        assertThat(row(2).path("task").asText()).isEqualTo("look at the logs");
    }

    @Test
    void so_does_asking_for_a_report_and_it_stays_one() {
        long until = until(Duration.ofMinutes(20));
        office.types(office.bob, room, "away 20m customer call");
        assertThat(office.types(office.anna, room, "can " + office.bob.mention() + " payments 5m").shown())
                .contains("is away until").contains(String.valueOf(until)).contains("customer call")
                .contains("Nothing was asked yet");
        assertThat(office.ofKind(room, "muster_assignment")).isEmpty();
        Message question = lastPrivately(office.anna, room);
        assertThat(question.everyText()).contains("Ask all the same", "Ask somebody else");
        office.anna.clicks(question, "assignment_anyway");
        office.anna.clicks(question, "assignment_anyway");
        office.settle();
        assertThat(office.ofKind(room, "muster_assignment")).hasSize(1);
        assertThat(row(1).path("task").asText()).isEqualTo("CAN report: payments");
        assertThat(row(1).path("to").asText()).isEqualTo(office.bob.id());
        office.types(office.bob, room, "ack");
        assertThat(card(1).actionIds()).contains("assignment_report");

        office.anna.clicks(question, "assignment_form");
        office.settle();
        submits(office.anna, Map.of("who", office.carol.id()));
        office.types(office.carol, room, "ack");
        assertThat(row(2).path("to").asText()).isEqualTo(office.carol.id());
        assertThat(card(2).actionIds()).contains("assignment_report");
    }

    @Test
    void so_does_a_question_with_three_answers() {
        office.types(office.bob, room, "away 20m customer call");
        assertThat(office.types(office.anna, room, "yesno " + office.bob.mention() + " will this drop <sessions>?").shown())
                .contains("is away until").contains("customer call").contains("Nothing was asked yet")
                .contains("will this drop &lt;sessions&gt;?");
        assertThat(office.ofKind(room, "muster_question")).isEmpty();
        Message asked = lastPrivately(office.anna, room);
        office.anna.clicks(asked, "question_anyway");
        office.anna.clicks(asked, "question_anyway");
        office.settle();
        assertThat(office.only(room, "muster_question").everyText()).contains("will this drop &lt;sessions&gt;?")
                .contains(office.bob.mention());
        office.types(office.bob, room, "ready");
        office.types(office.anna, room, "yesno " + office.bob.mention() + " is it slow?");
        assertThat(office.ofKind(room, "muster_question")).hasSize(2);
    }

    @Test
    void so_does_reassigning_by_word_and_by_form() {
        assign("look at the logs 5m");
        office.types(office.carol, room, "away 20m");
        assertThat(office.types(office.anna, room, "reassign #1 " + office.carol.mention() + " 30m").shown())
                .contains("is away until").contains("Nothing was assigned yet");
        assertThat(row(1).path("to").asText()).isEqualTo(office.bob.id());
        Message question = lastPrivately(office.anna, room);
        office.anna.clicks(question, "assignment_reassign");
        office.settle();
        submits(office.anna, Map.of("who", office.carol.id(), "time", "15m"));
        assertThat(row(1).path("to").asText()).isEqualTo(office.bob.id());

        long until = office.clock.instant().plus(Duration.ofMinutes(15)).getEpochSecond();
        office.anna.clicks(office.anna.directMessages().getLast(), "assignment_passed");
        office.settle();
        assertThat(row(1).path("to").asText()).isEqualTo(office.carol.id());
        assertThat(card(1).everyText()).contains(String.valueOf(until));
    }
}
