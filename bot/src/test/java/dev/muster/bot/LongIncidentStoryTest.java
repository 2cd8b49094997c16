package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.Message;
import org.junit.jupiter.api.Test;

class LongIncidentStoryTest extends UpdateStory {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    /** As {@link #until}, in larger steps. */
    private void hoursUntil(Instant at) {
        while (office.clock.instant().isBefore(at)) {
            Duration left = Duration.between(office.clock.instant(), at);
            office.clock.advance(left.compareTo(A_MINUTE) < 0 ? left : A_MINUTE);
            office.settle();
        }
    }

    private Instant asked() {
        return declaredAt.plus(Duration.ofHours(2));
    }

    private List<Message> questions() {
        return office.ofKind(room, "muster_prompt").stream()
                .filter(prompt -> payload(prompt).path("ask").asText().equals("long_incident")).toList();
    }

    private List<Message> ticks() {
        return office.anna.directMessages().stream().filter(message -> message.everyText().contains(" in · ")).toList();
    }

    private Instant promised() {
        Instant sent = office.clock.instant();
        office.types(office.bob, room, "update We go on looking.");
        return sent.plus(Duration.ofMinutes(30));
    }

    private JsonNode entry(String kind) {
        for (JsonNode entry : office.export("INC-1").path("timeline")) {
            if (entry.path("kind").asText().equals(kind)) {
                return entry;
            }
        }
        throw new AssertionError("no " + kind);
    }

    @Test
    void after_two_hours_whoever_leads_is_asked_once_and_slows_it_down_without_moving_what_was_promised() {
        hoursUntil(asked().minus(A_MINUTE));
        assertThat(questions()).isEmpty();
        Instant promise = promised();
        hoursUntil(asked().plus(A_MINUTE));
        Message question = questions().getFirst();
        assertThat(question.everyText()).contains(office.anna.mention()).contains("Is this a long one?")
                .contains("/incident handover").contains("Slow it down").contains("Keep the rhythm");

        clicks(office.bob, question, "rhythm_slow");
        assertThat(lastPrivately(office.bob, room).everyText()).contains("is for " + office.anna.mention() + " to say");
        assertThat(count("rhythm_slowed")).isZero();

        clicks(office.anna, question, "rhythm_slow");
        Instant slowedAt = office.clock.instant();
        assertThat(publicly(room)).contains(office.anna.mention() + " slows it down: the next update stays due by ")
                .contains(at(promise)).contains("after that one comes every 1 h").contains("who rests?");
        assertThat(card(room)).contains(at(promise));
        assertThat(questions().getFirst().everyText()).contains("Settled: It was slowed down")
                .doesNotContain("Keep the rhythm");
        assertThat(entry("rhythm_slowed").path("data").path("every_seconds").asLong()).isEqualTo(3600);
        assertThat(kinds("INC-1")).contains("long_incident_asked");

        int ticks = ticks().size();
        int reminders = reminders().size();
        hoursUntil(promise.minus(A_MINUTE));
        assertThat(reminders()).hasSize(reminders);
        hoursUntil(slowedAt.plus(Duration.ofMinutes(29)));
        assertThat(ticks()).hasSize(ticks);
        hoursUntil(slowedAt.plus(Duration.ofMinutes(31)));
        assertThat(ticks()).hasSize(ticks + 1);
        assertThat(reminders().getLast().everyText()).contains(at(promise));

        Instant sent = office.clock.instant();
        assertThat(office.types(office.bob, room, "update Still looking.").shown()).contains("1 h");
        assertThat(card(room)).contains(at(sent.plus(Duration.ofHours(1))));
        hoursUntil(asked().plus(Duration.ofHours(3)));
        assertThat(questions()).hasSize(1);
    }

    @Test
    void keeping_the_rhythm_leaves_it_and_nobody_is_asked_again() {
        hoursUntil(asked().plus(A_MINUTE));
        clicks(office.anna, questions().getFirst(), "rhythm_keep");
        assertThat(publicly(room)).contains(office.anna.mention() + " keeps the rhythm of updates");
        assertThat(questions().getFirst().everyText()).contains("Settled: The rhythm was kept");
        Instant promise = promised();
        assertThat(card(room)).contains(at(promise));
        hoursUntil(asked().plus(Duration.ofHours(3)));
        assertThat(questions()).hasSize(1);
        assertThat(kinds("INC-1")).contains("rhythm_kept").doesNotContain("rhythm_slowed");
        assertThat(office.types(office.anna, room, "next usual").shown()).contains("keeps the usual rhythm already");
    }

    @Test
    void silence_changes_nothing() {
        hoursUntil(asked().plus(Duration.ofMinutes(20)));
        Instant promise = promised();
        assertThat(card(room)).contains(at(promise));
        assertThat(questions()).hasSize(1);
        assertThat(questions().getFirst().everyText()).contains("Slow it down");
    }

    @Test
    void it_is_taken_back_within_a_minute() {
        hoursUntil(asked().minus(A_MINUTE));
        Instant promise = promised();
        hoursUntil(asked().plus(A_MINUTE));
        clicks(office.anna, questions().getFirst(), "rhythm_slow");
        office.anna.clicks(lastPrivately(office.anna, room), "undo");
        office.settle();
        assertThat(card(room)).contains(at(promise));
        int ticks = ticks().size();
        hoursUntil(asked().plus(Duration.ofMinutes(25)));
        assertThat(ticks().size()).isGreaterThan(ticks + 1);
        Instant next = promised();
        assertThat(card(room)).contains(at(next));
        assertThat(kinds("INC-1")).contains("change_undone");
    }

