package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import dev.muster.sandbox.Message;
import dev.muster.sandbox.api.Fault;
import org.junit.jupiter.api.Test;

/** An assignment through all its states. */
class AssignmentStoryTest extends WorkStory {
    @Test
    void one_person_gets_a_task_and_a_time() {
        Instant typed = office.clock.instant();
        String answer = office.types(office.anna, room, "assign " + office.bob.mention() + " find the cause of the latency 5m")
                .shown();

        String until = String.valueOf(typed.plus(Duration.ofMinutes(5)).getEpochSecond());
        assertThat(answer).contains(office.bob.mention()).contains("find the cause of the latency").contains(until)
                .contains("5 min");
        Message card = card(1);
        assertThat(card.everyText()).contains(office.bob.mention()).contains("find the cause of the latency").contains(until)
                .contains("I am on it", "Done", "Need more time", "Blocked", "Hand back");
        assertThat(card.metadata().orElseThrow().path("event_payload").path("incident").asText()).isEqualTo("INC-1");
        assertThat(state(1)).isEqualTo("asked");
        assertThat(row(1).path("to").asText()).isEqualTo(office.bob.id());
        assertThat(row(1).path("by").asText()).isEqualTo(office.anna.id());
        assertThat(kinds("INC-1")).contains("assignment_asked");
    }

    @Test
    void without_a_time_the_severity_says_how_long() {
        Instant typed = office.clock.instant();
        assign("find the cause");
        assertThat(row(1).path("timebox_ends_at").asText())
                .startsWith(typed.plus(Duration.ofMinutes(10)).toString().substring(0, 19));
    }

    @Test
    void a_bare_number_is_minutes() {
        Instant typed = office.clock.instant();
        assign("find the cause 7");
        assertThat(row(1).path("task").asText()).isEqualTo("find the cause");
        assertThat(row(1).path("timebox_ends_at").asText())
                .startsWith(typed.plus(Duration.ofMinutes(7)).toString().substring(0, 19));
    }

    @Test
    void acknowledged_by_button_and_done_with_what_came_of_it() {
        assign("restart it 10m");
        clicks(office.bob, 1, "assignment_ack");
        assertThat(state(1)).isEqualTo("acknowledged");
        assertThat(row(1).path("acknowledged_at").isNull()).isFalse();

        office.types(office.bob, room, "done restarted pod 7");
        assertThat(state(1)).isEqualTo("done");
        assertThat(row(1).path("result").asText()).isEqualTo("restarted pod 7");
        assertThat(row(1).path("closed_at").isNull()).isFalse();
        assertThat(publicly(room)).contains("restarted pod 7");
        assertThat(kinds("INC-1")).contains("assignment_acknowledged", "assignment_done");
    }

    @Test
    void what_changes_before_its_card_could_be_posted_has_one_card() {
        office.slack.faults().next("chat.postMessage", Fault.rateLimited(Duration.ofMinutes(1)));
        office.types(office.anna, room, "assign " + office.bob.mention() + " restart it 10m");
        office.types(office.bob, room, "ack");
        office.passes(Duration.ofMinutes(2));

        assertThat(office.ofKind(room, "muster_assignment")).hasSize(1);
        assertThat(state(1)).isEqualTo("acknowledged");
        assertThat(card(1).everyText()).contains("under way");
    }

    @Test
    void the_button_is_enough_and_the_form_behind_it_keeps_the_result() {
        assign("restart it 10m");
        clicks(office.bob, 1, "assignment_done");
        assertThat(state(1)).as("the click alone does it").isEqualTo("done");
        submits(office.bob, Map.of("words", "restarted pod 7"));
        assertThat(row(1).path("result").asText()).isEqualTo("restarted pod 7");
        assertThat(kinds("INC-1").stream().filter("assignment_done"::equals)).hasSize(1);
    }

    @Test
    void any_word_of_the_owner_in_the_thread_acknowledges_and_nobody_elses() {
        assign("restart it 10m");
        office.carol.replies(card(1), "I have an idea");
        office.settle();
        assertThat(state(1)).isEqualTo("asked");
        office.bob.replies(card(1), "looking");
        office.settle();
        assertThat(state(1)).isEqualTo("acknowledged");
    }

