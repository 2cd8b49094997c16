package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import dev.muster.sandbox.Message;
import org.junit.jupiter.api.Test;

class CadenceStoryTest extends UpdateStory {
    private static final Duration A_MOMENT = Duration.ofSeconds(15);

    @Override
    protected String settings() {
        return "timing: {update_every: {sev1: 4m, sev2: 6m, default: 10m}, answer_within: 2m, commander_tick: 5m}\n";
    }

    private Instant due() {
        return declaredAt.plus(Duration.ofMinutes(6));
    }

    @Test
    void a_missed_update_is_asked_for_twice_and_then_the_deputy_hears() {
        office.types(office.anna, room, "role internal liaison " + office.bob.mention());
        office.types(office.anna, room, "role deputy " + office.carol.mention());
        until(due().minusSeconds(6));
        assertThat(reminders()).isEmpty();

        until(due().plus(A_MOMENT));
        assertThat(reminders()).hasSize(1);
        assertThat(reminders().getFirst().everyText()).contains(office.bob.mention()).contains("update is due")
                .contains(at(due()));
        assertThat(payload(reminders().getFirst()).path("about").asText()).isEqualTo("incident:1");
        assertThat(card(room)).contains("Update overdue");
        assertThat(announcement()).contains("Update overdue");

        until(due().plus(Duration.ofMinutes(2)).plus(A_MOMENT).plus(A_MOMENT));
        assertThat(reminders()).hasSize(2);
        assertThat(reminders().getLast().everyText()).contains(office.bob.mention());
        until(due().plus(Duration.ofMinutes(5)));
        assertThat(reminders()).hasSize(3);
        assertThat(reminders().getLast().everyText()).contains(office.carol.mention());
        office.passes(Duration.ofMinutes(20));
        assertThat(reminders()).hasSize(3);

        Message last = reminders().getLast();
        clicks(office.carol, last, "update_open");
        submits(office.carol, Map.of("text", "We are rolling back."));
        assertThat(card(room)).doesNotContain("overdue").contains("Next update");
        office.passes(Duration.ofMinutes(6).plus(A_MOMENT));
        assertThat(reminders()).hasSize(4);
    }

    @Test
    void a_customer_liaison_writes_where_there_is_no_internal_one() {
        office.types(office.anna, room, "role customer liaison " + office.carol.mention());
        until(due().plus(A_MOMENT));
        assertThat(reminders().getFirst().everyText()).contains(office.carol.mention());
        until(due().plus(Duration.ofMinutes(5)));
        assertThat(reminders()).hasSize(3);
        assertThat(reminders().getLast().everyText()).as("there is no deputy").contains(office.anna.mention());
    }

    @Test
    void without_a_liaison_the_commander_is_the_one() {
        until(due().plus(A_MOMENT));
        assertThat(reminders().getFirst().everyText()).contains(office.anna.mention());
    }

    @Test
    void an_update_in_time_starts_the_clock_anew() {
        until(due().minusSeconds(60));
        office.types(office.bob, room, "update We are rolling back.");
        Instant sent = office.clock.instant();
        until(sent.plus(Duration.ofMinutes(6)).minusSeconds(6));
        assertThat(reminders()).isEmpty();
        until(sent.plus(Duration.ofMinutes(6)).plus(A_MOMENT));
        assertThat(reminders()).hasSize(1);
    }

    @Test
    void a_raised_severity_shortens_the_time_and_a_lowered_one_keeps_the_promise() {
        until(declaredAt.plusSeconds(60));
        office.types(office.anna, room, "sev 1");
        assertThat(card(room)).contains(at(declaredAt.plus(Duration.ofMinutes(4))));
        assertThat(kinds("INC-1")).contains("cadence_set");
        office.types(office.anna, room, "undo");
        assertThat(card(room)).contains(at(due()));

        office.types(office.anna, room, "sev 3 only one region");
        assertThat(card(room)).contains(at(due()));
        until(due().plus(A_MOMENT));
        assertThat(reminders()).hasSize(1);
    }

    @Test
    void what_would_have_been_due_already_is_due_now_and_not_in_the_past() {
        until(declaredAt.plus(Duration.ofMinutes(5)));
        office.types(office.anna, room, "sev 1");
        office.passes(A_MOMENT);
        assertThat(reminders()).hasSize(1);
        assertThat(card(room)).doesNotContain(at(declaredAt.plus(Duration.ofMinutes(4))));
    }

