package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import org.junit.jupiter.api.Test;

class ProposalStoryTest extends LedStory {
    private Message proposal(int number) {
        return office.ofKind(room, "muster_proposal").stream()
                .filter(card -> card.metadata().orElseThrow().path("event_payload").path("proposal").asText()
                        .equals(String.valueOf(number)))
                .findFirst().orElseThrow();
    }

    private String state(int number) {
        return proposal(number).metadata().orElseThrow().path("event_payload").path("state").asText();
    }

    private JsonNode decision(int number) {
        return office.export("INC-1").path("decisions").path(number - 1);
    }

    private void clicks(Person who, int number, String button) {
        who.clicks(proposal(number), button);
        office.settle();
    }

    @Test
    void silence_to_the_end_of_the_window_is_consent() {
        Instant typed = office.clock.instant();
        office.types(office.bob, room, "propose rolling restart of web, risk: 10 min at reduced capacity 3m");

        Message card = proposal(1);
        assertThat(card.everyText()).contains("rolling restart of web").contains("10 min at reduced capacity")
                .contains(office.bob.mention()).contains(String.valueOf(typed.plus(Duration.ofMinutes(3)).getEpochSecond()))
                .contains("Strong objection").contains("Question");
        assertThat(state(1)).isEqualTo("open");

        until(typed.plus(Duration.ofMinutes(3)).minusSeconds(1));
        assertThat(state(1)).isEqualTo("open");
        until(typed.plus(Duration.ofMinutes(3)).plusSeconds(1));

        assertThat(state(1)).isEqualTo("decided");
        assertThat(proposal(1).ts()).isEqualTo(card.ts());
        assertThat(publicly(room)).contains("Hearing none. Proceeding").contains("Present: ")
                .contains(office.carol.mention());
        assertThat(kinds("INC-1")).contains("proposal_opened", "proposal_decided");
    }

    @Test
    void whoever_is_not_at_their_desk_is_not_called_present() {
        office.carol.isAway(true);
        Instant typed = office.clock.instant();
        office.types(office.bob, room, "propose rolling restart of web 1m");
        until(typed.plusSeconds(61));

        assertThat(state(1)).isEqualTo("decided");
        String line = office.ofKind(room, "muster_note").getLast().everyText();
        assertThat(line).contains("Hearing none").contains("Present: ").contains(office.bob.mention())
                .doesNotContain(office.carol.mention()).doesNotContain(office.slack.botUserId());
    }

    @Test
    void a_strong_objection_stops_the_clock_and_its_words_are_kept_as_they_were_said() {
        office.types(office.bob, room, "propose fail over to the second region");
        clicks(office.carol, 1, "proposal_object");

        assertThat(state(1)).as("the click alone stops it").isEqualTo("stopped");
        submits(office.carol, Map.of("words", "the cache is *cold* & <slow>"));

        assertThat(proposal(1).everyText()).contains("the cache is *cold* &amp; &lt;slow&gt;").contains("Amend", "Overrule",
                "Drop");
        assertThat(office.only(room, "muster_prompt").everyText()).contains(office.anna.mention())
                .contains(office.carol.mention());
        assertThat(office.only(room, "muster_prompt").threadTs()).contains(proposal(1).ts());
        office.passes(Duration.ofMinutes(10));
        assertThat(state(1)).as("the clock stands").isEqualTo("stopped");
    }

    @Test
    void only_the_commander_overrules_and_says_why() {
        office.types(office.bob, room, "propose fail over to the second region");
        office.types(office.carol, room, "object the cache is cold");

        clicks(office.bob, 1, "proposal_overrule");
        submits(office.bob, Map.of("words", "I want it"));
        assertThat(state(1)).isEqualTo("stopped");
        office.bob.closes();

        clicks(office.anna, 1, "proposal_overrule");
        submits(office.anna, Map.of("words", "it is worse as it is"));
        assertThat(state(1)).isEqualTo("overruled");
        assertThat(publicly(room)).contains("it is worse as it is");
    }

