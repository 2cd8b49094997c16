package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.Channel;
import org.junit.jupiter.api.Test;

/** Somebody disputes how people work together: that is for after the incident (P29). It began on a Monday at three in the morning. */
class ProcessFeedbackStoryTest extends ProcessStory {
    private static final String ABOUT = "What people said about the process";

    private JsonNode feedback(int number) {
        return office.export("INC-1").path("process_feedback").path(number - 1);
    }

    @Test
    void it_is_answered_privately_and_kept_apart_from_the_ideas_and_the_channel_hears_nothing() {
        int before = office.slack.messages(room).size();
        assertThat(office.types(office.bob, room, "todo Process : two channels were confusing").shown())
                .contains("Kept for the process owner, after the incident").contains("The channel hears nothing");
        assertThat(office.slack.messages(room)).hasSize(before);

        office.types(office.carol, room, "todo process the queue in parallel");
        assertThat(office.types(office.anna, room, "todos").shown()).containsSubsequence("Ideas for later",
                "1. process the queue in parallel", "About the process", "1. two channels were confusing", office.bob.mention());
        assertThat(office.export("INC-1").path("follow_ups").findValuesAsText("text"))
                .containsExactly("process the queue in parallel");
        assertThat(feedback(1).path("text").asText()).isEqualTo("two channels were confusing");
        assertThat(feedback(1).path("by").asText()).isEqualTo(office.bob.id());
        assertThat(feedback(1).path("state").asText()).isEqualTo("parked");
        assertThat(kinds("INC-1")).containsOnlyOnce("feedback_kept");
        String path = "/api/v1/incidents/INC-1/export?format=";
        assertThat(office.get(path + "md").body()).contains("## Process feedback").contains("**Feedback 1**");
        assertThat(office.get(path + "html").body()).contains("Process feedback</h2>");
        assertThat(office.get(path + "json&profile=external").body()).doesNotContain("confusing");
    }

    @Test
    void with_nothing_behind_the_colon_nothing_is_kept_and_one_reads_what_to_type() {
        assertThat(office.types(office.bob, room, "todo process:").shown()).contains("What about the process?")
                .contains("Nothing was kept yet").contains("/incident todo process: ");
        assertThat(office.export("INC-1").path("process_feedback")).isEmpty();
        assertThat(office.export("INC-1").path("follow_ups")).isEmpty();
    }

    @Test
    void taken_back_nobody_hears_of_it() {
        office.types(office.bob, room, "todo process: two channels");
        int before = office.slack.messages(room).size();
        office.types(office.bob, room, "undo");
        assertThat(office.slack.messages(room)).as("nothing was said, so nothing is unsaid").hasSize(before);
        assertThat(office.types(office.anna, room, "todos").shown()).doesNotContain("two channels");
        assertThat(feedback(1).path("state").asText()).isEqualTo("taken_back");
        office.types(office.anna, room, "resolve");
        jumps("2026-03-02T09:01:00Z");
        assertThat(told(dora, ABOUT)).isEmpty();
    }

    @Test
    void the_process_owner_reads_all_of_it_in_one_message_once_it_is_resolved_and_they_are_at_work() {
        office.types(office.bob, room, "todo process: two channels");
        office.types(office.carol, room, "todo process: nobody said who decides");
        jumps("2026-03-02T09:01:00Z");
        assertThat(told(dora, ABOUT)).as("the incident goes on").isEmpty();
        office.types(office.anna, room, "resolve");
        office.types(office.carol, room, "todo process: the brief came late");
        assertThat(told(dora, ABOUT)).isEmpty();

        office.killBot();
        office.clock.advance(Duration.ofDays(1));
        office.startBot();
        office.settle();
        assertThat(told(dora, ABOUT)).singleElement().satisfies(said -> assertThat(said)
                .containsSubsequence("*INC-1*", "two channels", office.bob.mention(), "nobody said who decides",
                        office.carol.mention(), "the brief came late"));
        assertThat(feedback(1).path("state").asText()).isEqualTo("told");
        assertThat(feedback(1).path("told_at").asText()).startsWith("2026-03-03T09:");
        assertThat(kinds("INC-1")).containsOnlyOnce("feedback_told");
        assertThat(told(office.anna, "about the process")).as("somebody reads it already").isEmpty();
    }

