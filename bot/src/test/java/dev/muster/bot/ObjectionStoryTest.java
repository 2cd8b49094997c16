package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.api.Fault;
import org.junit.jupiter.api.Test;

/** When an objection counts, and what becomes of one that does not. */
class ObjectionStoryTest extends WorkStory {
    private static final String PLAN = "fail over to the second region";

    private Message proposal(int number) {
        return office.ofKind(room, "muster_proposal").stream().filter(card -> payload(card).path("proposal").asInt() == number)
                .findFirst().orElseThrow();
    }

    private String stateOf(int number) {
        return payload(proposal(number)).path("state").asText();
    }

    private static JsonNode payload(Message message) {
        return message.metadata().orElseThrow().path("event_payload");
    }

    private JsonNode decision(int number) {
        return office.export("INC-1").path("decisions").path(number - 1);
    }

    private Instant end() {
        return Instant.parse(decision(1).path("closes_at").asText());
    }

    private List<Message> asked() {
        return office.ofKind(room, "muster_prompt").stream()
                .filter(prompt -> payload(prompt).path("about").asText().startsWith("proposal:")).toList();
    }

    private String mention() {
        return "<@" + office.slack.botUserId() + "> ";
    }

    @Test
    void one_second_before_the_end_stops_it() {
        office.types(office.bob, room, "propose " + PLAN + " 60s");
        until(end().minusSeconds(1));
        office.types(office.carol, room, "object the cache is cold");

        assertThat(stateOf(1)).isEqualTo("stopped");
    }

    @Test
    void one_second_after_the_end_is_late() {
        office.types(office.bob, room, "propose " + PLAN + " 60s");
        until(end().plusSeconds(1));
        office.types(office.carol, room, "object the cache is cold");

        assertThat(stateOf(1)).isEqualTo("decided");
        assertThat(decision(1).path("objections").path(0).path("late").asBoolean()).isTrue();
        assertThat(lastPrivately(office.carol, room).everyText()).contains("after the end").contains("stops nothing");
    }

    @Test
    void before_the_end_by_slacks_stamp_counts_although_the_bot_was_down_at_the_deadline() {
        saidWhileDown(end -> end.minusSeconds(1), Duration.ofMinutes(7));

        assertThat(stateOf(1)).isEqualTo("stopped");
        assertThat(decision(1).path("objections").path(0).path("late").asBoolean()).isFalse();
    }

    @Test
    void after_the_end_by_slacks_stamp_is_late_although_the_bot_was_down_at_the_deadline() {
        saidWhileDown(end -> end.plusSeconds(1), Duration.ofMinutes(7));

        assertThat(stateOf(1)).isEqualTo("decided");
        assertThat(decision(1).path("objections").path(0).path("late").asBoolean()).isTrue();
    }

    /** Carol objects at this time, between a crash and the start that follows. */
    private void saidWhileDown(UnaryOperator<Instant> when, Duration afterwards) {
        office.types(office.bob, room, "propose " + PLAN + " 60s");
        Instant end = end();
        office.passes(Duration.ofSeconds(30));
        office.killBot();
        office.clock.advance(Duration.between(office.clock.instant(), when.apply(end)));
        office.carol.says(room, mention() + "object the cache is cold");
        office.clock.advance(Duration.ofMinutes(2));
        office.startBot();
        office.passes(afterwards);
    }

    @Test
    void while_the_clock_stands_its_end_never_comes() {
        office.types(office.bob, room, "propose " + PLAN + " 60s");
        office.types(office.carol, room, "object the cache is cold");
        office.passes(Duration.ofMinutes(5));
        office.types(office.anna, room, "object I want to see the graph first");

        assertThat(decision(1).path("objections").path(1).path("late").asBoolean()).isFalse();
        office.types(office.carol, room, "withdraw");
        assertThat(stateOf(1)).as("the second one holds it").isEqualTo("stopped");
        office.types(office.anna, room, "withdraw");
        assertThat(stateOf(1)).isEqualTo("open");
        assertThat(kinds("INC-1").stream().filter("objection_withdrawn"::equals)).hasSize(2);
    }