    @Test
    void amending_opens_another_version_and_the_old_one_stays_readable() {
        office.types(office.bob, room, "propose fail over to the second region");
        office.types(office.carol, room, "object the cache is cold");
        clicks(office.anna, 1, "proposal_amend");
        submits(office.anna, Map.of("plan", "warm the cache, then fail over", "window", "60s"));

        assertThat(state(1)).isEqualTo("amended");
        assertThat(proposal(1).everyText()).contains("the cache is cold").contains("proposal 2");
        assertThat(state(2)).isEqualTo("open");
        office.passes(Duration.ofSeconds(61));
        assertThat(state(2)).isEqualTo("decided");
        assertThat(state(1)).isEqualTo("amended");
    }

    @Test
    void withdrawing_one_of_two_objections_leaves_it_stopped_and_the_last_lets_the_clock_go_on() {
        office.types(office.bob, room, "propose fail over to the second region 2m");
        office.passes(Duration.ofSeconds(30));
        office.types(office.carol, room, "object the cache is cold");
        office.types(office.anna, room, "hold I want to see the graph first");
        office.passes(Duration.ofMinutes(5));

        office.types(office.carol, room, "withdraw");
        assertThat(state(1)).isEqualTo("stopped");
        office.types(office.anna, room, "withdraw");
        assertThat(state(1)).isEqualTo("open");
        office.passes(Duration.ofSeconds(88));
        assertThat(state(1)).as("90 seconds were left").isEqualTo("open");
        office.passes(Duration.ofSeconds(4));
        assertThat(state(1)).isEqualTo("decided");
        assertThat(proposal(1).everyText()).contains("the cache is cold").contains("withdrawn");
    }

    @Test
    void a_raised_hand_objects_and_taking_it_back_withdraws() {
        office.types(office.bob, room, "propose fail over to the second region");
        office.carol.reacts(proposal(1), "hand");
        office.settle();
        assertThat(state(1)).isEqualTo("stopped");
        assertThat(proposal(1).everyText()).contains("has not said why yet");

        office.carol.unreacts(proposal(1), "hand");
        office.settle();
        assertThat(state(1)).isEqualTo("open");
    }

    @Test
    void an_objection_after_the_end_is_kept_as_late_and_undoes_nothing() {
        office.types(office.bob, room, "propose fail over to the second region 60s");
        office.passes(Duration.ofSeconds(61));
        office.types(office.carol, room, "object the cache is cold");

        assertThat(state(1)).isEqualTo("decided");
        assertThat(proposal(1).everyText()).contains("the cache is cold").contains("after the end");
        assertThat(office.ofKind(room, "muster_prompt").getLast().everyText()).contains(office.anna.mention())
                .contains("after its window");
    }

    @Test
    void a_question_stops_no_clock_and_is_counted_until_somebody_answers_in_the_thread() {
        office.types(office.bob, room, "propose fail over to the second region 2m");
        clicks(office.carol, 1, "proposal_question");
        submits(office.carol, Map.of("words", "does it drop sessions?"));

        assertThat(state(1)).isEqualTo("open");
        assertThat(proposal(1).everyText()).contains("1 asked, 1 unanswered");
        assertThat(office.slack.messages(room).stream().filter(message -> message.threadTs().filter(proposal(1).ts()::equals)
                .isPresent()).map(Message::everyText)).anyMatch(text -> text.contains("does it drop sessions?"));

        office.carol.replies(proposal(1), "I mean those of logged-in users");
        office.settle();
        assertThat(proposal(1).everyText()).as("one does not answer oneself").contains("1 asked, 1 unanswered");
        office.bob.replies(proposal(1), "no, they are in the database");
        office.settle();
        assertThat(proposal(1).everyText()).contains("1 asked, 0 unanswered");
    }

    @Test
    void the_commander_gives_more_time_once() {
        office.types(office.bob, room, "propose fail over to the second region 60s");
        clicks(office.bob, 1, "proposal_extend");
        clicks(office.anna, 1, "proposal_extend");
        assertThat(proposal(1).everyText()).doesNotContain("More time");
        office.types(office.anna, room, "extend");

        office.passes(Duration.ofMinutes(2));
        assertThat(state(1)).isEqualTo("open");
        office.passes(Duration.ofSeconds(61));
        assertThat(state(1)).isEqualTo("decided");
    }

