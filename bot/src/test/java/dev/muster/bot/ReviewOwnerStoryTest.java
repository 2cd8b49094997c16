package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import org.junit.jupiter.api.Test;

/** Anna's incident of SEV2 was resolved on a Monday at three in the morning, and somebody shall own its review. */
class ReviewOwnerStoryTest extends WorkStory {
    @Override
    protected String settings() {
        return """
                review:
                  due: {sev1: {amount: 3, unit: business}, sev2: {amount: 4, unit: business}}
                  holidays: [2026-03-04]
                  zone: UTC
                """;
    }

    @Test
    void whoever_leads_is_asked_with_those_who_led_and_worked() {
        Person dora = office.slack.person("dora");
        dora.joins(room);
        office.types(office.anna, room, "role deputy " + office.carol.mention());
        assign("find the cause 10m");
        office.types(office.bob, room, "done it was v42");
        office.types(office.anna, room, "resolve rolled back");

        Message question = question();
        assertThat(question.text()).contains(office.anna.mention()).contains("who owns the review");
        assertThat(question.actionIds()).filteredOn(button -> button.startsWith("review_owner"))
                .containsExactly("review_owner:0", "review_owner:1", "review_owner:2");
        assertThat(question.everyText()).contains("anna · Incident Commander").contains("carol · Deputy")
                .contains("bob · worked on it").doesNotContain("caused").doesNotContain("dora");
        JsonNode review = office.export("INC-1").path("incident").path("review");
        assertThat(review.path("owner").isNull()).isTrue();
        // Four business days with the holiday on Wednesday: the Monday after.
        assertThat(Instant.parse(review.path("due_at").asText())).isBetween(Instant.parse("2026-03-09T03:00:00Z"),
                Instant.parse("2026-03-09T03:10:00Z"));
    }

    @Test
    void the_owner_is_told_by_when_and_card_and_export_say_who_it_is() {
        office.types(office.anna, room, "resolve");
        office.anna.selects(question(), "review_choose:INC-1", office.bob.id());
        office.settle();

        assertThat(question().everyText()).contains("Review:* " + office.bob.mention()).contains("due");
        assertThat(card(room)).contains("Review:* " + office.bob.mention());
        assertThat(office.bob.directMessages().getLast().everyText()).contains("You own the review of *INC-1*").contains("due");
        assertThat(publicly(room)).contains(office.bob.mention() + " owns the review");
        assertThat(office.export("INC-1").path("incident").path("review").path("owner").asText()).isEqualTo(office.bob.id());
        assertThat(office.get("/api/v1/incidents/INC-1/export?format=md").body()).contains("- Review: ").contains("bob");
        assertThat(office.get("/api/v1/incidents/INC-1/export?format=html").body()).contains("Review</dt>");
        assertThat(Office.json(office.get("/api/v1/incidents/INC-1/export?format=json&profile=anonymised")).toString())
                .contains("\"review\"").doesNotContain(office.bob.id());
        assertThat(kinds("INC-1")).containsOnlyOnce("review_owned");
    }

    @Test
    void a_button_is_enough_and_only_who_may_is_heard() {
        office.types(office.anna, room, "resolve");
        office.carol.clicks(question(), "review_owner:0");
        office.settle();
        assertThat(lastPrivately(office.carol, room).everyText()).contains("Only " + office.anna.mention());
        assertThat(card(room)).doesNotContain("Review:");

        Message before = question();
        office.anna.clicks(before, "review_owner:0");
        office.anna.clicks(before, "review_owner:0");
        office.settle();
        assertThat(card(room)).contains("Review:* " + office.anna.mention());
        assertThat(kinds("INC-1")).containsOnlyOnce("review_owned");
    }

