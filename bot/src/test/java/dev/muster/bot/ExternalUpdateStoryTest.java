package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import org.junit.jupiter.api.Test;

class ExternalUpdateStoryTest extends UpdateStory {
    private static final String GOOD = "Some card payments fail. We are working on it.";

    @Override
    protected String settings() {
        return "incidents: {customer_channel: '#to-customers'}\n";
    }

    @Test
    void a_text_is_approved_by_the_commander_with_one_click_and_nothing_claims_that_it_was_sent() {
        Channel customers = office.bob.creates("to-customers");
        office.slack.addApp(customers);
        office.settle();
        office.types(office.bob, room, "external " + GOOD);

        assertThat(state(1)).isEqualTo("drafted");
        assertThat(asked(1)).hasSize(1);
        assertThat(asked(1).getFirst().everyText()).contains(office.anna.mention()).contains(GOOD).contains("Approve", "Edit",
                "Decline");
        assertThat(office.ofKind(customers, "muster_update")).isEmpty();

        clicks(office.anna, asked(1).getFirst(), "update_approve");
        assertThat(state(1)).isEqualTo("approved");
        assertThat(asked(1).getFirst().everyText()).contains("Settled").doesNotContain("Decline");
        assertThat(office.ofKind(room, "muster_note").getLast().everyText()).contains("approved update 1 for customers")
                .contains("ready to send").doesNotContain(GOOD);
        assertThat(update(1).everyText()).contains("approved for customers, ready to send")
                .contains("Muster itself sends nothing to customers");
        assertThat(office.only(customers, "muster_update").everyText()).contains(GOOD).contains("ready to send");
        assertThat(row(1).path("approved_by").asText()).isEqualTo(office.anna.id());
        assertThat(row(1).path("by").asText()).isEqualTo(office.bob.id());
        assertThat(row(1).path("kind").asText()).isEqualTo("external");
        assertThat(row(1).path("approved_at").asText()).isNotBlank();

        assertThat(count("external_approved")).isEqualTo(1);
        assertThat(office.ofKind(customers, "muster_update")).hasSize(1);
        office.types(office.anna, room, "undo");
        assertThat(state(1)).isEqualTo("drafted");
        assertThat(office.only(customers, "muster_update").everyText()).doesNotContain("ready to send")
                .contains("waits for approval");
    }

    @Test
    void nobody_else_approves_or_declines() {
        office.types(office.bob, room, "external " + GOOD);
        clicks(office.carol, update(1), "update_approve");
        assertThat(state(1)).isEqualTo("drafted");
        assertThat(lastPrivately(office.carol, room).everyText()).contains("Only the Incident Commander")
                .contains(office.anna.mention());
        clicks(office.bob, update(1), "update_decline");
        var answer = office.bob.submits(Map.of("reason", "I want to"));
        office.settle();
        assertThat(answer.toString()).contains("Only the Incident Commander");
        assertThat(state(1)).isEqualTo("drafted");
    }

    @Test
    void declined_with_a_reason_the_writer_hears_why_and_another_text_takes_its_place() {
        office.types(office.bob, room, "external " + GOOD);
        clicks(office.anna, update(1), "update_decline");
        submits(office.anna, Map.of("reason", "It is only the EU."));

        assertThat(state(1)).isEqualTo("declined");
        assertThat(update(1).everyText()).contains("It is only the EU.").contains("not to be sent");
        assertThat(asked(1).getLast().everyText()).contains(office.bob.mention()).contains("It is only the EU.");
        clicks(office.bob, asked(1).getLast(), "update_edit");
        assertThat(office.bob.form().orElseThrow().toString()).contains(GOOD);
        submits(office.bob, Map.of("text", "Some card payments in the EU fail."));
        assertThat(state(1)).isEqualTo("declined");
        assertThat(state(2)).isEqualTo("drafted");
    }

    @Test
    void a_new_text_takes_the_place_of_one_that_waits() {
        office.types(office.bob, room, "external " + GOOD);
        office.types(office.carol, room, "external Some card payments in the EU fail.");
        assertThat(state(1)).isEqualTo("replaced");
        assertThat(state(2)).isEqualTo("drafted");
        assertThat(update(1).hasAction("update_approve")).isFalse();
        office.types(office.carol, room, "undo");
        assertThat(state(1)).isEqualTo("drafted");
        assertThat(state(2)).isEqualTo("taken_back");
    }

    @Test
    void the_same_text_again_waits_once() {
        office.types(office.bob, room, "external " + GOOD);
        assertThat(office.types(office.bob, room, "external " + GOOD).shown()).contains("waits for approval already");
        assertThat(office.ofKind(room, "muster_update")).hasSize(1);
    }