    @Test
    void reopened_and_resolved_again_only_what_is_new_is_told() {
        office.types(office.bob, room, "todo process: two channels");
        office.types(office.anna, room, "resolve");
        jumps("2026-03-02T09:01:00Z");
        assertThat(told(dora, ABOUT)).hasSize(1);
        office.types(office.anna, room, "reopen");
        office.types(office.anna, room, "resolve");
        jumps("2026-03-03T09:01:00Z");
        assertThat(told(dora, ABOUT)).hasSize(1);

        office.types(office.anna, room, "reopen");
        office.types(office.bob, room, "todo process: again two channels");
        office.types(office.anna, room, "resolve");
        jumps("2026-03-04T09:01:00Z");
        assertThat(told(dora, ABOUT)).hasSize(2);
        assertThat(told(dora, ABOUT).getLast()).contains("again two channels").doesNotContain("• two channels");
        jumps("2026-03-09T09:01:00Z");
        assertThat(told(dora, ABOUT)).hasSize(2);
    }

    @Test
    void merged_into_another_it_is_over_as_well() {
        office.types(office.bob, room, "todo process: two channels");
        office.types(office.carol, office.general, "new login is slow");
        office.types(office.anna, room, "merge INC-2");
        jumps("2026-03-02T09:01:00Z");
        assertThat(told(dora, ABOUT)).hasSize(1);
    }

    @Test
    void many_words_are_named_as_far_as_one_can_read() {
        for (int n = 1; n <= 11; n++) {
            office.types(office.bob, room, "todo process: point " + n + " " + "so ".repeat(300));
        }
        office.types(office.anna, room, "resolve");
        jumps("2026-03-02T09:01:00Z");
        assertThat(told(dora, ABOUT)).singleElement()
                .satisfies(said -> assertThat(said).contains("point 10 ").doesNotContain("point 11 ").contains("… and 1 more"));
    }

    @Test
    void where_nobody_is_named_whoever_resolves_reads_that_and_where_it_stands() {
        named("zone: UTC");
        assertThat(office.types(office.bob, room, "todo process: two channels").shown()).contains("Kept for after the incident")
                .doesNotContain("process owner");
        office.types(office.anna, room, "resolve");
        assertThat(told(office.anna, "about the process")).singleElement().satisfies(said -> assertThat(said)
                .contains("What people said about the process is kept in *INC-1* (1)").contains("/incident todos INC-1")
                .contains("name no process owner"));
        jumps("2026-03-03T09:01:00Z");
        assertThat(told(dora, "INC-1")).isEmpty();
        assertThat(office.types(office.anna, room, "todos").shown()).contains("two channels");
    }

    @Test
    void where_nothing_was_said_nobody_is_told_of_it() {
        named("zone: UTC");
        office.types(office.bob, room, "todo an idea");
        office.types(office.anna, room, "resolve");
        assertThat(told(office.anna, "about the process")).isEmpty();
    }

    @Test
    void of_a_private_incident_a_process_owner_outside_learns_nothing() {
        office.types(office.anna, office.general, "new payroll leak private");
        Channel secret = channelOf(2);
        office.types(office.anna, secret, "lead");
        assertThat(office.types(office.anna, secret, "todo process: legal came late").shown())
                .contains("Kept for after the incident").doesNotContain("process owner");
        office.types(office.anna, secret, "resolve");
        assertThat(told(office.anna, "about the process")).singleElement()
                .satisfies(said -> assertThat(said).contains("INC-2").contains("not in this private channel"));
        jumps("2026-03-02T09:01:00Z");
        jumps("2026-03-03T09:01:00Z");
        assertThat(dora.directMessages()).isEmpty();
        assertThat(office.types(office.anna, secret, "todos").shown()).contains("legal came late");
    }

    @Test
    void one_who_is_in_its_channel_hears_of_it() {
        office.types(office.anna, office.general, "new payroll leak private");
        Channel secret = channelOf(2);
        office.anna.invites(secret, dora);
        office.settle();
        assertThat(office.types(office.anna, secret, "todo process: legal came late").shown())
                .contains("Kept for the process owner");
        office.types(office.anna, secret, "resolve");
        jumps("2026-03-02T09:01:00Z");
        assertThat(told(dora, ABOUT)).singleElement().satisfies(said -> assertThat(said).contains("legal came late"));
    }
}