    @Test
    void next_says_when_it_comes_and_alone_it_tells() {
        Instant typed = office.clock.instant();
        assertThat(office.types(office.bob, room, "next 3m").shown()).contains(at(typed.plus(Duration.ofMinutes(3))))
                .contains("3 min");
        assertThat(publicly(room)).contains("says when the next update comes");
        assertThat(office.types(office.carol, room, "next").shown()).contains(at(typed.plus(Duration.ofMinutes(3))))
                .contains("no update was sent yet");
        assertThat(office.types(office.bob, room, "next by 03:20 utc").shown())
                .contains(at(Instant.parse("2026-03-02T03:20:00Z")));
        assertThat(office.types(office.bob, room, "undo").shown()).isNotBlank();
        assertThat(card(room)).contains(at(typed.plus(Duration.ofMinutes(3))));
        until(typed.plus(Duration.ofMinutes(3)).plus(A_MOMENT));
        assertThat(reminders()).hasSize(1);
        assertThat(office.types(office.bob, room, "next sometime").shown()).contains("cannot read");
    }

    @Test
    void mitigated_keeps_the_rhythm_resolved_ends_it_and_reopened_starts_it() {
        office.types(office.anna, room, "mitigated");
        until(due().plus(A_MOMENT));
        assertThat(reminders()).hasSize(1);

        office.types(office.anna, room, "resolve");
        office.passes(Duration.ofMinutes(20));
        assertThat(reminders()).hasSize(1);
        assertThat(card(room)).doesNotContain("Next update").doesNotContain("overdue");

        office.types(office.anna, room, "reopen");
        Instant reopened = office.clock.instant();
        assertThat(card(room)).contains("Next update");
        until(reopened.plus(Duration.ofMinutes(6)).minusSeconds(6));
        assertThat(reminders()).hasSize(1);
        until(reopened.plus(Duration.ofMinutes(6)).plus(A_MOMENT));
        assertThat(reminders()).hasSize(2);
    }

    @Test
    void resolved_by_mistake_and_taken_back_the_promise_stands() {
        office.types(office.anna, room, "resolve");
        office.types(office.anna, room, "undo");
        assertThat(card(room)).contains(at(due()));
        until(due().plus(A_MOMENT));
        assertThat(reminders()).hasSize(1);
    }

    @Test
    void killed_around_the_deadline_it_reminds_once() {
        until(due().minusSeconds(20));
        office.killBot();
        office.clock.advance(Duration.ofSeconds(60));
        office.startBot();
        office.passes(Duration.ofSeconds(20));
        assertThat(reminders()).hasSize(1);
        office.killBot();
        office.startBot();
        office.passes(Duration.ofSeconds(30));
        assertThat(reminders()).hasSize(1);
        assertThat(count("update_reminded")).isEqualTo(1);
    }

    @Test
    void an_update_that_was_sent_while_the_process_was_away_counts_from_when_it_was_sent() {
        until(due().minusSeconds(20));
        office.stopBot();
        Message sent = office.bob.says(room, "<@" + office.slack.botUserId() + "> update We are rolling back.");
        office.clock.advance(Duration.ofMinutes(3));
        office.startBot();
        office.passes(Duration.ofMinutes(6));
        assertThat(state(1)).isEqualTo("posted");
        assertThat(update(1).everyText()).contains(at(sent.writtenAt().plus(Duration.ofMinutes(6))));
    }

    @Test
    void those_who_lead_read_it_in_their_line_the_brief_and_the_board() {
        office.passes(Duration.ofMinutes(5).plusSeconds(20));
        assertThat(office.anna.directMessages().stream().map(Message::everyText).filter(text -> text.contains(" in · ")))
                .anyMatch(text -> text.contains("no update yet") && text.contains("Next update"));
        office.types(office.bob, room, "update We are rolling back.");
        assertThat(office.types(office.carol, room, "status").blocks().toString()).contains("Next update")
                .contains("last update");
        office.types(office.anna, room, "handover " + office.bob.mention());
        assertThat(office.bob.directMessages().getLast().everyText()).contains("Next update");
    }
}