    @Test
    void the_commander_decides_without_a_window_and_nobody_else_does() {
        office.types(office.bob, room, "decide roll back the deploy");
        assertThat(office.ofKind(room, "muster_proposal")).isEmpty();
        assertThat(lastPrivately(office.bob, room).everyText()).contains("Only the Incident Commander");

        office.types(office.anna, room, "decide roll back the deploy");
        assertThat(state(1)).isEqualTo("decided");
        assertThat(proposal(1).everyText()).contains("without a window");
    }

    @Test
    void doing_nothing_is_a_decision_with_a_clock_of_its_own() {
        office.types(office.anna, room, "decide do nothing, wait until 03:20 UTC");
        assertThat(proposal(1).everyText()).contains("do nothing");
        office.passes(Duration.ofMinutes(19));
        assertThat(publicly(room)).doesNotContain("time to wait is over");
        office.passes(Duration.ofMinutes(2));
        assertThat(publicly(room)).contains("time to wait is over");
    }

    @Test
    void a_proposal_can_be_taken_back_within_the_minute() {
        office.types(office.bob, room, "propose fail over to the second region");
        office.types(office.bob, room, "undo");
        assertThat(state(1)).isEqualTo("dropped");
        office.passes(Duration.ofMinutes(3));
        assertThat(state(1)).isEqualTo("dropped");
    }

    @Test
    void killed_inside_the_window_and_after_its_end_it_is_decided_once() {
        office.types(office.bob, room, "propose fail over to the second region 2m");
        office.passes(Duration.ofMinutes(1));
        office.killBot();
        office.clock.advance(Duration.ofSeconds(30));
        office.startBot();
        office.passes(Duration.ofSeconds(20));
        assertThat(state(1)).isEqualTo("open");

        office.killBot();
        office.clock.advance(Duration.ofMinutes(2));
        office.startBot();
        office.passes(Duration.ofSeconds(100));
        assertThat(state(1)).isEqualTo("decided");
        assertThat(kinds("INC-1").stream().filter("proposal_decided"::equals)).hasSize(1);
        assertThat(office.slack.messages(room).stream().filter(message -> message.everyText().contains("Hearing none"))
                .filter(message -> message.eventType().equals("muster_note"))).hasSize(1);
    }

    @Test
    void what_was_objected_in_time_counts_even_if_it_comes_after_the_end() {
        office.types(office.bob, room, "propose fail over to the second region 60s");
        office.passes(Duration.ofSeconds(30));
        office.stopBot();
        office.carol.says(room, "<@" + office.slack.botUserId() + "> object the cache is cold");
        office.clock.advance(Duration.ofMinutes(3));
        office.startBot();
        office.passes(Duration.ofMinutes(6));

        assertThat(state(1)).isEqualTo("stopped");
        assertThat(proposal(1).everyText()).contains("the cache is cold").doesNotContain("after the end");
    }

    @Test
    void the_export_tells_the_decision_with_every_word() {
        office.types(office.bob, room, "propose fail over, risk: two minutes of errors 2m");
        office.types(office.carol, room, "object the cache is cold");
        office.types(office.carol, room, "withdraw");
        office.passes(Duration.ofMinutes(3));

        JsonNode decision = decision(1);
        assertThat(decision.path("proposal").asInt()).isEqualTo(1);
        assertThat(decision.path("plan").asText()).isEqualTo("fail over");
        assertThat(decision.path("risk").asText()).isEqualTo("two minutes of errors");
        assertThat(decision.path("proposed_by").asText()).isEqualTo(office.bob.id());
        assertThat(decision.path("state").asText()).isEqualTo("decided");
        assertThat(decision.path("objections").path(0).path("text").asText()).isEqualTo("the cache is cold");
        assertThat(decision.path("objections").path(0).path("late").asBoolean()).isFalse();
        assertThat(decision.path("present").toString()).contains(office.carol.id()).doesNotContain(office.slack.botUserId());
    }
}
