package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.CommandAnswer;
import dev.muster.sandbox.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UndoStoryTest extends Story {
    private Channel channel;

    @BeforeEach
    void declare() {
        channel = office.declared("checkout is failing sev3");
    }

    private CommandAnswer types(String text) {
        return office.types(office.anna, channel, text);
    }

    private void clicksUndo() {
        office.anna.clicks(lastWithUndo(), "undo");
        office.settle();
    }

    private Message lastWithUndo() {
        return office.slack.ephemerals(office.anna, channel).stream().filter(message -> message.hasAction("undo"))
                .reduce((one, last) -> last).orElseThrow();
    }

    private JsonNode undone() {
        return new Entries(office.export("INC-1")).of("change_undone").getLast();
    }

    @Test
    void the_button_on_the_answer_takes_a_severity_back_and_everybody_sees_it() {
        types("sev 1");
        clicksUndo();

        assertThat(card(channel)).contains("SEV3");
        assertThat(announcement()).contains("SEV3");
        assertThat(publicly(channel)).contains(office.anna.mention() + " took that back: the severity is SEV3 again");
        assertThat(lastPrivately(office.anna, channel).everyText()).contains("taken back");
        JsonNode changed = new Entries(office.export("INC-1")).of("severity_changed").getLast();
        assertThat(undone().path("data").path("undone").asText()).isEqualTo("severity_changed");
        assertThat(undone().path("data").path("seq").asLong()).isEqualTo(changed.path("seq").asLong());
        assertThat(office.export("INC-1").path("incident").path("severity_history").findValuesAsText("severity"))
                .containsExactly("sev3", "sev1", "sev3");
    }

    @Test
    void a_double_click_takes_back_once() {
        types("sev 1");
        Message answer = lastWithUndo();
        office.anna.clicks(answer, "undo");
        office.anna.clicks(answer, "undo");
        office.settle();

        assertThat(kinds("INC-1")).containsOnlyOnce("change_undone");
        assertThat(lastPrivately(office.anna, channel).everyText()).contains("taken back already");
        assertThat(types("undo").shown()).contains("nothing in INC-1 to take back");
    }

    @Test
    void sixty_seconds_are_in_time_and_one_more_is_not() {
        types("sev 2");
        office.clock.advance(Duration.ofSeconds(60));
        assertThat(types("undo").shown()).contains("taken back");
        assertThat(card(channel)).contains("SEV3");

        types("sev 2");
        office.clock.advance(Duration.ofSeconds(61));
        assertThat(types("undo").shown()).contains("1 min ago").contains("within 60 seconds").contains("/incident sev 3");
        assertThat(card(channel)).contains("SEV2");
    }

    @Test
    void only_whoever_did_it_and_the_commander_can_take_it_back() {
        office.bob.joins(channel);
        office.carol.joins(channel);
        types("sev 1");
        assertThat(office.types(office.bob, channel, "undo").shown()).contains(office.anna.mention())
                .contains("Incident Commander");
        assertThat(card(channel)).contains("SEV1");

        office.types(office.bob, channel, "lead");
        assertThat(office.types(office.carol, channel, "undo").shown()).contains("Incident Commander");
        assertThat(office.types(office.bob, channel, "undo").shown()).contains("taken back");
        assertThat(card(channel)).contains("nobody yet").contains("SEV1");
        office.types(office.carol, channel, "lead");
        office.types(office.anna, channel, "impact EU cards are declined");
        assertThat(office.types(office.carol, channel, "undo").shown()).as("the commander takes back anybody's")
                .contains("taken back");
        assertThat(card(channel)).doesNotContain("EU cards");
    }

    @Test
    void what_was_changed_again_since_stays() {
        office.bob.joins(channel);
        types("sev 1");
        Message first = lastWithUndo();
        office.types(office.bob, channel, "sev 2 only one region");
        office.anna.clicks(first, "undo");
        office.settle();

        assertThat(lastPrivately(office.anna, channel).everyText()).contains(office.bob.mention()).contains("again since");
        assertThat(card(channel)).contains("SEV2");
        // Something else changed meanwhile is no obstacle.
        office.types(office.bob, channel, "impact EU cards");
        office.types(office.bob, channel, "lead");
        assertThat(office.types(office.bob, channel, "undo").shown()).contains("taken back");
        assertThat(card(channel)).contains("SEV2").contains("EU cards").contains("nobody yet");
    }

    @Test
    void command_taken_by_mistake_leaves_the_deadline_that_asks_for_a_commander() {
        types("lead");
        assertThat(types("undo").shown()).contains("taken back");
        assertThat(card(channel)).contains("nobody yet");
        assertThat(publicly(channel)).contains("nobody has command again");

        office.passes(Duration.ofMinutes(2));
        assertThat(office.ofKind(channel, "muster_prompt")).hasSize(1);
        assertThat(office.export("INC-1").path("people").findValues("roles").toString()).contains("\"to\":\"2026");
    }

    @Test
    void resolved_by_mistake_is_as_before_with_its_times_and_deadlines() {
        types("mitigated rolled back");
        String mitigatedAt = office.export("INC-1").path("incident").path("mitigated_at").asText();
        types("resolve");
        clicksUndo();

        assertThat(card(channel)).contains("*Mitigated*");
        assertThat(publicly(channel)).contains("it is mitigated again");
        assertThat(channel.topic()).contains("Mitigated");
        JsonNode incident = office.export("INC-1").path("incident");
        assertThat(incident.path("mitigated_at").asText()).isEqualTo(mitigatedAt);
        assertThat(incident.path("resolved_at").isNull()).isTrue();
        assertThat(incident.path("status_history").findValuesAsText("status")).containsExactly("open", "mitigated", "resolved",
                "mitigated");
        office.passes(Duration.ofMinutes(3));
        assertThat(office.ofKind(channel, "muster_prompt").stream().filter(prompt -> prompt.hasAction("role_claim"))).hasSize(1);
        office.clock.advance(Duration.ofDays(8));
        office.settle();
        assertThat(publicly(channel)).doesNotContain("May this channel be archived");
    }

    @Test
    void mitigated_reopened_and_the_impact_can_be_taken_back_too() {
        types("mitigated");
        types("undo");
        assertThat(card(channel)).contains("*Open*");
        types("resolve");
        types("reopen");
        types("undo");
        assertThat(card(channel)).contains("*Resolved*");
        types("impact EU cards");
        types("impact all cards");
        types("undo");
        assertThat(card(channel)).contains("EU cards");
        types("undo");
        assertThat(card(channel)).contains("not stated yet");
        types("impact started 20 min ago");
        types("undo");
        assertThat(office.export("INC-1").path("incident").path("impact_started_at").isNull()).isTrue();
        assertThat(publicly(channel)).contains("when the impact started is not said again");
    }

    @Test
    void where_nothing_was_changed_there_is_nothing_to_take_back() {
        assertThat(types("undo").shown()).contains("nothing in INC-1 to take back");
        types("note hello");
        assertThat(types("undo").shown()).contains("nothing in INC-1 to take back");
        assertThat(publicly(channel)).doesNotContain("took that back");
    }

    @Test
    void it_outlives_a_kill() {
        types("sev 1");
        Message answer = lastWithUndo();
        office.killBot();
        office.startBot();
        office.anna.clicks(answer, "undo");
        office.settle();
        assertThat(card(channel)).contains("SEV3");
    }
}
