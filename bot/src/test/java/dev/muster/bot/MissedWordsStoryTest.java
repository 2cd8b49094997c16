package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import dev.muster.sandbox.api.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people said to the bot while it was down, and Slack will never tell it. */
class MissedWordsStoryTest extends Story {
    private Channel room;

    @BeforeEach
    void anna_leads_and_everybody_is_there() {
        room = office.declared("checkout is failing sev2");
        office.types(office.anna, room, "lead");
        office.bob.joins(room);
        office.carol.joins(room);
        office.passes(Duration.ofMinutes(1));
    }

    /** The bot is down while people do this and time goes by, and of all of it Slack never tells. */
    private void whileDown(Duration time, Runnable people) {
        office.stopBot();
        office.slack.holdDeliveries();
        people.run();
        office.slack.releaseDeliveries(List::clear);
        office.clock.advance(time);
        office.startBot();
    }

    private void says(Person who, String words) {
        who.says(room, "<@" + office.slack.botUserId() + "> " + words);
    }

    private Message proposal() {
        return office.ofKind(room, "muster_proposal").getLast();
    }

    private String state(Message card) {
        return card.metadata().orElseThrow().at("/event_payload/state").asText();
    }

    private JsonNode assignment() {
        return office.export("INC-1").path("assignments").path(0);
    }

    /** What became of assignments, in order. */
    private List<String> steps() {
        return kinds("INC-1").stream().filter(kind -> kind.startsWith("assignment_")).toList();
    }

    @Test
    void an_objection_typed_in_time_stops_the_proposal_though_the_window_ended_meanwhile() {
        office.types(office.bob, room, "propose fail over to the second region 2m");
        whileDown(Duration.ofMinutes(30), () -> {
            office.clock.advance(Duration.ofSeconds(30));
            says(office.carol, "object the cache is cold");
        });
        office.passes(Duration.ofMinutes(1));

        assertThat(state(proposal())).isEqualTo("stopped");
        assertThat(proposal().everyText()).contains("the cache is cold");
        assertThat(publicly(room)).doesNotContain("Hearing none");
        assertThat(office.export("INC-1").at("/decisions/0/objections/0/late").asBoolean(true)).isFalse();
    }

    @Test
    void silence_is_not_spoken_of_before_the_channel_has_been_read_however_slow_slack_is() {
        office.types(office.bob, room, "propose fail over to the second region 2m");
        office.stopBot();
        office.slack.holdDeliveries();
        says(office.carol, "object the cache is cold");
        office.slack.releaseDeliveries(List::clear);
        office.clock.advance(Duration.ofMinutes(10));
        office.slack.faults().next("conversations.history", Fault.rateLimited(Duration.ofMinutes(1)));
        office.startBot();
        office.passes(Duration.ofMinutes(2));

        assertThat(state(proposal())).isEqualTo("stopped");
        assertThat(publicly(room)).doesNotContain("Hearing none");
    }

    @Test
    void a_reading_that_never_ends_does_not_keep_a_proposal_for_ever() {
        office.types(office.bob, room, "propose fail over to the second region 2m");
        office.stopBot();
        office.clock.advance(Duration.ofMinutes(10));
        office.slack.faults().next("conversations.history", Fault.rateLimited(Duration.ofMinutes(30)));
        office.startBot();
        office.passes(Duration.ofMinutes(1));
        assertThat(state(proposal())).isEqualTo("open");
        office.passes(Duration.ofMinutes(2));

        assertThat(state(proposal())).isEqualTo("decided");
    }

    @Test
    void a_hand_raised_on_the_card_stops_it_and_is_not_raised_again_once_it_was_taken_back() {
        office.types(office.bob, room, "propose fail over to the second region 2m");
        whileDown(Duration.ofMinutes(10), () -> office.carol.reacts(proposal(), "hand"));
        office.passes(Duration.ofSeconds(20));

        assertThat(state(proposal())).isEqualTo("stopped");
        assertThat(proposal().everyText()).contains(office.carol.mention());

        office.types(office.carol, room, "withdraw");
        office.stopBot();
        office.clock.advance(Duration.ofMinutes(10));
        office.startBot();
        office.passes(Duration.ofMinutes(1));
        assertThat(state(proposal())).isEqualTo("decided");
    }

    @Test
    void a_word_in_the_thread_of_an_assignment_acknowledges_it_before_anybody_is_asked_again() {
        office.types(office.anna, room, "assign %s find the cause 30m".formatted(office.bob.mention()));
        Message card = office.only(room, "muster_assignment");
        whileDown(Duration.ofMinutes(20), () -> office.bob.replies(card, "looking"));
        office.passes(Duration.ofSeconds(30));

        assertThat(state(office.only(room, "muster_assignment"))).isEqualTo("acknowledged");
        assertThat(office.ofKind(room, "muster_prompt")).isEmpty();
    }

    @Test
    void a_tick_on_its_card_does_so_too_and_later_asks_nothing() {
        office.types(office.anna, room, "assign %s find the cause 30m".formatted(office.bob.mention()));
        whileDown(Duration.ofMinutes(5),
                () -> office.bob.reacts(office.only(room, "muster_assignment"), "white_check_mark"));
        office.passes(Duration.ofSeconds(30));
        assertThat(state(office.only(room, "muster_assignment"))).isEqualTo("acknowledged");

        whileDown(Duration.ofMinutes(1), () -> {});
        office.passes(Duration.ofSeconds(30));
        assertThat(office.ofKind(room, "muster_prompt")).isEmpty();
    }

