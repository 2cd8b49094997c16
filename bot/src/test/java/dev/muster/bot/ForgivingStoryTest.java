package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import org.junit.jupiter.api.Test;

class ForgivingStoryTest extends Story {
    @Test
    void a_sentence_that_begins_with_another_incident_changes_neither_before_one_says_which() {
        Channel first = office.declared("checkout is failing");
        Channel second = office.declared("login is slow");
        office.types(office.anna, second, "resolve INC-1 was the cause");

        assertThat(card(first)).contains("Open");
        assertThat(card(second)).contains("Open");
        Message question = lastPrivately(office.anna, second);
        assertThat(question.everyText()).contains("Which one do you mean?").contains("Nothing was done yet");

        office.anna.clicks(question, "command_run:INC-2");
        office.settle();
        assertThat(card(first)).contains("Open");
        assertThat(card(second)).contains("Resolved");
        assertThat(publicly(second)).contains("INC-1 was the cause");
    }

    @Test
    void naming_another_incident_and_choosing_it_changes_that_one() {
        Channel first = office.declared("checkout is failing");
        Channel second = office.declared("login is slow");
        office.types(office.anna, second, "sev INC-1 1");
        office.anna.clicks(lastPrivately(office.anna, second), "command_run:INC-1");
        office.settle();

        assertThat(card(first)).contains("SEV1");
        assertThat(card(second)).doesNotContain("SEV1");
    }

    @Test
    void impact_and_merge_open_a_form_when_given_nothing() {
        Channel first = office.declared("checkout is failing");
        Channel second = office.declared("login is slow");
        office.types(office.anna, first, "impact");
        office.anna.submits(Map.of("impact", "EU cards are declined"));
        office.settle();
        assertThat(card(first)).contains("EU cards are declined");

        office.types(office.anna, second, "merge");
        office.anna.submits(Map.of("into", "INC-1"));
        office.settle();
        assertThat(card(second)).contains("INC-1");
        assertThat(kinds("INC-2")).contains("incident_merged");
    }

    @Test
    void what_a_form_or_a_button_changed_can_be_taken_back_with_a_click() {
        Channel room = office.declared("checkout is failing");
        office.types(office.anna, room, "sev");
        office.anna.submits(Map.of("severity", "sev1"));
        office.settle();
        assertThat(card(room)).contains("SEV1");
        office.anna.clicks(office.anna.directMessages().getLast(), "undo");
        office.settle();
        assertThat(card(room)).contains("SEV3");

        office.anna.clicks(office.only(room, "muster_incident"), "role_claim");
        office.settle();
        assertThat(card(room)).contains(office.anna.mention());
        office.anna.clicks(lastPrivately(office.anna, room), "undo");
        office.settle();
        assertThat(card(room)).contains("nobody yet");
    }

    @Test
    void help_for_a_word_that_nobody_knows_names_what_comes_near() {
        office.types(office.anna, office.general, "help sevrity");
        assertThat(lastPrivately(office.anna, office.general).everyText()).contains("is not a command")
                .contains("`/incident sev ");
        office.types(office.anna, office.general, "help sev1");
        assertThat(lastPrivately(office.anna, office.general).everyText()).contains("`/incident sev ");
        office.types(office.anna, office.general, "help frobnicate");
        assertThat(lastPrivately(office.anna, office.general).everyText()).contains("is not a command")
                .contains("/incident help");
    }
}