    @Test
    void a_tick_acknowledges_and_the_next_one_asks_for_the_result() {
        assign("restart it 10m");
        office.carol.reacts(card(1), "white_check_mark");
        office.settle();
        assertThat(state(1)).isEqualTo("asked");
        office.bob.reacts(card(1), "white_check_mark");
        office.settle();
        assertThat(state(1)).isEqualTo("acknowledged");
        office.bob.reacts(card(1), "heavy_check_mark");
        office.settle();
        assertThat(state(1)).isEqualTo("acknowledged");
        assertThat(prompts("progress").getLast().everyText()).contains(office.bob.mention()).contains("What came of");
    }

    @Test
    void not_acknowledged_the_owner_is_asked_once_more_and_then_the_commander_is_told() {
        Instant typed = office.clock.instant();
        assign("find the cause 20m");
        until(typed.plusSeconds(119));
        assertThat(prompts("acknowledge")).isEmpty();
        until(typed.plusSeconds(121));
        assertThat(prompts("acknowledge")).hasSize(1);
        Message again = prompts("acknowledge").getFirst();
        assertThat(again.everyText()).contains(office.bob.mention()).doesNotContain(office.anna.mention());
        assertThat(again.threadTs()).contains(card(1).ts());
        assertThat(again.metadata().orElseThrow().path("event_payload").path("about").asText()).isEqualTo("assignment:1");

        office.passes(Duration.ofMinutes(2));
        assertThat(prompts("acknowledge")).hasSize(2);
        assertThat(prompts("acknowledge").getLast().everyText()).contains(office.anna.mention()).contains("Reassign");
        office.passes(Duration.ofMinutes(6));
        assertThat(prompts("acknowledge")).hasSize(2);
        assertThat(kinds("INC-1").stream().filter("assignment_prompted"::equals)).hasSize(2);
    }

    @Test
    void when_the_time_is_up_the_owner_is_asked_and_the_commander_only_without_an_answer() {
        Instant typed = office.clock.instant();
        assign("find the cause 5m");
        clicks(office.bob, 1, "assignment_ack");
        until(typed.plusSeconds(299));
        assertThat(state(1)).isEqualTo("acknowledged");
        until(typed.plusSeconds(301));
        assertThat(state(1)).isEqualTo("overdue");
        Message asked = prompts("progress").getFirst();
        assertThat(asked.everyText()).contains("Do you have").contains(office.bob.mention())
                .contains("Done", "Need more time", "Blocked", "Hand back").doesNotContain(office.anna.mention());
        assertThat(asked.threadTs()).contains(card(1).ts());

        office.passes(Duration.ofMinutes(2));
        assertThat(prompts("progress")).hasSize(2);
        assertThat(prompts("progress").getLast().everyText()).contains(office.anna.mention()).contains("Reassign");
    }

    @Test
    void of_what_the_commander_does_not_answer_the_deputy_hears() {
        office.types(office.anna, room, "role deputy " + office.carol.mention());
        office.types(office.bob, room, "assign " + office.anna.mention() + " look at the logs 20m");
        office.bob.clicks(lastPrivately(office.bob, room), "assignment_anyway");
        office.settle();
        office.passes(Duration.ofMinutes(5));
        assertThat(prompts("acknowledge")).hasSize(2);
        assertThat(prompts("acknowledge").getLast().everyText()).startsWith(office.carol.mention());
    }

    @Test
    void an_answer_in_words_spares_the_commander() {
        assign("find the cause 5m");
        clicks(office.bob, 1, "assignment_ack");
        office.passes(Duration.ofSeconds(301));
        office.bob.replies(card(1), "nearly there");
        office.settle();
        office.passes(Duration.ofMinutes(4));
        assertThat(prompts("progress")).hasSize(1);
        assertThat(state(1)).isEqualTo("overdue");
    }

    @Test
    void who_needs_more_time_says_how_much_and_gets_exactly_that() {
        assign("find the cause 5m");
        clicks(office.bob, 1, "assignment_ack");
        office.passes(Duration.ofSeconds(301));
        office.bob.clicks(prompts("progress").getFirst(), "assignment_more");
        office.settle();
        assertThat(office.bob.form().orElseThrow().callbackId()).isEqualTo("assignment_more");
        assertThat(office.bob.submits(Map.of("time", "a while")).errors()).containsOnlyKeys("time");
        Instant sent = office.clock.instant();
        submits(office.bob, Map.of("time", "20"));

        assertThat(state(1)).isEqualTo("acknowledged");
        assertThat(row(1).path("timebox_ends_at").asText())
                .startsWith(sent.plus(Duration.ofMinutes(20)).toString().substring(0, 19));
        assertThat(row(1).path("extensions")).hasSize(1);
        assertThat(row(1).path("extensions").path(0).path("length").asText()).isEqualTo("PT20M");
        office.passes(Duration.ofMinutes(19));
        assertThat(prompts("progress")).hasSize(1);
        office.passes(Duration.ofMinutes(2));
        assertThat(prompts("progress")).hasSize(2);
        assertThat(kinds("INC-1")).contains("assignment_overdue", "assignment_extended");
    }

