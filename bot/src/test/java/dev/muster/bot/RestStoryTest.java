package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import org.junit.jupiter.api.Test;

class RestStoryTest extends DutyStory {
    private static List<Message> rests(Person person) {
        return person.directMessages().stream().filter(message -> message.eventType().equals("muster_prompt")).toList();
    }

    @Test
    void time_in_any_role_is_noticed_by_its_holder_then_the_deputy_then_everybody() {
        Channel room = office.declared("checkout is failing");
        Person dora = awake("dora", room);
        Person emil = awake("emil", room);
        Person finn = awake("finn", room);
        office.types(dora, room, "lead");
        office.types(dora, room, "role deputy " + emil.mention());
        office.passes(Duration.ofSeconds(30));
        office.types(dora, room, "role scribe " + finn.mention());

        office.passes(Duration.ofSeconds(62));
        assertThat(rests(finn)).hasSize(1);
        assertThat(rests(finn).getFirst().everyText()).contains("been Scribe").contains("/incident handover scribe");
        assertThat(ticks(dora).getLast().everyText()).contains(finn.mention() + " has been Scribe for");
        int before = rests(emil).size();
        office.passes(Duration.ofSeconds(62));
        assertThat(rests(finn)).hasSize(1);
        assertThat(rests(emil).subList(before, rests(emil).size()).stream().map(Message::everyText))
                .anyMatch(text -> text.contains(finn.mention()) && text.contains("Scribe"));
        office.passes(Duration.ofSeconds(62));
        Message suggestion = office.ofKind(room, "muster_prompt").stream()
                .filter(message -> message.everyText().contains("Scribe")).reduce((one, later) -> later).orElseThrow();
        emil.clicks(suggestion, "handover_start");
        office.settle();
        assertThat(emil.form()).isEmpty();
        finn.clicks(suggestion, "handover_start");
        office.settle();
        finn.submits(Map.of("person", office.anna.id()));
        office.settle();
        assertThat(office.only(room, "muster_handover").everyText()).contains("Scribe").contains(office.anna.mention());
    }

    @Test
    void whoever_gives_a_role_up_hears_nothing_more_of_it() {
        Channel room = office.declared("checkout is failing");
        Person dora = awake("dora", room);
        Person emil = awake("emil", room);
        office.types(dora, room, "role scribe");
        office.passes(Duration.ofSeconds(40));
        office.types(dora, room, "role scribe nobody");
        office.types(emil, room, "role scribe");
        office.passes(Duration.ofSeconds(50));
        assertThat(rests(dora)).isEmpty();
        assertThat(rests(emil)).isEmpty();
    }

    @Test
    void who_left_command_gets_no_more_lines_and_no_word_of_rest() {
        Channel room = office.declared("checkout is failing");
        Person dora = awake("dora", room);
        Person emil = awake("emil", room);
        office.types(dora, room, "lead");
        office.passes(Duration.ofSeconds(32));
        office.types(dora, room, "handover " + emil.mention());
        office.types(emil, room, "accept");
        int lines = ticks(dora).size();
        office.passes(Duration.ofMinutes(4));
        assertThat(ticks(dora)).hasSize(lines);
        assertThat(rests(dora)).isEmpty();
        assertThat(ticks(emil)).hasSizeGreaterThan(5);
    }

    @Test
    void killed_across_the_steps_only_the_last_is_said_and_those_called_are_called_once() {
        Channel room = office.declared("checkout is failing");
        Person dora = awake("dora", room);
        office.passes(Duration.ofSeconds(25));
        office.killBot();
        office.clock.advance(Duration.ofMinutes(2));
        office.startBot();
        office.passes(Duration.ofSeconds(30));
        assertThat(kinds("INC-1").stream().filter("commanders_called"::equals)).hasSize(1);

        office.types(dora, room, "lead");
        office.killBot();
        office.clock.advance(Duration.ofSeconds(150));
        office.startBot();
        office.passes(Duration.ofSeconds(2));
        assertThat(kinds("INC-1").stream().filter("fatigue_noticed"::equals)).as("the second step").hasSize(1);
        office.passes(Duration.ofSeconds(40));
        assertThat(kinds("INC-1").stream().filter("fatigue_noticed"::equals)).hasSize(2);
    }
}
