package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.CommandAnswer;
import dev.muster.sandbox.Message;
import org.junit.jupiter.api.Test;

class UpdateStoryTest extends UpdateStory {
    @Override
    protected String settings() {
        return "incidents: {stakeholder_channel: company-status}\n";
    }

    @Test
    void an_update_is_sent_in_one_line_and_everybody_reads_it_where_they_are() {
        Instant sent = office.clock.instant();
        CommandAnswer answer = office.types(office.bob, room, "update Half of the payments fail; we are rolling back.");

        assertThat(answer.shown()).contains("is sent").contains(at(sent.plus(Duration.ofMinutes(30)))).contains("30 min");
        assertThat(update(1).everyText()).contains("Half of the payments fail; we are rolling back.")
                .contains(office.bob.mention()).contains("Next update by").contains(at(sent.plus(Duration.ofMinutes(30))));
        assertThat(payload(update(1)).path("incident").asText()).isEqualTo("INC-1");
        assertThat(announcement()).contains("Half of the payments fail").contains(at(sent.plus(Duration.ofMinutes(30))));
        assertThat(card(room)).contains("Next update").contains(at(sent.plus(Duration.ofMinutes(30))));
        assertThat(office.export("INC-1").path("timeline").findValuesAsText("text").toString())
                .contains("Half of the payments fail; we are rolling back.");
    }

    @Test
    void without_words_the_record_drafts_it_and_a_person_sends_it() {
        office.types(office.anna, room, "impact cards are declined in the EU");
        office.types(office.anna, room, "assign " + office.bob.mention() + " find the cause of the latency 10m");
        office.types(office.bob, room, "ack");
        office.types(office.bob, room, "propose rolling restart of web 5m");

        office.types(office.anna, room, "update");
        String form = office.anna.form().orElseThrow().toString();
        assertThat(form).contains("update_post").contains("checkout is failing").contains("SEV2")
                .contains("cards are declined in the EU").contains("find the cause of the latency")
                .contains("rolling restart of web").contains("30m").doesNotContain(office.bob.id());

        office.clock.advance(Duration.ofSeconds(95));
        submits(office.anna, Map.of("text", "Cards are declined in the EU. We are rolling back.", "next", "20m"));

        assertThat(update(1).everyText()).contains("Cards are declined in the EU. We are rolling back.");
        var posted = new Entries(office.export("INC-1")).of("update_posted").getFirst();
        assertThat(posted.path("data").path("writing_seconds").asLong()).isBetween(95L, 110L);
        assertThat(card(room)).contains(at(office.clock.instant().plus(Duration.ofMinutes(20)).truncatedTo(
                java.time.temporal.ChronoUnit.SECONDS)));
    }

    @Test
    void where_nobody_stated_an_impact_the_draft_begins_with_what_was_told_last() {
        office.types(office.anna, room, "update");
        assertThat(office.anna.form().orElseThrow().toString()).contains("Impact: not known yet");
        office.anna.closes();
        office.types(office.anna, room, "update Half of the payments fail; we are rolling back.");
        office.types(office.anna, room, "update");
        assertThat(office.anna.form().orElseThrow().toString())
                .contains("As told last: Half of the payments fail; we are rolling back.").doesNotContain("not known yet");
    }

    @Test
    void a_time_that_cannot_be_read_keeps_the_form_open() {
        office.types(office.anna, room, "update");
        var answer = office.anna.submits(Map.of("text", "We are rolling back.", "next", "when the cows come home"));
        office.settle();

        assertThat(answer.toString()).contains("I cannot read that");
        assertThat(office.ofKind(room, "muster_update")).isEmpty();
        submits(office.anna, Map.of("text", "We are rolling back.", "next", "half an hour"));
        assertThat(state(1)).isEqualTo("posted");
    }

    @Test
    void in_a_thread_a_button_opens_the_form() {
        Message root = office.bob.says(room, "what do we tell people?");
        office.settle();
        office.anna.replies(root, "<@" + office.slack.botUserId() + "> update");
        office.settle();
        clicks(office.anna, lastPrivately(office.anna, room), "update_open");
        assertThat(office.anna.form().orElseThrow().toString()).contains("update_post");
    }

    @Test
    void a_message_becomes_the_draft_by_its_menu_or_a_megaphone() {
        Message message = office.bob.says(room, "the rollback is at 80 percent and errors are down");
        office.settle();
        office.carol.usesMessageShortcut("update_create", message);
        office.settle();
        assertThat(office.carol.form().orElseThrow().toString()).contains("the rollback is at 80 percent");
        office.carol.closes();

        office.anna.reacts(message, "mega");
        office.settle();
        office.anna.unreacts(message, "mega");
        office.anna.reacts(message, "mega");
        office.settle();
        assertThat(office.slack.ephemerals(office.anna, room).stream().filter(each -> each.hasAction("update_open"))).hasSize(1);
        clicks(office.anna, lastPrivately(office.anna, room), "update_open");
        submits(office.anna, Map.of("text", "The rollback is at 80 percent."));
        assertThat(update(1).everyText()).contains("The rollback is at 80 percent.");
    }