    @Test
    void more_without_a_time_asks_and_with_one_counts_from_now() {
        assign("find the cause 5m");
        office.types(office.bob, room, "more");
        assertThat(office.bob.form().orElseThrow().callbackId()).isEqualTo("assignment_more");
        office.bob.closes();
        Instant typed = office.clock.instant();
        assertThat(office.types(office.bob, room, "more 20").shown()).contains("20 min");
        assertThat(row(1).path("timebox_ends_at").asText())
                .startsWith(typed.plus(Duration.ofMinutes(20)).toString().substring(0, 19));
    }

    @Test
    void blocked_says_what_is_needed_and_offers_to_assign_that() {
        assign("find the cause 5m");
        clicks(office.bob, 1, "assignment_blocked");
        submits(office.bob, Map.of("words", "access to the billing database"));
        assertThat(state(1)).isEqualTo("blocked");
        Message told = prompts("commander").getFirst();
        assertThat(told.everyText()).contains(office.anna.mention()).contains("access to the billing database");
        office.passes(Duration.ofMinutes(12));
        assertThat(prompts("progress")).as("the clock stands").isEmpty();

        office.anna.clicks(told, "assignment_form");
        office.settle();
        submits(office.anna, Map.of("who", office.carol.id(), "time", "5m"));
        assertThat(row(2).path("task").asText()).isEqualTo("access to the billing database");
        assertThat(row(2).path("to").asText()).isEqualTo(office.carol.id());
    }

    @Test
    void handed_back_it_is_nobodys_until_it_is_given_to_another() {
        assign("find the cause 5m");
        clicks(office.bob, 1, "assignment_return");
        assertThat(state(1)).isEqualTo("returned");
        Message told = prompts("commander").getFirst();
        assertThat(told.everyText()).contains(office.anna.mention());
        office.anna.clicks(told, "assignment_reassign");
        office.settle();
        submits(office.anna, Map.of("who", office.carol.id()));

        assertThat(state(1)).isEqualTo("asked");
        assertThat(row(1).path("to").asText()).isEqualTo(office.carol.id());
        assertThat(row(1).path("earlier").path(0).path("to").asText()).isEqualTo(office.bob.id());
        assertThat(prompts("acknowledge").getLast().everyText()).as("who is new hears of it").contains(office.carol.mention());
        assertThat(kinds("INC-1")).contains("assignment_returned", "assignment_reassigned");
    }

    @Test
    void in_the_cards_thread_the_thread_says_which_is_meant() {
        assign("the first 10m");
        assign("the second 10m");
        office.bob.replies(card(1), "<@" + office.slack.botUserId() + "> done by turning it off");
        office.settle();
        assertThat(state(1)).isEqualTo("done");
        assertThat(row(1).path("result").asText()).isEqualTo("by turning it off");
        assertThat(state(2)).isEqualTo("asked");
        office.types(office.bob, room, "stuck no access");
        assertThat(state(2)).isEqualTo("blocked");
    }

    @Test
    void only_the_owner_acknowledges_and_strangers_change_nothing() {
        assign("find the cause 5m");
        clicks(office.carol, 1, "assignment_ack");
        clicks(office.carol, 1, "assignment_done");
        office.types(office.carol, room, "done #1 me too");
        assertThat(state(1)).isEqualTo("asked");
        assertThat(lastPrivately(office.carol, room).everyText()).contains(office.bob.mention());
    }

    @Test
    void double_clicks_do_nothing_twice() {
        assign("find the cause 5m");
        office.passes(Duration.ofMinutes(2));
        Message asked = prompts("acknowledge").getFirst();
        office.bob.clicks(asked, "assignment_ack");
        office.bob.clicks(asked, "assignment_ack");
        office.settle();
        office.passes(Duration.ofMinutes(4));
        Message progress = prompts("progress").getFirst();
        office.bob.clicks(progress, "assignment_done");
        office.bob.clicks(progress, "assignment_done");
        office.settle();
        assertThat(kinds("INC-1").stream().filter("assignment_acknowledged"::equals)).hasSize(1);
        assertThat(kinds("INC-1").stream().filter("assignment_done"::equals)).hasSize(1);
        assertThat(state(1)).isEqualTo("done");
    }
}
