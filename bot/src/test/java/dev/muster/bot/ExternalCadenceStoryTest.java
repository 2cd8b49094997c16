package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.muster.sandbox.Message;
import org.junit.jupiter.api.Test;

/** Customers are told on a clock of their own. */
class ExternalCadenceStoryTest extends UpdateStory {
    private static final Duration A_MOMENT = Duration.ofSeconds(15);
    private static final String FAILS = "Since 12:53 some card payments fail.";

    @Override
    protected String settings() {
        return "timing: {update_every: {default: 5h, sev1: 5h, sev2: 5h}, answer_within: 2m, commander_tick: 3h}\n";
    }

    private List<Message> due() {
        return office.ofKind(room, "muster_prompt").stream()
                .filter(prompt -> payload(prompt).path("ask").asText().equals("external_due")).toList();
    }

    private void after(Instant from, int minutes) {
        until(from.plus(Duration.ofMinutes(minutes)).plus(A_MOMENT));
    }

    @Test
    void the_liaison_is_reminded_of_the_first_notice_twice_and_then_the_deputy_hears() {
        office.types(office.anna, room, "role customer liaison " + office.carol.mention());
        office.types(office.anna, room, "role deputy " + office.bob.mention());
        until(declaredAt.plus(Duration.ofMinutes(5)).minusSeconds(6));
        assertThat(due()).isEmpty();

        after(declaredAt, 5);
        assertThat(due()).hasSize(1);
        assertThat(due().getFirst().everyText()).contains(office.carol.mention()).contains("Customers have heard nothing yet")
                .contains(at(declaredAt));
        after(declaredAt, 8);
        assertThat(due()).hasSize(2);
        assertThat(due().getLast().everyText()).contains(office.carol.mention());
        after(declaredAt, 11);
        assertThat(due()).hasSize(3);
        assertThat(due().getLast().everyText()).contains(office.bob.mention());
        office.passes(Duration.ofMinutes(40));
        assertThat(due()).hasSize(3);
        assertThat(count("external_reminded")).isEqualTo(3);

        clicks(office.carol, due().getFirst(), "update_open");
        submits(office.carol, Map.of("text", FAILS));
        assertThat(state(1)).isEqualTo("drafted");
        clicks(office.anna, asked(1).getFirst(), "update_approve");
        assertThat(due()).hasSize(3).noneMatch(reminder -> reminder.hasAction("update_open"))
                .allMatch(reminder -> reminder.everyText().contains("Settled: Customers were told at"));
    }

    @Test
    void after_an_approved_text_the_next_one_is_due_twenty_minutes_later_and_later_on_every_hour() {
        office.types(office.anna, room, "external " + FAILS);
        Instant told = office.clock.instant();
        after(told, 19);
        assertThat(due()).isEmpty();
        after(told, 20);
        assertThat(due()).hasSize(1);
        assertThat(due().getFirst().everyText()).contains(office.anna.mention()).contains("Customers were told last")
                .contains("also where nothing is new");

        until(declaredAt.plus(Duration.ofMinutes(125)));
        assertThat(due()).anyMatch(reminder -> reminder.hasAction("update_open"));
        office.types(office.anna, room, "external Still some card payments fail.");
        assertThat(due()).noneMatch(reminder -> reminder.hasAction("update_open"));
        Instant again = office.clock.instant();
        int before = due().size();
        after(again, 58);
        assertThat(due()).hasSize(before);
        after(again, 61);
        assertThat(due()).hasSize(before + 1);
    }

    @Test
    void where_nobody_speaks_with_customers_nobody_is_reminded_until_somebody_does() {
        office.passes(Duration.ofMinutes(31));
        assertThat(due()).isEmpty();
        assertThat(kinds("INC-1")).doesNotContain("external_reminded");

        office.types(office.anna, room, "role customer liaison " + office.carol.mention());
        office.passes(Duration.ofMinutes(6));
        assertThat(due()).isNotEmpty();
        assertThat(due().getFirst().everyText()).contains(office.carol.mention());
    }

    @Test
    void of_a_lesser_incident_nobody_is_reminded_before_it_is_raised() {
        office.types(office.anna, room, "sev 3 only one region");
        office.types(office.anna, room, "role customer liaison " + office.carol.mention());
        office.passes(Duration.ofMinutes(12));
        assertThat(due()).isEmpty();
        office.types(office.anna, room, "sev 1");
        office.passes(Duration.ofMinutes(5).plus(A_MOMENT));
        assertThat(due()).hasSize(1);
    }

    @Test
    void a_text_that_waits_is_put_to_the_commander_once_more() {
        office.types(office.anna, room, "role customer liaison " + office.carol.mention());
        office.types(office.carol, room, "external " + FAILS);
        office.passes(Duration.ofMinutes(5).plus(A_MOMENT));
        assertThat(due()).isEmpty();
        Message question = office.ofKind(room, "muster_prompt").getLast();
        assertThat(question.everyText()).contains(office.anna.mention()).contains("May customers be told this?");
        clicks(office.anna, question, "update_approve");
        assertThat(state(1)).isEqualTo("approved");
        office.passes(Duration.ofMinutes(10));
        assertThat(due()).isEmpty();
    }

    @Test
    void once_customers_know_that_it_is_over_nobody_is_reminded_any_more() {
        office.types(office.anna, room, "external " + FAILS);
        office.types(office.anna, room, "mitigated");
        office.types(office.anna, room, "external All card payments work again. No data was lost.");
        office.passes(Duration.ofMinutes(70));
        assertThat(due()).isEmpty();

        office.types(office.anna, room, "resolve");
        assertThat(card(room)).contains("Resolved");
        office.types(office.anna, room, "reopen it is back");
        office.passes(Duration.ofMinutes(6));
        assertThat(due()).as("what they read last does not hold any more").hasSize(1);
        office.types(office.anna, room, "resolve anyway");
        office.passes(Duration.ofMinutes(30));
        assertThat(due()).hasSize(1);
    }

    @Test
    void killed_around_the_deadline_it_reminds_once() {
        office.types(office.anna, room, "role customer liaison " + office.carol.mention());
        until(declaredAt.plus(Duration.ofMinutes(5)).minusSeconds(20));
        office.killBot();
        office.clock.advance(Duration.ofSeconds(60));
        office.startBot();
        office.passes(Duration.ofSeconds(20));
        office.killBot();
        office.startBot();
        office.passes(Duration.ofSeconds(30));
        assertThat(due()).hasSize(1);
    }
}
