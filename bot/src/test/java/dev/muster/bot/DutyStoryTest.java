package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.muster.bot.incident.command.Script;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import dev.muster.sandbox.PersonOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DutyStoryTest extends DutyStory {
    private static List<Message> rests(Person person) {
        return person.directMessages().stream()
                .filter(message -> message.eventType().equals("muster_prompt") && message.everyText().contains("had command"))
                .toList();
    }

    @Test
    void time_in_command_is_noticed_privately_then_by_the_deputy_then_by_everybody() {
        Channel room = office.declared("checkout is failing");
        Person dora = awake("dora", room);
        Person emil = awake("emil", room);
        office.types(dora, room, "role deputy " + emil.mention());
        office.types(dora, room, "lead");

        office.passes(Duration.ofSeconds(50));
        assertThat(rests(dora)).isEmpty();
        office.passes(Duration.ofSeconds(12));
        assertThat(rests(dora)).hasSize(1);
        assertThat(rests(dora).getFirst().everyText()).contains("/incident handover").contains("Hand over");
        assertThat(rests(emil)).isEmpty();

        office.passes(Duration.ofSeconds(60));
        assertThat(rests(dora)).hasSize(1);
        assertThat(rests(emil)).hasSize(1);
        assertThat(rests(emil).getFirst().everyText()).contains(dora.mention()).contains("/incident takeover");
        assertThat(office.ofKind(room, "muster_prompt")).isEmpty();

        office.passes(Duration.ofSeconds(60));
        Message suggestion = office.ofKind(room, "muster_prompt").stream()
                .filter(message -> message.everyText().contains("had command")).reduce((one, later) -> later).orElseThrow();
        assertThat(suggestion.everyText()).contains(dora.mention()).contains("Hand over");
        office.bob.joins(room);
        office.settle();
        office.bob.clicks(suggestion, "handover_start");
        office.settle();
        assertThat(office.bob.form()).isEmpty();
        dora.clicks(suggestion, "handover_start");
        office.settle();
        dora.submits(Map.of("person", emil.id()));
        office.settle();
        office.types(emil, room, "accept");
        assertThat(card(room)).contains("Incident Commander:* " + emil.mention());
        Message direct = dora.directMessages().stream().filter(message -> message.eventType().equals("muster_prompt")).findFirst()
                .orElseThrow();
        Message said = office.ofKind(room, "muster_prompt").stream().filter(message -> message.ts().equals(suggestion.ts()))
                .findFirst().orElseThrow();
        assertThat(List.of(direct, said))
                .allMatch(over -> !over.hasAction("handover_start"))
                .allMatch(over -> over.everyText().contains("Settled: %s was relieved in *INC-1*: %s is Incident Commander now"
                        .formatted(dora.mention(), emil.mention())));
        assertThat(kinds("INC-1").stream().filter("fatigue_noticed"::equals)).as("for the commander and the deputy").hasSize(6);
    }

    @Test
    void the_line_counts_what_is_under_way_and_says_how_bad_it_is_and_leaves_its_trace() {
        Channel room = office.declared("checkout is failing sev2");
        Person dora = awake("dora", room);
        Person emil = awake("emil", room);
        office.types(dora, room, "lead");
        office.types(dora, room, "assign %s look at the logs 10m".formatted(emil.mention()));
        office.passes(Duration.ofSeconds(32));
        assertThat(ticks(dora).getLast().everyText()).contains("1 assignment not acknowledged").contains("SEV2 for 3")
                .doesNotContain("nothing is open").doesNotContain("said anew");
        office.types(emil, room, "ack");
        office.types(dora, room, "impact everybody in Europe");
        office.passes(Duration.ofSeconds(30));
        assertThat(ticks(dora).getLast().everyText()).contains("1 assignment under way")
                .contains("the impact was said anew since");
        office.types(dora, room, "sev 1");
        office.types(emil, room, "done");
        office.passes(Duration.ofSeconds(30));
        assertThat(ticks(dora).getLast().everyText()).contains("nothing is open").contains("SEV1 for 3").doesNotContain("anew");
        assertThat(kinds("INC-1").stream().filter("commander_ticked"::equals)).hasSize(3);
    }

    @Test
    void hours_of_ones_own_night_count_one_and_a_half_times() {
        Channel room = office.declared("checkout is failing");
        Person nora = office.slack.person("nora", PersonOptions.defaults().timeZone("Europe/London"));
        nora.joins(room);
        office.settle();
        office.types(nora, room, "lead");
        office.passes(Duration.ofSeconds(35));
        assertThat(rests(nora)).isEmpty();
        office.passes(Duration.ofSeconds(8));
        assertThat(rests(nora)).as("40 seconds of the night count as a minute").hasSize(1);
    }

    @Test
    void time_goes_on_when_command_comes_back_soon_and_begins_afresh_after_a_break() {
        Channel room = office.declared("checkout is failing");
        Person dora = awake("dora", room);
        Person emil = awake("emil", room);
        office.types(dora, room, "lead");
        office.passes(Duration.ofSeconds(40));
        office.types(dora, room, "handover " + emil.mention());
        office.types(emil, room, "accept");
        office.passes(Duration.ofSeconds(10));
        office.types(emil, room, "handover " + dora.mention());
        office.types(dora, room, "accept");
        office.passes(Duration.ofSeconds(26));
        assertThat(rests(dora)).as("40 and 20 seconds").hasSize(1);

        office.types(dora, room, "handover " + emil.mention());
        office.types(emil, room, "accept");
        office.passes(Duration.ofMinutes(31));
        int before = rests(dora).size();
        office.types(emil, room, "handover " + dora.mention());
        office.types(dora, room, "accept");
        office.passes(Duration.ofSeconds(50));
        assertThat(rests(dora)).as("half an hour away").hasSize(before);
        office.passes(Duration.ofSeconds(15));
        assertThat(rests(dora)).hasSize(before + 1);
    }

    @Test
    void commander_and_deputy_get_one_private_line_at_a_steady_rhythm_until_it_is_over() {
        Channel room = office.declared("checkout is failing");
        Person dora = awake("dora", room);
        Person emil = awake("emil", room);
        office.types(dora, room, "lead");
        office.types(dora, room, "role deputy " + emil.mention());
        office.types(emil, room, "propose fail over 10m");
        office.passes(Duration.ofSeconds(32));

        assertThat(ticks(dora)).hasSize(1);
        assertThat(ticks(emil)).hasSize(1);
        assertThat(ticks(dora).getFirst().everyText()).contains("INC-1").contains("1 proposal open");
        assertThat(ticks(dora).getFirst().text()).doesNotContain("\n");
        office.passes(Duration.ofSeconds(60));
        assertThat(ticks(dora)).hasSize(3);
        assertThat(ticks(dora).getLast().everyText()).contains("time to hand over");

        office.killBot();
        office.clock.advance(Duration.ofMinutes(5));
        office.startBot();
        assertThat(ticks(dora)).as("what was missed is said once").hasSize(4);
        office.types(dora, room, "resolve anyway");
        office.passes(Duration.ofMinutes(2));
        assertThat(ticks(dora)).hasSize(4);
        office.types(dora, room, "reopen");
        office.passes(Duration.ofSeconds(32));
        assertThat(ticks(dora)).hasSize(5);
    }

    @Test
    void of_a_private_incident_whoever_is_not_in_its_channel_any_more_hears_nothing() {
        office.types(office.anna, office.general, "new payroll leak private");
        Channel secret = channelOf(1);
        office.types(office.anna, secret, "lead");
        office.anna.invites(secret, office.bob);
        office.settle();
        office.types(office.anna, secret, "role deputy " + office.bob.mention());
        office.passes(Duration.ofSeconds(32));
        assertThat(ticks(office.bob)).hasSize(1);

        office.bob.leaves(secret);
        office.settle();
        int before = office.bob.directMessages().size();
        office.passes(Duration.ofMinutes(3));
        assertThat(office.bob.directMessages()).hasSize(before);
        assertThat(ticks(office.anna)).hasSizeGreaterThan(4);
    }

    @Test
    void where_still_nobody_has_command_those_who_could_are_called_once() {
        Channel room = office.declared("checkout is failing");
        office.passes(Duration.ofSeconds(25));
        assertThat(office.ofKind(room, "muster_prompt")).hasSize(1);
        assertThat(publicly(room)).doesNotContain("S0RESCUE");
        office.passes(Duration.ofSeconds(20));
        assertThat(publicly(room)).contains("<!subteam^S0RESCUE>");
        office.bob.joins(room);
        office.passes(Duration.ofMinutes(3));
        assertThat(kinds("INC-1").stream().filter("commanders_called"::equals)).hasSize(1);
        assertThat(card(room)).as("whoever arrives takes nothing by arriving").contains("Incident Commander:* nobody yet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"takeover", "pressure", "list", "severity", "disruption", "removal"})
    void each_script_is_said_as_it_stands(String script) {
        Channel room = office.declared("checkout is failing");
        office.types(office.anna, room, "lead");
        office.types(office.anna, room, "scripts");
        office.anna.clicks(lastPrivately(office.anna, room), "script_open:" + script);
        office.settle();
        String words = Script.find(script).orElseThrow().text();
        office.anna.submits(Map.of("words", words));
        office.settle();
        assertThat(publicly(room)).contains(office.anna.mention() + ", Incident Commander: " + words);
    }

    @Test
    void the_commander_says_what_is_hard_to_say_with_words_from_a_script() {
        Channel room = office.declared("checkout is failing");
        office.bob.joins(room);
        office.types(office.anna, room, "lead");
        office.types(office.bob, room, "scripts");
        office.bob.clicks(lastPrivately(office.bob, room), "script_open:pressure");
        office.settle();
        assertThat(office.bob.form()).isEmpty();
        assertThat(lastPrivately(office.bob, room).everyText()).contains("Only the Incident Commander");

        office.types(office.anna, room, "scripts");
        office.anna.clicks(lastPrivately(office.anna, room), "script_open:pressure");
        office.settle();
        office.anna.submits(Map.of("words", "I hear you, <!channel>. Please let people work."));
        office.settle();
        assertThat(publicly(room))
                .contains(office.anna.mention() + ", Incident Commander: I hear you, &lt;!channel&gt;. Please let people work.");
        assertThat(kinds("INC-1")).contains("script_spoken");
    }
}