    @Test
    void whoever_withdrew_and_objects_again_too_late_is_heard_as_late() {
        office.types(office.bob, room, "propose " + PLAN + " 60s");
        office.types(office.carol, room, "object the cache is cold");
        office.types(office.carol, room, "withdraw");
        office.passes(Duration.ofSeconds(70));
        assertThat(stateOf(1)).isEqualTo("decided");
        office.types(office.carol, room, "object it is cold all the same");

        assertThat(decision(1).path("objections")).hasSize(2);
        assertThat(decision(1).path("objections").path(0).path("withdrawn_at").isTextual()).isTrue();
        assertThat(decision(1).path("objections").path(1).path("late").asBoolean()).isTrue();
        assertThat(proposal(1).everyText()).contains("the cache is cold").contains("it is cold all the same")
                .contains("after the end");
        assertThat(asked().getLast().everyText()).contains(office.anna.mention()).contains(office.carol.mention())
                .contains("after its window");
    }

    @Test
    void words_that_are_added_after_the_end_say_so() {
        office.types(office.bob, room, "propose " + PLAN + " 60s");
        office.types(office.carol, room, "object the cache is cold");
        office.types(office.anna, room, "overrule it is worse as it is");
        office.passes(Duration.ofMinutes(2));
        office.types(office.carol, room, "object and sessions are lost");

        assertThat(proposal(1).everyText()).contains("the cache is cold").contains("(after the end) and sessions are lost");
        assertThat(publicly(room)).contains("on their objection to proposal 1, after the end: and sessions are lost");
    }

    @Test
    void an_objection_to_a_decision_says_that_there_was_no_window() {
        office.types(office.anna, room, "decide roll back the deploy");
        office.types(office.bob, room, "object it was the config");

        assertThat(publicly(room)).contains("a decision without a window").doesNotContain("after its window was over");
        assertThat(asked().getLast().everyText()).contains(office.anna.mention()).contains(office.bob.mention())
                .contains("a decision without a window");
        assertThat(proposal(1).everyText()).contains("it was the config").contains("after the decision");
    }

    @Test
    void each_of_two_quick_objections_is_told_to_the_commander_with_its_own_name() {
        office.types(office.anna, room, "propose " + PLAN);
        office.bob.commands(room, "/incident", "object the cache is cold");
        office.carol.commands(room, "/incident", "object sessions are lost");
        office.settle();

        assertThat(asked()).hasSize(2);
        assertThat(asked().get(0).everyText()).contains(office.bob.mention()).doesNotContain(office.carol.mention());
        assertThat(asked().get(1).everyText()).contains(office.carol.mention()).doesNotContain(office.bob.mention());
    }

    @Test
    void what_is_said_to_the_bot_in_the_thread_answers_no_question() {
        office.types(office.bob, room, "propose " + PLAN + " 5m");
        office.types(office.anna, room, "ask does it drop sessions?");
        assertThat(proposal(1).everyText()).contains("1 asked, 1 unanswered");
        office.carol.replies(proposal(1), mention() + "object the cache is cold");
        office.settle();

        assertThat(stateOf(1)).isEqualTo("stopped");
        assertThat(proposal(1).everyText()).contains("1 asked, 1 unanswered").contains("the cache is cold");
        office.bob.replies(proposal(1), "no, they are in the database");
        office.settle();
        assertThat(proposal(1).everyText()).contains("1 asked, 0 unanswered");
    }

