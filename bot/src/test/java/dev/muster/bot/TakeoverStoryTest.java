package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

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
        clicks(office.anna, offered, "handover_keep");

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
    void whoever_decides_against_the_commander_is_asked_privately_first() {
        office.types(office.bob, room, "decide roll back now");
        Message refused = lastPrivately(office.bob, room);
        assertThat(refused.everyText()).contains("Do you wish to take command?");
        assertThat(office.ofKind(room, "muster_prompt")).isEmpty();
        clicks(office.bob, refused, "takeover_wish");
        assertThat(question().everyText()).contains(office.bob.mention());
    }

    @Test
    void after_a_time_in_which_nobody_could_click_the_holder_is_given_it_again() {
        office.types(office.bob, room, "takeover");
        clicks(office.bob, question(), "takeover_yes");
        office.killBot();
        office.clock.advance(Duration.ofMinutes(5));
        office.startBot();
        assertThat(commander()).isEqualTo(office.anna.id());
        office.passes(Duration.ofSeconds(30));
        clicks(office.anna, offer(), "handover_keep");
        office.passes(Duration.ofMinutes(2));
        assertThat(commander()).isEqualTo(office.anna.id());
    }
}
