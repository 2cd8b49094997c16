package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.muster.bot.slack.Workplace;
import dev.muster.bot.slack.command.Commands;
import dev.muster.sandbox.Message;
import org.junit.jupiter.api.Test;

/** However people's keyboards write it, wherever they type it: it means the same, and what they are told stays short. */
class SpokenStyleStoryTest extends WorkStory {
    @Test
    void what_keyboards_make_of_words_means_the_same() {
        int number = 0;
        for (String line : List.of("Assign\u00a0@bob  look at the logs\u00a0ten\u202fminutes.",
                "ASSIGN @bob: look at the logs 10 MIN!",
                "“assign @bob look at the logs 10m”", "assign @bob look at the logs – ten minutes…",
                "assign @bob look at the logs — 10\u00a0m", "assign! @bob look at the logs, ten‑minutes")) {
            Instant now = office.clock.instant();
            office.types(office.anna, room, line);
            number++;
            assertThat(row(number).path("task").asText()).as(line).isEqualTo("look at the logs");
            Instant end = Instant.parse(row(number).path("timebox_ends_at").asText());
            assertThat(Duration.between(now.plus(Duration.ofMinutes(10)), end).abs()).as(line).isLessThan(Duration.ofSeconds(5));
        }
        office.types(office.anna, room, "Propose restart web, Risk: sessions drop — 3 minutes.");
        assertThat(office.only(room, "muster_proposal").everyText()).contains("restart web").contains("sessions drop")
                .doesNotContain("3 minutes");
        office.types(office.anna, room, "Options roll back | restart web 3m");
        office.types(office.bob, room, "Vote “Restart web”.");
        assertThat(office.only(room, "muster_poll").everyText()).contains("2. restart web: *1*");
        office.types(office.anna, room, "“Sev  1”");
        assertThat(card(room)).contains("SEV1");
    }

    @Test
    void each_verb_alone_is_answered_in_a_thread_too() {
        Message here = office.anna.says(room, "cards are declined");
        for (Commands.Entry entry : new Workplace().commands.entries()) {
            int before = office.slack.ephemerals(office.bob, room).size() + office.slack.messages(room).size();
            office.bob.replies(here, "<@%s> %s".formatted(office.slack.botUserId(), entry.verb()));
            office.settle();
            int after = office.slack.ephemerals(office.bob, room).size() + office.slack.messages(room).size();
            assertThat(after).as(entry.verb()).isGreaterThan(before);
            if (!office.slack.ephemerals(office.bob, room).isEmpty()) {
                assertThat(lastPrivately(office.bob, room).everyText()).as(entry.verb()).doesNotContain("Exception")
                        .doesNotContain("is not a command");
            }
        }
    }

    @Test
    void no_line_of_a_whole_incident_is_longer_than_three() {
        for (String line : List.of("role scribe @bob", "assign @bob find the cause 10m", "propose restart web 3 min",
                "options one | two 1m", "yesno @carol is it slow?", "update half of the payments fail; we roll back",
                "impact EU cards are declined", "away 20m", "sev 1", "handover the scribe", "next 30m",
                "mitigated rolled back")) {
            office.types(office.anna, room, line);
        }
        office.types(office.carol, room, "object the cache is cold");
        office.types(office.anna, room, "overrule it is warm");
        office.types(office.bob, room, "accept");
        office.types(office.bob, room, "keep @anna");
        office.passes(Duration.ofMinutes(25));
        office.types(office.bob, room, "resolve anyway it is over");
        assertThat(office.slack.messages(room).stream()
                .filter(message -> List.of("muster_note", "muster_prompt", "muster_handover").contains(message.eventType())))
                .hasSizeGreaterThan(15)
                .allSatisfy(message -> assertThat(message.text().lines().count()).as(message.text()).isLessThanOrEqualTo(3));
    }
}