    @Test
    void where_several_are_open_the_one_that_is_meant_is_asked_for_and_the_words_are_kept() {
        office.types(office.bob, room, "propose " + PLAN + " 10m");
        office.types(office.bob, room, "propose drain the pods 10m");
        office.types(office.carol, room, "object the cache is cold");

        assertThat(stateOf(1)).isEqualTo("open");
        assertThat(stateOf(2)).isEqualTo("open");
        Message which = lastPrivately(office.carol, room);
        assertThat(which.everyText()).contains("Which one do you mean?").contains("Proposal 1: " + PLAN)
                .contains("Proposal 2: drain the pods");
        office.carol.clicks(which, "command_run:proposal:1");
        office.settle();
        assertThat(stateOf(1)).isEqualTo("stopped");
        assertThat(stateOf(2)).isEqualTo("open");
        assertThat(proposal(1).everyText()).contains("the cache is cold");

        office.types(office.anna, room, "drop");
        assertThat(lastPrivately(office.anna, room).everyText()).contains("Which one do you mean?");
        office.types(office.anna, room, "overrule it is worse as it is");
        assertThat(stateOf(1)).as("only one is stopped").isEqualTo("overruled");
    }

    @Test
    void in_a_resolved_incident_nothing_is_objected_to_nor_amended_nor_extended() {
        office.types(office.bob, room, "propose " + PLAN + " 60s");
        office.types(office.anna, room, "resolve anyway");
        for (String line : List.of("object the cache is cold", "amend drain the pods", "extend", "ask why?")) {
            assertThat(office.types(office.anna, room, line).shown()).as(line).contains("INC-1 was resolved");
        }
        assertThat(stateOf(1)).isEqualTo("open");
        office.passes(Duration.ofMinutes(2));

        assertThat(stateOf(1)).isEqualTo("dropped");
        assertThat(proposal(1).everyText()).contains("the incident was resolved")
                .doesNotContain("Dropped by " + office.bob.mention());
        assertThat(decision(1).path("reason").asText()).isEqualTo("the incident was resolved");
        assertThat(decision(1).path("closed_by").isNull()).isTrue();
        assertThat(publicly(room)).contains("Proposal 1 was dropped: " + PLAN + ", because the incident was resolved");
    }

    @Test
    void an_objection_by_button_comes_with_a_way_to_take_it_back() {
        office.types(office.bob, room, "propose " + PLAN);
        office.carol.clicks(proposal(1), "proposal_object");
        office.settle();
        office.carol.closes();
        Message said = lastPrivately(office.carol, room);
        assertThat(said.everyText()).contains("the clock of proposal 1 is stopped");
        office.carol.clicks(said, "undo");
        office.settle();
        assertThat(stateOf(1)).isEqualTo("open");
    }

    @Test
    void a_button_that_came_too_late_says_so_and_changes_nothing() {
        office.types(office.bob, room, "propose " + PLAN + " 60s");
        office.types(office.carol, room, "object the cache is cold");
        Message prompt = asked().getFirst();
        // The card and the question are changed side by side.
        Fault busy = Fault.rateLimited(Duration.ofMinutes(1));
        office.slack.faults().next("chat.update", busy, busy);
        office.types(office.anna, room, "overrule it is worse as it is");
        office.anna.clicks(prompt, "proposal_overrule");
        office.settle();

        assertThat(office.anna.form()).isEmpty();
        assertThat(lastPrivately(office.anna, room).everyText()).contains("Proposal 1 was overruled");
        office.passes(Duration.ofMinutes(5));
        assertThat(asked().getFirst().everyText()).as("it asks nothing any more").contains("Settled: Proposal 1");
    }

    @Test
    void what_was_offered_to_be_assigned_is_not_once_an_objection_made_in_time_has_arrived() {
        // Slack gives the history out so late that nobody waits for it any more.
        office.slack.faults().next("conversations.history", Fault.rateLimited(Duration.ofMinutes(5)));
        saidWhileDown(end -> end.minusSeconds(20), Duration.ofSeconds(150));
        assertThat(stateOf(1)).isEqualTo("decided");
        Message offer = asked().getLast();
        assertThat(offer.everyText()).contains("Who does it?");
        office.anna.clicks(offer, "proposal_assign");
        office.settle();
        assertThat(office.anna.form().orElseThrow().blocks().toString()).contains(PLAN);
        office.anna.closes();

        office.passes(Duration.ofMinutes(7));
        assertThat(stateOf(1)).as("what Carol had said has arrived").isEqualTo("stopped");
        assertThat(asked()).as("nothing of it can be assigned any more")
                .noneMatch(prompt -> prompt.everyText().contains("Who does it?"));
    }