    @Test
    void the_stakeholders_read_it_in_their_channel_and_also_that_it_was_taken_back() {
        Channel stakeholders = office.bob.creates("company-status");
        office.slack.addApp(stakeholders);
        office.settle();
        Instant dueBefore = declaredAt.plus(Duration.ofMinutes(30));
        office.types(office.anna, room, "update Half of the payments fail.");

        Message copy = office.only(stakeholders, "muster_update");
        assertThat(copy.everyText()).contains("INC-1").contains("checkout is failing").contains("Half of the payments fail.")
                .contains("Next update by");

        office.types(office.anna, room, "undo");
        assertThat(state(1)).isEqualTo("taken_back");
        assertThat(update(1).everyText()).contains("taken back");
        assertThat(office.only(stakeholders, "muster_update").everyText()).contains("taken back");
        assertThat(announcement()).doesNotContain("Half of the payments fail.").contains(at(dueBefore));
    }

    @Test
    void of_a_private_incident_nothing_is_told_outside_its_channel() {
        Channel stakeholders = office.bob.creates("company-status");
        office.slack.addApp(stakeholders);
        office.types(office.anna, office.general, "new payroll leak private");
        Channel secret = channelOf(2);
        office.types(office.anna, secret, "update We know who has it.");

        assertThat(office.ofKind(secret, "muster_update")).hasSize(1);
        assertThat(office.ofKind(stakeholders, "muster_update")).isEmpty();
        assertThat(publicly(office.incidents)).doesNotContain("We know who has it");
    }

    @Test
    void what_was_told_outside_is_blanked_once_the_incident_is_private() {
        Channel stakeholders = office.bob.creates("company-status");
        office.slack.addApp(stakeholders);
        office.settle();
        office.types(office.anna, room, "update The keys of a customer are public.");
        assertThat(office.only(stakeholders, "muster_update").everyText()).contains("keys of a customer");

        office.types(office.anna, room, "private");
        submits(office.anna, Map.of());
        assertThat(office.only(stakeholders, "muster_update").everyText()).doesNotContain("keys of a customer")
                .contains("made private");
    }

    @Test
    void who_is_not_asked_to_write_is_told_the_last_one_first() {
        office.types(office.anna, room, "update Half of the payments fail.");
        CommandAnswer answer = office.types(office.carol, room, "update");

        assertThat(answer.blocks().toString()).contains("Half of the payments fail.").contains("Next update")
                .contains("Write one anyway");
        assertThat(office.carol.form()).isEmpty();
        office.types(office.anna, room, "role internal liaison " + office.carol.mention());
        office.types(office.carol, room, "update");
        assertThat(office.carol.form()).isPresent();
    }

    @Test
    void a_question_how_it_stands_is_answered_privately_and_not_again_at_once() {
        office.types(office.anna, room, "update Half of the payments fail.");
        office.carol.says(room, "any update?");
        office.settle();
        assertThat(lastPrivately(office.carol, room).everyText()).contains("Half of the payments fail.").contains("Next update");
        int told = office.slack.ephemerals(office.carol, room).size();

        office.carol.says(room, "anything I can do? any updates for the customers would help me to write to them");
        office.carol.says(room, "eta?");
        office.anna.says(room, "any news?");
        office.settle();
        assertThat(office.slack.ephemerals(office.carol, room)).hasSize(told);
        assertThat(office.privately(office.anna, room)).doesNotContain("Half of the payments");
        office.bob.says(room, "what's the status?");
        office.settle();
        assertThat(lastPrivately(office.bob, room).everyText()).contains("Half of the payments fail.");
        office.passes(Duration.ofMinutes(16));
        office.carol.says(room, "any news?");
        office.settle();
        assertThat(office.slack.ephemerals(office.carol, room)).hasSize(told + 1);
    }

    @Test
    void asked_in_a_thread_it_is_answered_there() {
        office.types(office.anna, room, "update Half of the payments fail.");
        Message root = office.bob.says(room, "I look at the gateway");
        office.carol.replies(root, "any update?");
        office.settle();
        assertThat(lastPrivately(office.carol, room).everyText()).contains("Half of the payments fail.");
        assertThat(lastPrivately(office.carol, room).threadTs()).contains(root.ts());
    }

    @Test
    void the_export_has_each_update_with_its_words() {
        office.types(office.bob, room, "update Half of the payments fail.");
        assertThat(row(1).path("update").asInt()).isEqualTo(1);
        assertThat(row(1).path("kind").asText()).isEqualTo("internal");
        assertThat(row(1).path("text").asText()).isEqualTo("Half of the payments fail.");
        assertThat(row(1).path("by").asText()).isEqualTo(office.bob.id());
        assertThat(row(1).path("state").asText()).isEqualTo("posted");
        assertThat(row(1).path("approved_by").isNull()).isTrue();
        assertThat(Instant.parse(row(1).path("next_at").asText())).isAfter(Instant.parse(row(1).path("at").asText()));
    }

    @Test
    void nothing_is_sent_of_an_incident_that_is_over() {
        office.types(office.anna, room, "resolve");
        assertThat(office.types(office.anna, room, "update It is fine.").shown()).contains("was resolved");
        assertThat(office.types(office.anna, room, "update").shown()).contains("was resolved");
        assertThat(office.anna.form()).isEmpty();
        assertThat(office.ofKind(room, "muster_update")).isEmpty();
    }
}
