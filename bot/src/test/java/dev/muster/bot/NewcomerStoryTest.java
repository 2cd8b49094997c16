package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NewcomerStoryTest extends Story {
    private Channel channel;

    @BeforeEach
    void an_incident_that_is_under_way() {
        channel = office.declared("checkout is failing sev2");
        office.clock.advance(Duration.ofMinutes(10));
        office.settle();
    }

    @Test
    void a_newcomer_is_shown_where_it_stands_and_nobody_else_is_told() {
        office.types(office.anna, channel, "lead");
        office.types(office.anna, channel, "note the vendor confirms an outage");
        String before = publicly(channel);
        joins(office.carol);

        Message overview = lastPrivately(office.carol, channel);
        assertThat(overview.everyText()).contains("INC-1", "checkout is failing", "SEV2", "*Open* since", office.anna.mention(),
                "the vendor confirms an outage", "Where to look", "How to help", "not stated yet", "10 min");
        assertThat(overview.hasAction("role_claim")).isFalse();
        assertThat(publicly(channel)).startsWith(before);
        assertThat(office.ofKind(channel, "muster_note"))
                .noneMatch(message -> message.everyText().contains(office.carol.mention()));
        assertThat(office.slack.ephemerals(office.anna, channel)).noneMatch(message -> message.everyText().contains("Welcome"));
        assertThat(new Entries(office.export("INC-1")).by(office.carol, "member_joined")).hasSize(1);
    }

    @Test
    void what_nobody_has_said_is_not_claimed() {
        joins(office.carol);

        Message overview = lastPrivately(office.carol, channel);
        assertThat(overview.everyText()).contains("*Incident Commander:* nobody yet").contains("*Impact:* not stated yet")
                .contains("Nobody has command yet");
        office.carol.clicks(overview, "role_claim");
        office.settle();
        assertThat(card(channel)).contains(office.carol.mention());
    }

    @Test
    void it_can_be_had_as_a_direct_message_which_stays() {
        joins(office.carol);
        office.carol.clicks(lastPrivately(office.carol, channel), "overview_direct");
        office.settle();

        assertThat(office.carol.directMessages()).hasSize(1);
        Message direct = office.carol.directMessages().getFirst();
        assertThat(direct.everyText()).contains("INC-1", channel.mention(), "How to help").doesNotContain("Only you see this");
        assertThat(direct.hasAction("overview_direct")).isFalse();
    }

    @Test
    void who_declares_is_invited_or_is_quick_has_the_card_and_gets_nothing_more() {
        office.types(office.anna, office.general, "new login is slow @bob");
        Channel second = channelOf(2);
        office.carol.joins(second);
        office.settle();

        for (Person person : List.of(office.anna, office.bob, office.carol)) {
            assertThat(second.has(person)).isTrue();
            assertThat(office.privately(person, second)).isEmpty();
        }
    }

    @Test
    void who_comes_back_within_minutes_is_not_told_again_and_later_is() {
        joins(office.carol);
        office.carol.leaves(channel);
        office.clock.advance(Duration.ofMinutes(5));
        joins(office.carol);
        assertThat(office.slack.ephemerals(office.carol, channel)).hasSize(1);

        office.carol.leaves(channel);
        office.clock.advance(Duration.ofMinutes(11));
        office.types(office.anna, channel, "mitigated rolled back");
        joins(office.carol);
        assertThat(office.slack.ephemerals(office.carol, channel)).hasSize(2);
        assertThat(lastPrivately(office.carol, channel).everyText()).contains("Mitigated").contains("rolled back");
    }

    @Test
    void bots_are_not_welcomed() {
        var deploys = office.slack.app("Deploys");
        office.anna.invites(channel, deploys.posts(office.general, "hello").userId().orElseThrow());
        office.settle();
        office.passes(Duration.ofMinutes(1));

        assertThat(office.slack.countOf("chat.postEphemeral")).isZero();
    }

    @Test
    void who_left_again_at_once_is_not_followed_into_their_direct_messages() {
        office.carol.joins(channel);
        office.carol.leaves(channel);
        office.settle();

        assertThat(office.carol.directMessages()).isEmpty();
        assertThat(kinds("INC-1")).doesNotContain("effect_failed");
    }

    @Test
    void in_a_resolved_incident_it_says_that_it_is_over() {
        office.types(office.anna, channel, "resolve rolled back");
        joins(office.carol);

        assertThat(lastPrivately(office.carol, channel).everyText()).contains("Resolved").contains("It is over")
                .doesNotContain("Take command");
    }

    @Test
    void a_crowd_gets_one_each_and_keeps_nobody_waiting() {
        List<Person> crowd = IntStream.range(0, 40).mapToObj(number -> office.slack.person("guest" + number)).toList();
        String before = publicly(channel);
        crowd.forEach(person -> person.joins(channel));
        office.anna.commands(channel, "/incident", "note still failing");
        office.slack.quiet(Duration.ofSeconds(30));
        office.bot().drain();
        // Nothing had to be waited for: the note is there before the clock has moved at all.
        assertThat(publicly(channel)).contains("still failing");
        office.settle();
        office.passes(Duration.ofMinutes(2));

        assertThat(crowd).allSatisfy(person -> assertThat(office.slack.ephemerals(person, channel)).hasSize(1));
        assertThat(office.slack.countOf("chat.postEphemeral")).isEqualTo(40);
        long notices = office.slack.messages(channel).stream().filter(message -> !message.eventType().isEmpty()).count();
        assertThat(notices).isLessThan(10);
        assertThat(publicly(channel)).startsWith(before);
    }

    @Test
    void what_was_promised_before_a_kill_arrives_after_it() {
        office.carol.joins(channel);
        office.slack.quiet(Duration.ofSeconds(30));
        office.killBot();
        office.startBot();
        // Longer than a claim holds: the bot may have been killed while it was at it.
        office.passes(Duration.ofSeconds(90));

        assertThat(office.slack.ephemerals(office.carol, channel)).hasSize(1);
    }

    private void joins(Person person) {
        person.joins(channel);
        office.settle();
    }
}