    @Test
    void what_was_said_to_the_bot_a_moment_ago_is_done_once_also_if_slack_tells_it_after_all() {
        office.types(office.anna, room, "assign %s find the cause 30m".formatted(office.bob.mention()));
        Message card = office.only(room, "muster_assignment");
        office.stopBot();
        Message said = office.bob.replies(card, "<@" + office.slack.botUserId() + "> done the pool was too small");
        office.passes(Duration.ofMinutes(7));
        office.startBot();
        office.passes(Duration.ofSeconds(30));

        assertThat(assignment().path("state").asText()).isEqualTo("done");
        assertThat(assignment().path("result").asText()).isEqualTo("the pool was too small");
        int whispers = office.slack.ephemerals(office.bob, room).size();
        List<String> steps = steps();
        office.slack.deliveries().stream().filter(delivery -> delivery.body().toString().contains(said.ts()))
                .forEach(delivery -> office.slack.redeliver(delivery, 3, "connection_failed"));
        office.settle();
        assertThat(steps()).contains("assignment_acknowledged", "assignment_done").isEqualTo(steps);
        assertThat(office.slack.ephemerals(office.bob, room)).hasSize(whispers);
    }

    @Test
    void what_is_kept_but_was_not_acted_upon_when_the_bot_died_is_done_once_it_is_back() {
        office.slack.holdDeliveries();
        says(office.anna, "sev 1 all cards fail");
        // The message itself came through, and that it was said to the bot did not.
        office.slack.releaseDeliveries(
                piled -> piled.removeIf(delivery -> delivery.payload().at("/event/type").asText().equals("app_mention")));
        office.settle();
        assertThat(card(room)).contains("SEV2");
        office.stopBot();
        office.startBot();
        office.passes(Duration.ofSeconds(30));

        assertThat(card(room)).contains("SEV1");
        assertThat(kinds("INC-1")).containsOnlyOnce("severity_changed");
        int whispers = office.slack.ephemerals(office.anna, room).size();
        office.stopBot();
        office.startBot();
        office.passes(Duration.ofSeconds(30));
        assertThat(kinds("INC-1")).containsOnlyOnce("severity_changed");
        assertThat(office.slack.ephemerals(office.anna, room)).hasSize(whispers);
    }

    @Test
    void an_old_command_is_not_carried_out_and_whoever_typed_it_is_told_directly() {
        whileDown(Duration.ofMinutes(40), () -> says(office.bob, "sev 1 all cards fail"));
        office.passes(Duration.ofSeconds(30));

        assertThat(card(room)).contains("SEV2");
        assertThat(office.bob.directMessages().getLast().everyText()).contains("sev 1 all cards fail")
                .contains("I have not done it").contains("/incident sev 1 all cards fail").contains(room.mention());
        int told = office.bob.directMessages().size();
        whileDown(Duration.ofMinutes(1), () -> says(office.bob, "hello, are you there?"));
        assertThat(office.bob.directMessages()).hasSize(told);
    }

    @Test
    void an_old_objection_in_time_counts_and_one_that_was_late_is_kept_as_late() {
        office.types(office.bob, room, "propose fail over to the second region 2m");
        whileDown(Duration.ofMinutes(40), () -> {
            office.clock.advance(Duration.ofMinutes(5));
            says(office.carol, "object the cache is cold");
        });
        office.passes(Duration.ofMinutes(1));

        JsonNode objection = office.export("INC-1").at("/decisions/0/objections/0");
        assertThat(objection.path("late").asBoolean()).isTrue();
        assertThat(publicly(room)).contains("the cache is cold");
    }

    @Test
    void what_is_proposed_once_the_bot_is_back_waits_for_no_history() {
        office.stopBot();
        office.slack.faults().next("conversations.history", Fault.rateLimited(Duration.ofMinutes(1)));
        office.startBot();
        office.types(office.bob, room, "propose fail over to the second region 30s");
        office.passes(Duration.ofSeconds(31));

        assertThat(state(office.only(room, "muster_proposal"))).isEqualTo("decided");
    }

    @Test
    void an_objection_to_what_was_proposed_then_does_not_stop_what_is_proposed_now() {
        office.types(office.bob, room, "propose fail over to the second region 10m");
        office.stopBot();
        office.slack.holdDeliveries();
        says(office.carol, "object the cache is cold");
        office.slack.releaseDeliveries(List::clear);
        office.clock.advance(Duration.ofMinutes(2));
        office.slack.faults().next("conversations.history", Fault.rateLimited(Duration.ofMinutes(1)));
        office.startBot();
        office.types(office.bob, room, "propose restart the proxies 10m");
        office.passes(Duration.ofMinutes(2));

        List<Message> cards = office.ofKind(room, "muster_proposal");
        assertThat(state(cards.getFirst())).isEqualTo("stopped");
        assertThat(state(cards.getLast())).isEqualTo("open");
    }
}
