package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import dev.muster.sandbox.Message;
import org.junit.jupiter.api.Test;

/** Which votes count, and how a tie is broken. */
class PollStoryTest extends WorkStory {
    private Message poll() {
        return office.only(room, "muster_poll");
    }

    private String mention() {
        return "<@" + office.slack.botUserId() + "> ";
    }

    private void tied() {
        office.types(office.anna, room, "options roll back | restart web | wait 1m");
        office.types(office.bob, room, "vote roll back");
        office.types(office.carol, room, "vote 2");
        office.passes(Duration.ofSeconds(65));
    }

    @Test
    void one_votes_by_number_by_name_and_in_the_thread_and_may_change_it() {
        office.types(office.anna, room, "options roll back | restart web 3m");
        office.types(office.bob, room, "vote 2");
        assertThat(lastPrivately(office.bob, room).everyText()).contains("You chose “restart web” in poll 1").contains("Undo");
        office.types(office.bob, room, "vote Roll Back");
        office.carol.replies(poll(), mention() + "vote 1");
        office.settle();
        assertThat(poll().everyText()).contains("1. roll back: *2*").contains("2. restart web: *0*");

        assertThat(office.types(office.anna, room, "vote 7").shown()).contains("no option “7”").contains("2. restart web");
        assertThat(office.types(office.carol, room, "vote 1").shown()).contains("You chose “roll back” in poll 1 already");
        assertThat(office.ofKind(room, "muster_poll")).as("voting opens none").hasSize(1);
    }

    @Test
    void a_vote_by_button_can_be_taken_back() {
        office.types(office.anna, room, "options roll back | restart web 3m");
        office.bob.clicks(poll(), "poll_vote:0");
        office.settle();
        assertThat(poll().everyText()).contains("1. roll back: *1*");
        office.bob.clicks(lastPrivately(office.bob, room), "undo");
        office.settle();
        assertThat(poll().everyText()).contains("1. roll back: *0*");
    }

    @Test
    void where_two_polls_have_such_an_option_one_is_asked_which() {
        office.types(office.anna, room, "options roll back | restart web 3m");
        office.types(office.anna, room, "options now | later 3m");
        office.types(office.bob, room, "vote later");
        assertThat(office.ofKind(room, "muster_poll").get(1).everyText()).as("only one has it").contains("2. later: *1*");
        office.types(office.carol, room, "vote 2");
        Message which = lastPrivately(office.carol, room);
        assertThat(which.everyText()).contains("Which one do you mean?").contains("Poll 1: roll back | restart web");
        office.carol.clicks(which, "command_run:poll:1");
        office.settle();
        assertThat(office.ofKind(room, "muster_poll").get(0).everyText()).contains("2. restart web: *1*");
    }

    @Test
    void the_commander_is_asked_to_break_a_tie_and_does_so_by_deciding_for_one() {
        tied();
        Message asked = office.only(room, "muster_prompt");
        assertThat(asked.everyText()).contains(office.anna.mention()).contains("“roll back”, “restart web”");
        assertThat(asked.threadTs()).contains(poll().ts());

        office.types(office.bob, room, "decide restart web");
        assertThat(lastPrivately(office.bob, room).everyText()).contains("Only the Incident Commander breaks a tie");
        office.types(office.anna, room, "decide Restart web");
        assertThat(poll().everyText()).contains("restart web (tied, decided by " + office.anna.mention());
        assertThat(office.ofKind(room, "muster_proposal")).as("it is no decision of its own").isEmpty();
        assertThat(publicly(room)).contains("broke the tie in poll 1 by decision: *restart web*");
        assertThat(kinds("INC-1")).contains("tie_prompted", "tie_broken");

        assertThat(office.ofKind(room, "muster_prompt").getFirst().everyText()).as("it asks nothing any more")
                .contains("Settled: Poll 1");
        office.types(office.anna, room, "resolve");
        assertThat(card(room)).as("nothing is left open").contains("Resolved");
    }

    @Test
    void by_its_number_or_with_a_coin_that_is_typed() {
        tied();
        office.types(office.anna, room, "decide 1");
        assertThat(poll().everyText()).contains("roll back (tied, decided by");
        office.types(office.anna, room, "undo");
        office.types(office.bob, room, "flip");
        assertThat(lastPrivately(office.bob, room).everyText()).contains("Only the Incident Commander");
        office.types(office.anna, room, "flip");
        assertThat(poll().everyText()).contains("a coin chose");
        assertThat(kinds("INC-1")).contains("coin_flipped");
    }

    @Test
    void a_vote_that_slack_stamped_before_the_end_counts_although_it_comes_after_the_votes_were_counted() {
        office.types(office.anna, room, "options roll back | restart web 1m");
        office.types(office.bob, room, "vote 1");
        office.killBot();
        office.clock.advance(Duration.ofSeconds(30));
        office.carol.says(room, mention() + "vote 2");
        office.clock.advance(Duration.ofMinutes(2));
        office.startBot();
        office.passes(Duration.ofMinutes(7));

        assertThat(poll().everyText()).contains("2. restart web: *1*").contains("tied");
        assertThat(office.only(room, "muster_prompt").everyText()).contains(office.anna.mention());
        office.types(office.anna, room, "flip");
        office.carol.says(room, mention() + "vote 1");
        office.settle();
        assertThat(lastPrivately(office.carol, room).everyText()).contains("No poll is open");
    }

    @Test
    void killed_across_the_end_it_is_counted_once_and_listens_first() {
        office.types(office.anna, room, "options roll back | restart web 1m");
        office.types(office.bob, room, "vote 1");
        office.passes(Duration.ofSeconds(30));
        office.killBot();
        office.clock.advance(Duration.ofMinutes(2));
        office.startBot();
        assertThat(publicly(room)).doesNotContain("Poll 1 chose");
        office.passes(Duration.ofSeconds(10));
        assertThat(publicly(room)).contains("Poll 1 chose: *roll back*");
        assertThat(kinds("INC-1").stream().filter("poll_closed"::equals)).hasSize(1);
    }

    @Test
    void killed_across_the_end_of_a_time_to_wait_the_channel_is_asked_once() {
        office.types(office.anna, room, "decide do nothing for 10m");
        office.passes(Duration.ofMinutes(1));
        office.killBot();
        office.clock.advance(Duration.ofMinutes(15));
        office.startBot();
        office.passes(Duration.ofMinutes(2));
        assertThat(kinds("INC-1").stream().filter("wait_over"::equals)).hasSize(1);
        assertThat(office.slack.messages(room).stream().filter(message -> message.text().contains("time to wait is over")))
                .hasSize(1);
    }
}
