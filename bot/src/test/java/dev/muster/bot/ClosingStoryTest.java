package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import org.junit.jupiter.api.Test;

/** The work comes to its end, and something may be left. */
class ClosingStoryTest extends WorkStory {
    private static final String ANYWAY = "command_run:resolve";

    @Test
    void where_nothing_is_left_it_is_resolved_at_once() {
        office.types(office.anna, room, "resolve rolled back");
        assertThat(card(room)).contains("Resolved");
        assertThat(publicly(room)).contains("resolved the incident: rolled back").doesNotContain("Left open");
    }

    @Test
    void what_is_left_is_named_privately_and_nothing_changes_before_the_answer() {
        assign("find the cause 10m");
        office.types(office.bob, room, "propose restart pods 10m");
        office.types(office.bob, room, "options one | two 10m");
        office.types(office.bob, room, "yesno " + office.carol.mention() + " is it slow?");
        office.types(office.anna, room, "resolve rolled back");

        assertThat(card(room)).contains("Open");
        Message question = lastPrivately(office.anna, room);
        assertThat(question.everyText()).contains("Assignment 1").contains("find the cause").contains(office.bob.mention())
                .contains("Proposal 1: restart pods").contains("Poll 1: one | two").contains("is it slow?")
                .contains("Nothing was changed yet");
        assertThat(publicly(room)).doesNotContain("rolled back");

        office.anna.clicks(question, "resolve_not_yet");
        office.settle();
        assertThat(card(room)).contains("Open");
        assertThat(lastPrivately(office.anna, room).everyText()).contains("goes on");
    }

    @Test
    void resolved_anyway_the_public_line_says_what_was_left_and_the_words_are_kept() {
        assign("find the cause 10m");
        office.types(office.anna, room, "resolve rolled back & done");
        Message question = lastPrivately(office.anna, room);
        office.anna.clicks(question, ANYWAY);
        office.anna.clicks(question, ANYWAY);
        office.settle();

        assertThat(card(room)).contains("Resolved");
        assertThat(publicly(room)).contains("rolled back &amp; done.\nLeft open: assignment 1 (" + office.bob.mention());
        assertThat(kinds("INC-1")).containsOnlyOnce("incident_resolved");
        assertThat(new Entries(office.export("INC-1")).of("incident_resolved").getFirst().path("data").path("left").size())
                .isEqualTo(1);
        assertThat(state(1)).isEqualTo("asked");
    }

    @Test
    void who_types_anyway_is_not_asked() {
        assign("find the cause 10m");
        office.types(office.anna, room, "resolve anyway at 03:00 the vendor fixed it");
        assertThat(card(room)).contains("Resolved");
        assertThat(publicly(room)).contains("the vendor fixed it").contains("Left open: assignment 1").doesNotContain("anyway");
    }

    @Test
    void what_changed_meanwhile_is_asked_again() {
        assign("find the cause 10m");
        office.types(office.anna, room, "resolve rolled back");
        Message question = lastPrivately(office.anna, room);
        assign("tell the customers 10m");
        office.anna.clicks(question, ANYWAY);
        office.settle();
        assertThat(card(room)).contains("Open");
        Message again = lastPrivately(office.anna, room);
        assertThat(again.everyText()).contains("tell the customers");

        office.anna.clicks(again, ANYWAY);
        office.settle();
        assertThat(card(room)).contains("Resolved");
        assertThat(publicly(room)).contains("rolled back");
    }

    @Test
    void with_something_left_who_leads_is_asked_in_the_channel_and_nobody_else_decides() {
        assign("find the cause 10m");
        assertThat(office.types(office.carol, room, "resolve at 03:00 UTC rolled back").shown())
                .contains(office.anna.mention() + " decides");
        assertThat(card(room)).contains("Open");
        Message question = question();
        assertThat(question.everyText()).contains(office.anna.mention() + ", " + office.carol.mention() + " would resolve")
                .contains("find the cause");

        office.carol.clicks(question, ANYWAY);
        office.bob.clicks(question, "resolve_not_yet");
        office.settle();
        assertThat(card(room)).contains("Open");
        assertThat(lastPrivately(office.carol, room).everyText()).contains("is for " + office.anna.mention() + " to say");
        assertThat(kinds("INC-1")).containsOnlyOnce("resolve_asked").doesNotContain("resolve_put_off");

        office.anna.clicks(question, "resolve_not_yet");
        office.settle();
        assertThat(card(room)).contains("Open");
        assertThat(publicly(room)).contains(office.anna.mention() + " does not resolve it yet; " + office.carol.mention())
                .contains("Settled: %s does not resolve *INC-1* yet".formatted(office.anna.mention()));

        office.types(office.carol, room, "resolve anyway at 03:00 UTC rolled back");
        office.anna.clicks(question(), ANYWAY);
        office.settle();
        assertThat(card(room)).contains("Resolved");
        assertThat(publicly(room)).contains("rolled back").contains("Settled: *INC-1* is resolved");
        assertThat(office.slack.messages(room)).noneMatch(message -> message.hasAction(ANYWAY));
        assertThat(office.export("INC-1").path("incident").path("resolved_at").asText()).startsWith("2026-03-02T03:00:00");
    }