    @Test
    void the_commanders_own_words_need_nobodys_leave() {
        office.types(office.anna, room, "external " + GOOD);
        assertThat(state(1)).isEqualTo("approved");
        assertThat(kinds("INC-1")).contains("external_drafted", "external_approved");
    }

    @Test
    void what_is_found_in_typed_words_is_shown_before_anything_is_sent() {
        var answer = office.types(office.bob, room, "external We think db-03 is down, it is fixed by 5pm.");
        assertThat(answer.blocks().toString()).contains("We think").contains("db-03").contains("by 5pm")
                .contains("promise the next update").contains("Send for approval anyway").contains("Edit");
        assertThat(office.ofKind(room, "muster_update")).isEmpty();

        Message shown = lastPrivately(office.bob, room);
        clicks(office.bob, shown, "update_open");
        assertThat(office.bob.form().orElseThrow().toString()).contains("We think db-03 is down");
        office.bob.closes();
        clicks(office.bob, shown, "update_anyway");
        clicks(office.bob, shown, "update_anyway");
        assertThat(office.ofKind(room, "muster_update")).hasSize(1);
        assertThat(update(1).everyText()).contains("We think db-03 is down, it is fixed by 5pm.");
    }

    @Test
    void what_is_found_in_a_form_is_shown_once_and_sent_unchanged_it_is_meant() {
        office.types(office.anna, room, "impact cards are declined in the EU");
        office.types(office.bob, room, "external");
        String form = office.bob.form().orElseThrow().toString();
        assertThat(form).contains("update_external").contains("cards are declined in the EU").doesNotContain("SEV2");

        var first = office.bob.submits(Map.of("text", "It is probably the network."));
        office.settle();
        assertThat(first.toString()).contains("probably").contains("send it once more, unchanged");
        var other = office.bob.submits(Map.of("text", "It might be the network."));
        office.settle();
        assertThat(other.toString()).contains("might");
        submits(office.bob, Map.of("text", "It might be the network."));
        assertThat(update(1).everyText()).contains("It might be the network.");
    }

    @Test
    void command_that_moves_takes_the_question_along() {
        office.types(office.bob, room, "external " + GOOD);
        office.types(office.anna, room, "handover " + office.carol.mention());
        office.types(office.carol, room, "accept");
        assertThat(asked(1)).hasSize(2);
        assertThat(asked(1).getLast().everyText()).contains(office.carol.mention());
        assertThat(update(1).everyText()).contains("Only " + office.carol.mention());

        clicks(office.anna, asked(1).getFirst(), "update_approve");
        assertThat(state(1)).isEqualTo("drafted");
        clicks(office.carol, asked(1).getLast(), "update_approve");
        assertThat(state(1)).isEqualTo("approved");
        assertThat(row(1).path("approved_by").asText()).isEqualTo(office.carol.id());
    }

    @Test
    void without_a_commander_it_waits_until_there_is_one() {
        office.types(office.bob, office.general, "new login is slow");
        Channel other = channelOf(2);
        office.types(office.bob, other, "external Logins are slow.");
        Message card = office.only(other, "muster_update");
        assertThat(card.everyText()).contains("Nobody has command yet");
        office.carol.joins(other);
        office.settle();
        office.types(office.carol, other, "lead");
        assertThat(office.slack.thread(card).getLast().everyText()).contains(office.carol.mention()).contains("Logins are slow.");
    }

    @Test
    void one_that_waits_is_named_before_the_incident_is_resolved() {
        office.types(office.bob, room, "external " + GOOD);
        office.types(office.anna, room, "resolve");
        assertThat(lastPrivately(office.anna, room).everyText())
                .contains("text for customers that nobody has approved (update 1)")
                .contains(GOOD);
        assertThat(card(room)).contains("Open");
    }

    @Test
    void a_draft_for_customers_promises_no_time_that_was_meant_for_others() {
        office.types(office.bob, room, "impact some card payments fail");
        office.types(office.bob, room, "external");
        assertThat(office.bob.form().orElseThrow().toString()).contains("some card payments fail")
                .doesNotContain("Next update by");
    }

    @Test
    void killed_between_the_draft_and_the_approval_it_is_approved_once() {
        office.types(office.bob, room, "external " + GOOD);
        office.killBot();
        office.startBot();
        clicks(office.anna, asked(1).getFirst(), "update_approve");
        office.killBot();
        office.startBot();
        assertThat(state(1)).isEqualTo("approved");
        assertThat(count("external_approved")).isEqualTo(1);
        assertThat(asked(1)).hasSize(1);
    }
}
