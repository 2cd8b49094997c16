package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.PersonOptions;
import org.junit.jupiter.api.Test;

/** Reviews that came due are told of once a week to whoever looks after the process (T7). They are of SEV2, resolved on Monday, the 2nd. */
class ReviewDigestStoryTest extends ProcessStory {
    private static final String DUE = "came due. Whether";
    /** Due on Monday, the 9th, at three in the morning; their owners are told at nine. */
    private static final String WEEK_AFTER = "2026-03-16T09:01:00Z";

    private Channel resolved(int number, String title) {
        Channel channel = office.declared(title + " sev2");
        office.types(office.anna, channel, "lead");
        office.types(office.anna, channel, "resolve");
        assertThat(channelOf(number)).isEqualTo(channel);
        return channel;
    }

    @Test
    void all_of_a_week_stand_in_one_message_with_owner_and_day_and_are_named_once() {
        office.types(office.anna, room, "resolve");
        office.types(office.anna, room, "review owner " + office.bob.mention());
        resolved(2, "login & logout");
        jumps("2026-03-09T09:01:00Z");
        assertThat(told(office.bob, "was due")).hasSize(1);
        assertThat(dora.directMessages()).as("their owner is told first").isEmpty();
        jumps("2026-03-16T08:59:00Z");
        assertThat(dora.directMessages()).isEmpty();

        jumps(WEEK_AFTER);
        assertThat(told(dora, DUE)).singleElement().satisfies(said -> assertThat(said).contains("2 reviews came due")
                .containsSubsequence("*INC-1*", "checkout is failing", office.bob.mention(), "due since", "*INC-2*",
                        "login &amp; logout", "nobody owns it"));
        assertThat(told(office.bob, "was due")).as("and is not reminded any more").hasSize(1);
        jumps("2026-03-23T09:01:00Z");
        jumps("2026-03-30T09:01:00Z");
        assertThat(dora.directMessages()).hasSize(1);
    }

    @Test
    void it_comes_once_also_where_the_bot_was_away_at_the_time_and_falls_over_again() {
        office.types(office.anna, room, "resolve");
        resolved(2, "login is slow");
        jumps("2026-03-13T12:00:00Z");
        office.killBot();
        office.clock.advance(Duration.ofDays(4));
        office.startBot();
        office.killBot();
        office.startBot();
        office.passes(Duration.ofSeconds(10));
        assertThat(told(dora, DUE)).singleElement().satisfies(said -> assertThat(said).contains("*INC-1*").contains("*INC-2*"));
    }

    @Test
    void who_owns_it_by_then_is_named() {
        office.types(office.anna, room, "resolve");
        office.types(office.anna, room, "review owner " + office.bob.mention());
        jumps("2026-03-10T12:00:00Z");
        office.types(office.bob, room, "review owner " + office.carol.mention());
        jumps(WEEK_AFTER);
        assertThat(told(dora, DUE)).singleElement().satisfies(
                said -> assertThat(said).contains(office.carol.mention()).doesNotContain(office.bob.mention()));
    }

    @Test
    void what_was_reopened_or_is_not_due_is_not_in_it_and_where_nothing_is_nothing_is_sent() {
        office.types(office.anna, room, "resolve");
        jumps("2026-03-12T12:00:00Z");
        office.types(office.anna, room, "reopen");
        jumps(WEEK_AFTER);
        assertThat(dora.directMessages()).isEmpty();

        office.types(office.anna, room, "resolve");
        jumps("2026-03-23T09:01:00Z");
        assertThat(dora.directMessages()).as("due on that day, and so told of a week later").isEmpty();
        jumps("2026-03-30T09:01:00Z");
        assertThat(told(dora, DUE)).singleElement().satisfies(said -> assertThat(said).contains("1 review came due"));
    }

    @Test
    void a_private_one_is_not_named_to_somebody_outside() {
        office.types(office.anna, room, "resolve");
        office.types(office.anna, office.general, "new payroll leak sev2 private");
        Channel secret = channelOf(2);
        office.types(office.anna, secret, "resolve");
        jumps(WEEK_AFTER);
        assertThat(told(dora, DUE)).singleElement()
                .satisfies(said -> assertThat(said).contains("1 review").doesNotContain("INC-2").doesNotContain("payroll"));
        assertThat(dora.directMessages().toString()).doesNotContain("payroll");
    }

    @Test
    void it_comes_at_nine_where_they_live_and_a_holiday_is_passed_over() {
        dora = office.slack.person("emil", PersonOptions.defaults().timeZone("America/New_York"));
        named("process_owner: " + dora.mention() + ", holidays: [2026-03-16]");
        // Known by what they once wrote; their name and zone are looked up then.
        dora.joins(room);
        dora.says(room, "hello");
        office.settle();
        office.types(office.anna, room, "resolve");
        jumps("2026-03-17T12:59:00Z");
        assertThat(told(dora, DUE)).isEmpty();
        jumps("2026-03-17T13:01:00Z");
        assertThat(told(dora, DUE)).hasSize(1);
    }

    @Test
    void where_nobody_looks_after_the_process_none_is_sent() {
        named("zone: UTC");
        office.types(office.anna, room, "resolve");
        jumps(WEEK_AFTER);
        assertThat(dora.directMessages()).isEmpty();
        assertThat(told(office.anna, DUE)).isEmpty();
    }
}