    @Test
    void it_is_passed_on_with_a_trace_and_both_are_told() {
        office.types(office.anna, room, "resolve");
        office.types(office.anna, room, "review owner " + office.bob.mention());
        office.types(office.bob, room, "review owner " + office.carol.mention());

        assertThat(card(room)).contains("Review:* " + office.carol.mention());
        assertThat(office.bob.directMessages().getLast().everyText()).contains(office.carol.mention()).contains("nobody waits");
        assertThat(office.carol.directMessages().getLast().everyText()).contains("You own the review");
        List<JsonNode> entries = new Entries(office.export("INC-1")).of("review_owned");
        assertThat(entries).hasSize(2);
        assertThat(entries.getLast().path("data").path("previous").asText()).isEqualTo(office.bob.id());
    }

    @Test
    void it_is_taken_back_and_whoever_was_told_hears_so() {
        office.types(office.anna, room, "resolve");
        office.types(office.anna, room, "review owner " + office.bob.mention());
        office.anna.clicks(lastPrivately(office.anna, room), "undo");
        office.settle();

        assertThat(card(room)).doesNotContain("Review:");
        assertThat(question().actionIds()).contains("review_owner:0");
        assertThat(office.bob.directMessages().getLast().everyText()).contains("taken back");
    }

    @Test
    void before_it_is_resolved_nobody_can_and_afterwards_a_form_opens_when_given_nothing() {
        office.types(office.anna, room, "review owner " + office.bob.mention());
        assertThat(lastPrivately(office.anna, room).everyText()).contains("not resolved yet");
        office.types(office.anna, room, "resolve");
        office.types(office.anna, room, "review");
        submits(office.anna, Map.of("person", office.carol.id()));
        assertThat(card(room)).contains("Review:* " + office.carol.mention());

        office.types(office.anna, room, "review owner zaphod");
        assertThat(lastPrivately(office.anna, room).everyText()).contains("I do not know who “zaphod” is");
        office.types(office.anna, room, "review owner <@" + office.slack.botUserId() + ">");
        assertThat(lastPrivately(office.anna, room).everyText()).contains("only a person");
        office.types(office.anna, room, "review start");
        assertThat(lastPrivately(office.anna, room).everyText()).contains("Nothing was changed");
        assertThat(kinds("INC-1")).containsOnlyOnce("review_owned");
    }

    @Test
    void the_next_morning_it_is_asked_once_more_directly_and_then_no_more() {
        office.types(office.anna, room, "resolve");
        int before = office.anna.directMessages().size();
        office.killBot();
        office.clock.advance(Duration.ofHours(5));
        office.startBot();
        office.settle();
        assertThat(office.anna.directMessages()).hasSize(before);
        office.clock.advance(Duration.ofHours(2));
        office.settle();
        office.passes(Duration.ofSeconds(10));

        List<Message> direct = office.anna.directMessages();
        assertThat(direct).hasSize(before + 1);
        assertThat(direct.getLast().eventType()).isEqualTo("muster_prompt");
        office.clock.advance(Duration.ofDays(3));
        office.settle();
        assertThat(office.anna.directMessages()).hasSize(before + 1);
        office.anna.clicks(direct.getLast(), "review_owner:0");
        office.settle();
        assertThat(card(room)).contains("Review:* " + office.anna.mention());
    }

    @Test
    void the_owner_is_reminded_once_before_it_is_due_and_once_when_it_is_and_then_no_more() {
        office.types(office.anna, room, "resolve");
        office.types(office.anna, room, "review owner " + office.bob.mention());
        int before = office.bob.directMessages().size();
        // Due on Monday, the 9th, at three in the morning: the last business morning before is Friday's.
        jumps("2026-03-06T08:59:00Z");
        assertThat(office.bob.directMessages()).hasSize(before);
        jumps("2026-03-06T09:01:00Z");
        assertThat(office.bob.directMessages()).hasSize(before + 1);
        assertThat(office.bob.directMessages().getLast().everyText()).contains("The review of *INC-1*").contains("is due")
                .contains("passes it on");

        jumps("2026-03-09T08:59:00Z");
        assertThat(office.bob.directMessages()).as("nobody is woken").hasSize(before + 1);
        jumps("2026-03-09T09:01:00Z");
        assertThat(office.bob.directMessages()).hasSize(before + 2);
        assertThat(office.bob.directMessages().getLast().everyText()).contains("was due").contains("nobody reminds you again");
        jumps("2026-04-09T09:01:00Z");
        assertThat(office.bob.directMessages().stream().skip(before + 2)
                .filter(message -> message.everyText().contains("review"))).isEmpty();
        assertThat(kinds("INC-1").stream().filter("review_reminded"::equals)).hasSize(2);
    }

