package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.muster.sandbox.Channel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds of merging also when it comes by another way, and what is said of it. */
class MergeRulesStoryTest extends Story {
    private Channel first;
    private Channel second;

    @BeforeEach
    void two_that_are_the_same() {
        first = office.declared("checkout is failing");
        office.types(office.bob, office.general, "new Checkout fails for cards");
        second = channelOf(2);
    }

    private String mergedInto(int number) {
        return office.export("INC-" + number).path("incident").path("merged_into").asText("");
    }

    @Test
    void taking_back_a_reopening_never_merges_two_into_each_other() {
        office.types(office.anna, first, "merge INC-2");
        office.types(office.anna, first, "reopen");
        office.types(office.bob, second, "merge INC-1");
        String answer = office.types(office.anna, first, "undo").shown();

        assertThat(answer).contains("cannot be taken back").contains("INC-2 was merged into INC-1");
        assertThat(mergedInto(1)).isEmpty();
        assertThat(mergedInto(2)).isEqualTo("INC-1");
        assertThat(card(first)).contains("*Open*");
    }

    @Test
    void nor_does_it_merge_into_what_was_resolved_since() {
        office.types(office.anna, first, "merge INC-2");
        office.types(office.anna, first, "reopen");
        office.types(office.bob, second, "resolve");
        assertThat(office.types(office.anna, first, "undo").shown()).contains("INC-2 was resolved");
        assertThat(mergedInto(1)).isEmpty();
    }

    @Test
    void that_people_were_invited_is_said_once_slack_has_said_so() {
        office.carol.joins(second);
        office.settle();
        String answer = office.types(office.bob, second, "merge INC-1").shown();

        assertThat(answer).contains("Go on in").doesNotContain("invited");
        assertThat(office.slack.messages(second)).filteredOn(message -> message.everyText().contains("Go on in"))
                .allMatch(message -> !message.everyText().contains("invited"));
        assertThat(publicly(second)).contains("2 people were invited to " + first.mention());
    }

    @Test
    void nobody_is_led_into_a_channel_that_is_archived() {
        office.anna.archives(first);
        office.settle();
        assertThat(office.types(office.bob, second, "merge INC-1").shown()).contains("archived")
                .contains("/incident reopen INC-1");
        assertThat(mergedInto(2)).isEmpty();

        office.types(office.anna, office.general, "reopen INC-1");
        Channel next = office.slack.findChannel("inc-1-checkout-is-failing-2").orElseThrow();
        office.types(office.bob, second, "merge INC-1");
        assertThat(mergedInto(2)).isEqualTo("INC-1");
        assertThat(next.has(office.bob)).isTrue();
    }

    @Test
    void the_channel_of_a_merged_incident_is_offered_for_archiving_and_not_once_it_is_open_again() {
        office.types(office.bob, second, "merge INC-1");
        office.clock.advance(Duration.ofDays(7));
        office.settle();
        assertThat(publicly(second)).contains("INC-2 was merged into INC-1 on").contains("May this channel be archived?");
        assertThat(publicly(first)).doesNotContain("May this channel be archived?");
    }

    @Test
    void a_merge_that_was_taken_back_leaves_no_question_behind() {
        office.types(office.bob, second, "merge INC-1");
        office.types(office.bob, second, "undo");
        office.clock.advance(Duration.ofDays(8));
        office.settle();
        assertThat(publicly(second)).doesNotContain("May this channel be archived?");
    }

    @Test
    void the_topic_that_points_to_an_incident_names_no_private_channel() {
        office.types(office.bob, second, "merge INC-1");
        assertThat(second.topic()).contains(first.name());
        office.types(office.anna, first, "private it names customers");
        assertThat(office.anna.submits(Map.of("people", List.of())).isAccepted()).isTrue();
        office.settle();
        office.types(office.bob, second, "impact started 02:30 UTC");

        assertThat(kinds("INC-2")).contains("time_corrected");
        assertThat(second.topic()).contains("Merged into INC-1").doesNotContain("private");
    }
}