    @Test
    void a_raised_severity_ends_it_and_says_so_and_a_doubt_does_too() {
        hoursUntil(asked().plus(A_MINUTE));
        office.types(office.anna, room, "next slow");
        Instant sent = office.clock.instant();
        office.types(office.bob, room, "update Still looking.");
        assertThat(card(room)).contains(at(sent.plus(Duration.ofHours(1))));
        office.types(office.anna, room, "sev 1");
        assertThat(publicly(room))
                .contains("The severity was raised, so updates come in the usual rhythm again: the next one by ")
                .contains("then every 20 min");
        assertThat(card(room)).contains(at(sent.plus(Duration.ofMinutes(20))));
        int ticks = ticks().size();
        hoursUntil(sent.plus(Duration.ofMinutes(11)));
        assertThat(ticks()).hasSize(ticks + 1);
        assertThat(entry("rhythm_restored").path("data").path("why").asText()).isEqualTo("severity");

        office.types(office.anna, room, "sev 2 one region only");
        office.types(office.anna, room, "next slow");
        office.types(office.bob, room, "sev? 1 or 2");
        assertThat(count("rhythm_restored")).isEqualTo(2);
        office.types(office.bob, room, "undo");
        assertThat(office.types(office.anna, room, "next slow").shown()).contains("is slowed down already");
        assertThat(questions()).hasSize(1);
    }

    @Test
    void resolving_ends_it_and_reopened_it_starts_in_the_usual_rhythm() {
        hoursUntil(asked().plus(A_MINUTE));
        office.types(office.anna, room, "next slow");
        office.types(office.anna, room, "resolve");
        assertThat(publicly(room)).contains("The slower rhythm ends with it");
        office.types(office.anna, room, "undo");
        assertThat(office.types(office.anna, room, "next slow").shown()).contains("is slowed down already");

        office.types(office.anna, room, "resolve");
        Instant reopened = office.clock.instant();
        office.types(office.anna, room, "reopen");
        assertThat(card(room)).contains(at(reopened.plus(Duration.ofMinutes(30))));
        hoursUntil(reopened.plus(Duration.ofMinutes(119)));
        assertThat(questions()).hasSize(1);
        hoursUntil(reopened.plus(Duration.ofMinutes(121)));
        assertThat(questions()).hasSize(2);
    }

    @Test
    void resolved_before_the_two_hours_are_over_nobody_is_asked() {
        office.types(office.anna, room, "resolve");
        hoursUntil(asked().plus(A_MINUTE));
        assertThat(questions()).isEmpty();
    }

    @Test
    void mitigated_it_goes_on_and_they_are_asked_all_the_same() {
        office.types(office.anna, room, "mitigated");
        hoursUntil(asked().plus(A_MINUTE));
        assertThat(questions()).hasSize(1);
        office.types(office.anna, room, "resolve");
        assertThat(questions().getFirst().everyText()).contains("Settled: No update is due any more");
    }

    @Test
    void it_can_be_typed_also_in_a_thread_but_not_in_the_first_hour() {
        assertThat(office.types(office.anna, room, "next slow").shown()).contains("is in its first hour");
        hoursUntil(declaredAt.plus(Duration.ofMinutes(59)));
        assertThat(office.types(office.anna, room, "next slow").shown()).contains("is in its first hour");
        hoursUntil(declaredAt.plus(Duration.ofMinutes(60)));
        Message root = office.bob.says(room, "how long will it be?");
        office.anna.replies(root, "<@" + office.slack.botUserId() + "> next slow");
        office.settle();
        assertThat(publicly(room)).contains(office.anna.mention() + " slows it down");
        hoursUntil(asked().plus(A_MINUTE));
        assertThat(questions()).as("it is decided already").isEmpty();

        Instant sent = office.clock.instant();
        office.types(office.bob, room, "update Still looking.");
        assertThat(office.types(office.anna, room, "next usual").shown()).contains("usual rhythm, every 30 min");
        assertThat(publicly(room)).contains("goes back to the usual rhythm of updates");
        assertThat(card(room)).contains(at(sent.plus(Duration.ofMinutes(30))));
    }

    @Test
    void the_deputy_is_asked_where_nobody_has_command_and_where_nobody_leads_whoever_comes_to() {
        office.types(office.bob, office.general, "new login is slow sev2");
        var other = channelOf(2);
        office.types(office.bob, office.general, "new search is slow sev2");
        var nobodys = channelOf(3);
        office.carol.joins(other);
        office.carol.joins(nobodys);
        office.settle();
        office.types(office.bob, other, "role deputy " + office.carol.mention());
        hoursUntil(office.clock.instant().plus(Duration.ofMinutes(121)));
        assertThat(publicly(other)).contains(office.carol.mention() + ", *INC-2* has been going on since");
        assertThat(publicly(nobodys)).doesNotContain("Is this a long one?");
        office.types(office.carol, nobodys, "lead");
        hoursUntil(office.clock.instant().plus(Duration.ofMinutes(11)));
        assertThat(publicly(nobodys)).contains(office.carol.mention() + ", *INC-3* has been going on since");
    }

    @Test
    void killed_around_the_time_it_asks_once() {
        hoursUntil(asked().minus(A_MINUTE));
        office.killBot();
        office.clock.advance(Duration.ofMinutes(30));
        office.startBot();
        office.settle();
        assertThat(questions()).hasSize(1);
        office.killBot();
        office.startBot();
        hoursUntil(asked().plus(Duration.ofHours(1)));
        assertThat(questions()).hasSize(1);
        assertThat(count("long_incident_asked")).isEqualTo(1);
    }
}