    @Test
    void passed_on_the_new_owner_is_reminded_and_reopened_nobody_is() {
        office.types(office.anna, room, "resolve");
        office.types(office.anna, room, "review owner " + office.bob.mention());
        office.types(office.bob, room, "review owner " + office.carol.mention());
        int bob = office.bob.directMessages().size();
        int carol = office.carol.directMessages().size();
        jumps("2026-03-06T09:01:00Z");
        assertThat(office.bob.directMessages()).hasSize(bob);
        assertThat(office.carol.directMessages()).hasSize(carol + 1);

        office.types(office.anna, room, "reopen");
        jumps("2026-03-09T09:01:00Z");
        assertThat(office.carol.directMessages()).hasSize(carol + 1);
    }

    private void jumps(String to) {
        office.clock.advance(Duration.between(office.clock.instant(), Instant.parse(to)));
        office.settle();
        office.passes(Duration.ofSeconds(5));
    }

    @Test
    void who_has_answered_is_not_asked_again() {
        office.types(office.anna, room, "resolve");
        office.types(office.anna, room, "review owner me");
        int before = office.anna.directMessages().size();
        office.clock.advance(Duration.ofDays(1));
        office.settle();
        assertThat(office.anna.directMessages()).hasSize(before);
    }

    @Test
    void reopened_the_question_is_withdrawn_and_resolved_again_it_is_asked_anew() {
        office.types(office.anna, room, "resolve");
        office.types(office.anna, room, "reopen it is back");
        assertThat(question().everyText()).contains("Nobody need own a review");
        assertThat(question().actionIds()).isEmpty();
        int before = office.anna.directMessages().size();
        office.clock.advance(Duration.ofDays(1));
        office.settle();
        assertThat(office.anna.directMessages().stream().skip(before).filter(message -> message.everyText().contains("review")))
                .isEmpty();

        office.types(office.anna, room, "resolve");
        assertThat(question().actionIds()).contains("review_owner:0");
    }

    @Test
    void an_owner_stays_when_it_is_resolved_again_and_hears_the_new_day() {
        office.types(office.anna, room, "resolve");
        office.types(office.anna, room, "review owner " + office.bob.mention());
        office.types(office.anna, room, "reopen");
        office.types(office.anna, room, "resolve");
        assertThat(card(room)).contains("Review:* " + office.bob.mention());
        assertThat(office.bob.directMessages().stream().filter(message -> message.everyText().contains("You own the review")))
                .hasSize(2);
    }

    @Test
    void of_a_private_one_nobody_outside_owns_the_review() {
        office.types(office.anna, office.general, "new payroll leak private");
        Channel secret = channelOf(2);
        office.types(office.anna, secret, "lead");
        office.types(office.anna, secret, "resolve");
        office.types(office.anna, secret, "review owner " + office.bob.mention());
        assertThat(lastPrivately(office.anna, secret).everyText()).contains("not in this private channel");
        assertThat(office.bob.directMessages().stream().filter(message -> message.everyText().contains("INC-2"))).isEmpty();

        office.types(office.anna, secret, "review owner me");
        assertThat(card(secret)).contains("Review:* " + office.anna.mention());
    }

    /** The question in the channel, as it stands. */
    private Message question() {
        return office.ofKind(room, "muster_prompt").stream()
                .filter(message -> message.metadata().orElseThrow().path("event_payload").path("ask").asText()
                        .equals("review_owner"))
                .reduce((earlier, later) -> later).orElseThrow();
    }
}
