package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import org.junit.jupiter.api.Test;

/** Two people are in doubt about the severity of an incident of SEV2. */
class SeverityDisputeStoryTest extends WorkStory {
    @Test
    void the_higher_holds_at_once_and_one_line_says_so() {
        office.types(office.bob, room, "sev? 1 or 2");

        assertThat(card(room)).contains("SEV1");
        assertThat(lines()).singleElement().satisfies(line -> assertThat(line.everyText())
                .contains("SEV1 holds while we work. Whether it was one is for the review.").contains(office.bob.mention()));
        assertThat(publicly(room)).doesNotContain("raised the severity");
        JsonNode entry = new Entries(office.export("INC-1")).of("severity_disputed").getFirst();
        assertThat(entry.path("actor").path("user").asText()).isEqualTo(office.bob.id());
        assertThat(entry.path("data").path("between").toString()).isEqualTo("[\"sev1\",\"sev2\"]");
        assertThat(entry.path("data").path("holds").asText()).isEqualTo("sev1");
        assertThat(kinds("INC-1")).containsOnlyOnce("severity_changed");
    }

    @Test
    void it_is_understood_however_it_is_written() {
        List<String> ways = List.of("sev 1/2", "sev1/2", "sev 1 or 2?", "sev? sev1 or sev2", "sev? 1/2", "sev 1?",
                "severity? 2-1");
        for (int said = 0; said < ways.size(); said++) {
            office.types(office.anna, room, ways.get(said));
            assertThat(kinds("INC-1").stream().filter("severity_disputed"::equals)).as(ways.get(said)).hasSize(said + 1);
            assertThat(card(room)).contains("SEV1");
            office.types(office.anna, room, "undo");
            assertThat(card(room)).contains("SEV2");
        }
    }

    @Test
    void without_a_number_the_present_one_holds_and_the_next_is_a_click_away() {
        office.types(office.bob, room, "sev?");
        assertThat(card(room)).contains("SEV2");
        assertThat(lines().getFirst().everyText()).contains("SEV2 holds while we work");

        office.bob.clicks(lastPrivately(office.bob, room), "command_run:sev");
        office.settle();
        assertThat(card(room)).contains("SEV1");
    }

    @Test
    void what_cannot_be_read_changes_nothing() {
        office.types(office.bob, room, "sev? purple");
        assertThat(lastPrivately(office.bob, room).everyText()).contains("Nothing was changed").contains("sev? 1 or 2");
        assertThat(kinds("INC-1")).doesNotContain("severity_disputed");
    }

    @Test
    void it_is_taken_back_with_one_click() {
        office.types(office.bob, room, "sev? 1 or 2");
        office.bob.clicks(lastPrivately(office.bob, room), "undo");
        office.settle();

        assertThat(card(room)).contains("SEV2");
        assertThat(lines().getFirst().everyText()).contains("taken back");
        office.bob.says(room, "this isn't a sev1");
        office.settle();
        assertThat(pointers(office.bob)).isEmpty();
    }

    @Test
    void who_says_the_same_again_hears_that_it_is_noted() {
        office.types(office.bob, room, "sev? 1 or 2");
        office.types(office.carol, room, "sev? 1 or 2");
        assertThat(lastPrivately(office.carol, room).everyText()).contains("noted already").contains("for the review");
        assertThat(lines()).hasSize(1);
    }

    @Test
    void lowering_without_a_fact_is_noted_for_the_review_and_with_one_it_is_done() {
        office.types(office.bob, room, "sev 3");
        assertThat(lastPrivately(office.bob, room).everyText()).contains("needs a reason");

        office.types(office.bob, room, "sev? 1 or 2");
        office.types(office.carol, room, "sev 3");
        assertThat(card(room)).contains("SEV1");
        assertThat(lastPrivately(office.carol, room).everyText()).contains("stays SEV1").contains("noted for the review")
                .contains("/incident sev 3");
        JsonNode entry = new Entries(office.export("INC-1")).of("lowering_parked").getFirst();
        assertThat(entry.path("text").asText()).contains("from SEV1 to SEV3").contains("for the review");

        office.types(office.carol, room, "sev 3 only the test tenant is affected");
        assertThat(card(room)).contains("SEV3");
    }

    @Test
    void who_goes_on_debating_is_pointed_to_the_review_once_and_privately() {
        office.bob.says(room, "this isn't a sev1");
        office.settle();
        assertThat(pointers(office.bob)).isEmpty();

        office.types(office.anna, room, "sev? 1 or 2");
        office.bob.says(room, "this isn't a sev1");
        office.bob.says(room, "sev2 at best");
        office.carol.says(room, "the sev1 runbook says restart it");
        office.settle();

        assertThat(pointers(office.bob)).singleElement()
                .satisfies(pointer -> assertThat(pointer.everyText()).contains("review").contains("/incident sev 2"));
        assertThat(pointers(office.carol)).isEmpty();
        office.killBot();
        office.startBot();
        office.bob.says(room, "why is this a sev1?");
        office.settle();
        assertThat(pointers(office.bob)).hasSize(1);
        assertThat(kinds("INC-1").stream().filter("debate_deferred"::equals)).hasSize(1);
    }

    @Test
    void half_an_hour_later_and_once_resolved_nobody_is() {
        office.types(office.anna, room, "sev? 1 or 2");
        office.passes(Duration.ofMinutes(31));
        office.bob.says(room, "this isn't a sev1");
        office.settle();
        assertThat(pointers(office.bob)).isEmpty();

        office.types(office.anna, room, "sev? 1 or 2");
        office.types(office.anna, room, "resolve");
        office.bob.says(room, "this isn't a sev1");
        office.settle();
        assertThat(pointers(office.bob)).isEmpty();
    }

    @Test
    void what_is_said_to_the_bot_is_no_debate() {
        office.types(office.anna, room, "sev? 1 or 2");
        office.bob.says(room, "<@" + office.slack.botUserId() + "> note this isn't a sev1");
        office.settle();
        assertThat(pointers(office.bob)).isEmpty();
    }

    private List<Message> lines() {
        return office.ofKind(room, "muster_note").stream()
                .filter(message -> message.metadata().orElseThrow().path("event_payload").has("dispute")).toList();
    }

    private List<Message> pointers(Person person) {
        return office.slack.ephemerals(person, room).stream()
                .filter(message -> message.everyText().contains("talked over in the review")).toList();
    }
}