    @Test
    void each_step_and_each_question_to_the_commander_has_its_line_in_the_record() {
        office.types(office.bob, room, "propose " + PLAN + " 60s");
        office.types(office.carol, room, "ask does it drop sessions?");
        office.bob.replies(proposal(1), "no");
        office.settle();
        office.types(office.anna, room, "extend");
        office.types(office.carol, room, "object the cache is cold");
        office.types(office.anna, room, "amend warm the cache first 60s");
        office.types(office.carol, room, "object still too slow");
        office.types(office.anna, room, "overrule it is worse as it is");
        office.types(office.bob, room, "propose drain the pods");
        office.types(office.anna, room, "drop not needed");

        assertThat(kinds("INC-1")).contains("proposal_questioned", "proposal_answered", "proposal_extended", "proposal_amended",
                "proposal_overruled", "proposal_dropped");
        assertThat(new Entries(office.export("INC-1")).of("proposal_prompted")).extracting(entry -> entry.path("text").asText())
                .hasSize(3).anyMatch(text -> text.contains("offered to assign proposal 2"))
                .anyMatch(text -> text.contains("next step with proposal 1"));
    }

    @Test
    void a_proposal_and_an_objection_can_be_said_to_the_bot_by_name() {
        office.bob.says(room, mention() + "propose " + PLAN + " 5m");
        office.settle();
        office.carol.replies(proposal(1), mention() + "object");
        office.settle();
        assertThat(stateOf(1)).isEqualTo("stopped");
        assertThat(lastPrivately(office.carol, room).everyText()).contains("Say why");
    }

    @Test
    void the_line_that_says_so_is_short_and_the_card_says_when() {
        office.types(office.bob, room, "propose fail over, risk: ten minutes of errors 60s");
        office.passes(Duration.ofSeconds(65));

        String line = office.ofKind(room, "muster_note").stream().map(Message::text)
                .filter(text -> text.startsWith("Hearing none")).findFirst().orElseThrow();
        assertThat(line.lines().count()).isLessThanOrEqualTo(3);
        assertThat(line).contains("Proposal 1: fail over").doesNotContain("ten minutes of errors").contains("Present: ");
        assertThat(proposal(1).everyText()).contains("ten minutes of errors").contains("Decided by silence at <!date")
                .contains("{time}");
    }

    @Test
    void what_needs_words_asks_for_them_in_a_form() {
        office.types(office.bob, room, "propose " + PLAN);
        office.types(office.carol, room, "ask");
        submits(office.carol, Map.of("words", "does it drop sessions?"));
        assertThat(proposal(1).everyText()).contains("1 asked, 1 unanswered");
        assertThat(office.types(office.anna, room, "overrule").shown()).contains("Nobody objects to proposal 1");
        office.types(office.carol, room, "object");
        office.types(office.anna, room, "overrule");
        submits(office.anna, Map.of("words", "it is worse as it is"));
        assertThat(stateOf(1)).isEqualTo("overruled");
    }

    @Test
    void a_decision_keeps_every_word() {
        office.types(office.anna, room, "decide freeze deploys 30m, risk: the fix waits");
        assertThat(decision(1).path("plan").asText()).isEqualTo("freeze deploys 30m");
        assertThat(decision(1).path("risk").asText()).isEqualTo("the fix waits");
        office.types(office.anna, room, "decide freeze deploys 30m");
        assertThat(decision(2).path("plan").asText()).isEqualTo("freeze deploys 30m");
    }
}
