package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TakeoverStoryTest extends Story {
    private Channel room;

    @BeforeEach
    void anna_leads_and_everybody_is_there() {
        room = office.declared("checkout is failing sev2");
        office.types(office.anna, room, "lead");
        office.bob.joins(room);
        office.carol.joins(room);
        office.settle();
    }

    private Message question() {
        return office.ofKind(room, "muster_prompt").stream().filter(message -> message.everyText().contains("command"))
                .reduce((one, later) -> later).orElseThrow();
    }

    private Message offer() {
        return office.ofKind(room, "muster_handover").getLast();
    }

    private String commander() {
        return Office.json(office.get("/api/v1/incidents/INC-1")).path("commander").asText();
    }

    private void clicks(Person who, Message message, String button) {
        who.clicks(message, button);
        office.settle();
    }

    @Test
    void whoever_wishes_is_asked_once_in_public_and_silence_of_the_holder_moves_command() {
        office.types(office.bob, room, "takeover");
        assertThat(question().everyText()).contains(office.bob.mention()).contains("Do you wish to take command?");
        office.types(office.bob, room, "takeover");
        assertThat(office.ofKind(room, "muster_prompt")).hasSize(1);
        assertThat(lastPrivately(office.bob, room).everyText()).contains("asked in the channel already");

        clicks(office.carol, question(), "takeover_yes");
        assertThat(office.ofKind(room, "muster_handover")).isEmpty();
        clicks(office.bob, question(), "takeover_yes");
        assertThat(question().everyText()).contains("wishes to take command").doesNotContain("takeover_yes");
        assertThat(offer().everyText()).contains("Keep command").contains(office.anna.mention());
        assertThat(commander()).isEqualTo(office.anna.id());

        office.passes(Duration.ofSeconds(56));
        assertThat(commander()).isEqualTo(office.anna.id());
        office.passes(Duration.ofSeconds(6));
        assertThat(commander()).isEqualTo(office.bob.id());
        assertThat(publicly(room))
                .contains("did not keep it, so %s is the Incident Commander now".formatted(office.bob.mention()));
        assertThat(kinds("INC-1")).contains("takeover_asked", "takeover_answered", "handover_offered", "handover_accepted");
    }

    @Test
    void the_holder_keeps_command_with_one_click() {
        office.types(office.bob, room, "takeover");
        clicks(office.bob, question(), "takeover_yes");
        clicks(office.bob, offer(), "handover_keep");
        assertThat(lastPrivately(office.bob, room).everyText()).contains("Only " + office.anna.mention());
        Message offered = offer();
        office.anna.clicks(offered, "handover_keep");
        clicksAgain(office.anna, offered, "handover_keep");

        office.passes(Duration.ofMinutes(3));
        assertThat(commander()).isEqualTo(office.anna.id());
        assertThat(publicly(room)).contains(office.anna.mention() + " keeps it");
        assertThat(kinds("INC-1").stream().filter("handover_declined"::equals)).hasSize(1);
    }

    @Test
    void no_or_silence_of_the_one_asked_changes_nothing() {
        office.types(office.bob, room, "takeover");
        clicks(office.bob, question(), "takeover_no");
        assertThat(question().everyText()).contains("does not wish");

        office.types(office.carol, room, "takeover");
        office.passes(Duration.ofSeconds(62));
        assertThat(question().everyText()).contains("did not answer");
        office.types(office.carol, room, "accept");
        assertThat(lastPrivately(office.carol, room).everyText()).contains("Nothing waits for your answer");
        office.passes(Duration.ofMinutes(2));
        assertThat(commander()).isEqualTo(office.anna.id());
        assertThat(office.ofKind(room, "muster_handover")).isEmpty();
        assertThat(kinds("INC-1")).contains("takeover_lapsed");
    }

    @Test
    void where_nobody_has_command_it_is_taken_at_once() {
        Channel second = office.declared("login is slow");
        office.bob.joins(second);
        office.types(office.bob, second, "takeover");
        assertThat(card(second)).contains("Incident Commander:* " + office.bob.mention());
    }

    @Test
    void whoever_decides_against_the_commander_is_asked_in_public_once_and_their_words_are_kept() {
        office.types(office.bob, room, "decide roll back now");

        assertThat(question().everyText()).contains(office.bob.mention()).contains("Do you wish to take command?");
        Message kept = lastPrivately(office.bob, room);
        assertThat(kept.everyText()).contains("Only the Incident Commander").contains("roll back now").contains("Propose it");
        assertThat(kinds("INC-1")).doesNotContain("proposal_decided");

        clicks(office.bob, question(), "takeover_no");
        office.types(office.bob, room, "decide roll back at once");
        assertThat(office.ofKind(room, "muster_prompt")).as("not on every try").hasSize(1);
        assertThat(lastPrivately(office.bob, room).everyText()).contains("roll back at once");
        office.types(office.carol, room, "decide wait 5m");
        assertThat(office.ofKind(room, "muster_prompt")).as("another person").hasSize(2);
        office.passes(Duration.ofMinutes(16));
        office.types(office.bob, room, "decide roll back at last");
        assertThat(office.ofKind(room, "muster_prompt")).hasSize(3);
    }

    @Test
    void the_words_that_were_kept_become_a_decision_once_command_has_moved() {
        office.types(office.bob, room, "decide roll back now");
        Message kept = lastPrivately(office.bob, room);
        clicks(office.bob, question(), "takeover_yes");
        office.passes(Duration.ofSeconds(62));
        clicks(office.bob, kept, "command_run:decide");
        assertThat(office.export("INC-1").path("decisions").path(0).path("plan").asText()).isEqualTo("roll back now");
    }

    @Test
    void whoever_objects_to_what_was_decided_without_a_window_or_against_an_objection_is_asked_too() {
        office.types(office.bob, room, "propose restart the web nodes 2m");
        office.types(office.carol, room, "object the cache is cold");
        assertThat(kinds("INC-1")).as("an objection in time contradicts nobody").doesNotContain("takeover_asked");
        office.types(office.anna, room, "overrule it is warm enough");
        office.types(office.bob, room, "object it is not");
        assertThat(question().everyText()).contains(office.bob.mention()).contains("Do you wish to take command?");
        clicks(office.bob, question(), "takeover_no");

        office.types(office.anna, room, "decide fail over now");
        office.types(office.carol, room, "object #2 the second region is not ready");
        assertThat(question().everyText()).contains(office.carol.mention()).contains("Do you wish to take command?");
        assertThat(kinds("INC-1").stream().filter("takeover_asked"::equals)).hasSize(2);
        office.types(office.anna, room, "object #2 I changed my mind");
        assertThat(kinds("INC-1").stream().filter("takeover_asked"::equals)).as("whoever has command").hasSize(2);
    }

    @Test
    void so_is_whoever_sends_the_words_of_their_objection_once_it_was_overruled() {
        office.types(office.carol, room, "propose restart the web nodes 2m");
        clicks(office.bob, office.only(room, "muster_proposal"), "proposal_object");
        office.types(office.anna, room, "overrule it is warm enough");
        assertThat(kinds("INC-1")).doesNotContain("takeover_asked");
        office.bob.submits(Map.of("words", "it is not"));
        office.settle();
        assertThat(question().everyText()).contains(office.bob.mention()).contains("Do you wish to take command?");
    }

    @Test
    void and_whoever_clicks_on_an_objection_to_what_was_decided_against_another_is_asked_once() {
        office.types(office.bob, room, "propose restart the web nodes 2m");
        Message card = office.only(room, "muster_proposal");
        office.types(office.carol, room, "object the cache is cold");
        office.types(office.anna, room, "overrule it is warm enough");
        clicks(office.bob, card, "proposal_object");
        assertThat(question().everyText()).contains(office.bob.mention()).contains("Do you wish to take command?");
        office.bob.submits(Map.of("words", "it is not"));
        office.settle();
        assertThat(kinds("INC-1").stream().filter("takeover_asked"::equals)).hasSize(1);
    }

    @Test
    void after_a_no_and_after_silence_the_commander_is_offered_words_for_it() {
        office.types(office.bob, room, "takeover");
        clicks(office.bob, question(), "takeover_no");
        Message offered = office.anna.directMessages().getLast();
        assertThat(offered.everyText()).contains(office.bob.mention()).contains("it stays with you");
        clicks(office.anna, offered, "script_open:takeover");
        assertThat(office.anna.form()).isPresent();

        int before = office.anna.directMessages().size();
        office.types(office.carol, room, "takeover");
        office.passes(Duration.ofSeconds(62));
        assertThat(office.anna.directMessages()).hasSize(before + 1);
        assertThat(kinds("INC-1").stream().filter("script_offered"::equals)).hasSize(2);
    }

    @Test
    void of_two_who_wish_to_take_over_at_once_one_has_it() {
        office.types(office.bob, room, "takeover");
        Message bobs = question();
        office.types(office.carol, room, "takeover");
        Message carols = question();
        office.bob.clicks(bobs, "takeover_yes");
        office.carol.clicks(carols, "takeover_yes");
        office.settle();
        assertThat(commander()).isEqualTo(office.anna.id());

        office.passes(Duration.ofSeconds(64));
        assertThat(commander()).isIn(office.bob.id(), office.carol.id());
        assertThat(kinds("INC-1").stream().filter("handover_accepted"::equals)).hasSize(1);
        assertThat(office.ofKind(room, "muster_handover").stream()
                .map(card -> card.metadata().orElseThrow().path("event_payload").path("state").asText()))
                .containsExactlyInAnyOrder("accepted", "expired");
    }

    @Test
    void killed_around_the_question_it_is_asked_for_another_minute_and_lapses_once() {
        office.types(office.bob, room, "takeover");
        office.killBot();
        office.clock.advance(Duration.ofSeconds(30));
        office.startBot();
        assertThat(question().everyText()).contains("Do you wish to take command?");

        office.killBot();
        office.clock.advance(Duration.ofMinutes(5));
        office.startBot();
        assertThat(question().everyText()).as("nobody could answer").contains("Do you wish to take command?");
        assertThat(publicly(room)).contains(office.bob.mention() + " You are still asked");
        office.passes(Duration.ofSeconds(64));
        assertThat(question().everyText()).contains("did not answer");
        assertThat(kinds("INC-1").stream().filter("takeover_lapsed"::equals)).hasSize(1);
    }

    @Test
    void a_yes_in_time_counts_even_if_it_comes_after_the_end() {
        office.types(office.bob, room, "takeover");
        office.passes(Duration.ofSeconds(20));
        office.stopBot();
        office.bob.says(room, "<@" + office.slack.botUserId() + "> accept");
        office.clock.advance(Duration.ofMinutes(5));
        office.startBot();
        office.passes(Duration.ofMinutes(3));

        assertThat(commander()).isEqualTo(office.bob.id());
    }

    @Test
    void after_a_time_in_which_nobody_could_click_the_holder_is_given_it_again() {
        office.types(office.bob, room, "takeover");
        clicks(office.bob, question(), "takeover_yes");
        office.killBot();
        office.clock.advance(Duration.ofMinutes(5));
        office.startBot();
        assertThat(commander()).isEqualTo(office.anna.id());
        assertThat(publicly(room)).contains(office.anna.mention() + " Muster was away: you have time again");
        office.passes(Duration.ofSeconds(30));
        clicks(office.anna, offer(), "handover_keep");
        assertThat(lastPrivately(office.anna, room).everyText()).contains("You keep command").contains("Undo");
        office.passes(Duration.ofMinutes(2));
        assertThat(commander()).isEqualTo(office.anna.id());
    }
}