    /** What those who lead were asked in the channel last. */
    private Message question() {
        return office.slack.messages(room).stream().filter(message -> message.everyText().contains("would resolve *INC-1*"))
                .reduce((earlier, later) -> later).orElseThrow();
    }

    @Test
    void the_deputy_decides_too() {
        office.types(office.anna, room, "role deputy " + office.bob.mention());
        assign("find the cause 10m");
        office.types(office.bob, room, "resolve rolled back");
        assertThat(lastPrivately(office.bob, room).everyText()).contains("find the cause");
        office.bob.clicks(lastPrivately(office.bob, room), ANYWAY);
        office.settle();
        assertThat(card(room)).contains("Resolved");
    }

    @Test
    void where_nobody_leads_whoever_resolves_decides_and_a_mention_is_enough() {
        Channel other = office.declared("search is slow sev3");
        office.bob.joins(other);
        office.carol.joins(other);
        office.settle();
        office.types(office.bob, other, "yesno " + office.carol.mention() + " is it slow?");
        office.types(office.carol, other, "resolve rolled back");
        assertThat(lastPrivately(office.carol, other).everyText()).contains("is it slow?").contains("You decide");
        office.carol.clicks(lastPrivately(office.carol, other), ANYWAY);
        office.settle();
        assertThat(card(other)).contains("Resolved");

        assign("find the cause 10m");
        office.anna.says(room, "<@" + office.slack.botUserId() + "> resolve done");
        office.settle();
        assertThat(card(room)).contains("Open");
        office.anna.clicks(lastPrivately(office.anna, room), ANYWAY);
        office.settle();
        assertThat(card(room)).contains("Resolved");
    }

    @Test
    void resolving_without_mitigated_looks_at_what_customers_read_last() {
        office.types(office.anna, room, "external Some card payments fail. We are working on it.");
        office.types(office.anna, room, "resolve");
        assertThat(lastPrivately(office.anna, room).everyText()).contains("A last text for customers")
                .contains("They read last: “Some card payments fail");
        assertThat(card(room)).contains("Open");

        office.passes(Duration.ofMinutes(1));
        office.types(office.anna, room, "external All payments work again. No data was lost.");
        office.types(office.anna, room, "resolve");
        assertThat(card(room)).contains("Resolved");
    }

    @Test
    void customers_who_were_told_that_it_began_are_told_that_it_is_over() {
        office.types(office.bob, room, "external Some card payments fail. We are working on it.");
        office.types(office.anna, room, "resolve");
        assertThat(lastPrivately(office.anna, room).everyText()).contains("text for customers that nobody has approved");

        office.anna.clicks(office.only(room, "muster_update"), "update_approve");
        office.settle();
        office.passes(Duration.ofMinutes(5));
        office.types(office.anna, room, "mitigated");
        office.types(office.anna, room, "resolve");
        assertThat(lastPrivately(office.anna, room).everyText()).contains("A last text for customers")
                .contains("whether data was lost").doesNotContain("nobody has approved");
        assertThat(card(room)).contains("Mitigated");

        office.passes(Duration.ofMinutes(1));
        office.types(office.anna, room, "external All payments work again. No data was lost.");
        office.types(office.anna, room, "resolve");
        assertThat(card(room)).contains("Resolved");
    }

    @Test
    void a_stopped_proposal_is_said_to_be_stopped() {
        office.types(office.bob, room, "propose drop the cache 10m");
        office.types(office.carol, room, "object sessions are lost");
        office.types(office.anna, room, "resolve");
        assertThat(lastPrivately(office.anna, room).everyText()).contains("Proposal 1 (stopped by an objection)");
    }

    @Test
    void a_time_that_cannot_be_is_refused_before_anything_is_asked() {
        assign("find the cause 10m");
        office.types(office.anna, room, "resolve anyway at 2026-03-01 12:00 UTC");
        assertThat(card(room)).contains("Open");
        assertThat(lastPrivately(office.anna, room).everyText()).contains("Nothing was changed").doesNotContain("find the cause");
    }

    @Test
    void it_is_taken_back_with_everything_that_came_of_it() {
        assign("find the cause 10m");
        office.types(office.anna, room, "resolve anyway");
        office.types(office.anna, room, "undo");
        assertThat(card(room)).contains("Open");
        office.types(office.bob, room, "done it was v42");
        assertThat(state(1)).isEqualTo("done");
        assertThat(office.ofKind(room, "muster_prompt").getLast().everyText()).contains("Nobody need own a review");
    }
}
