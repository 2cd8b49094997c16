package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Person;
import dev.muster.sandbox.api.Fault;
import org.junit.jupiter.api.Test;

class HomeStoryTest extends Story {
    @Test
    void while_nothing_is_wrong_it_says_so_and_offers_to_declare() {
        opens(office.anna);

        assertThat(home(office.anna)).contains("All is quiet").contains("None so far").contains("As of <!date^")
                .contains("incident_declare").doesNotContain("INC-");
        office.anna.clicksInHome("incident_declare");
        office.settle();
        office.anna.submits(Map.of("title", "checkout is failing"));
        office.settle();
        assertThat(channelOf(1).has(office.anna)).isTrue();
        assertThat(home(office.anna)).contains("INC-1").contains("checkout is failing").doesNotContain("All is quiet");
    }

    @Test
    void mine_are_those_that_i_declared_lead_or_spoke_in_and_the_others_stand_below() {
        Channel declared = office.declared("anna declares");
        office.types(office.bob, office.general, "new bob declares");
        office.types(office.carol, office.general, "new carol declares");
        office.types(office.carol, office.general, "new nobody of us");
        office.types(office.anna, office.general, "lead INC-2");
        office.anna.joins(channelOf(3));
        office.anna.says(channelOf(3), "what is it?");
        office.settle();
        opens(office.anna);

        String home = home(office.anna);
        String mine = home.substring(home.indexOf("Your incidents"), home.indexOf("Other open incidents"));
        assertThat(mine).contains("anna declares").contains(declared.mention()).contains("bob declares")
                .contains("carol declares")
                .doesNotContain("nobody of us");
        assertThat(home.substring(home.indexOf("Other open incidents"))).contains("nobody of us")
                .contains(channelOf(4).mention());
    }

    @Test
    void join_brings_me_in_from_the_tab_and_says_so_once_it_is_so() {
        Channel channel = office.declared("checkout is failing");
        opens(office.bob);
        office.bob.clicksInHome("incident_join", "INC-1");
        office.settle();

        assertThat(channel.has(office.bob)).isTrue();
        assertThat(office.bob.directMessages().getLast().everyText()).contains(channel.mention());
    }

    @Test
    void who_looks_at_it_sees_changes_and_many_of_them_cost_one_drawing() {
        opens(office.bob);
        Channel channel = office.declared("checkout is failing");
        assertThat(home(office.bob)).contains("INC-1").contains("SEV3").contains("nobody yet");
        office.passes(Duration.ofSeconds(30));
        long before = office.slack.countOf("views.publish");
        for (int severity : new int[]{2, 1}) {
            office.anna.commands(channel, "/incident", "sev " + severity);
        }
        office.anna.commands(channel, "/incident", "lead");
        office.bob.commands(office.general, "/incident", "new login is slow");
        office.settle();

        assertThat(home(office.bob)).contains("SEV1").contains(office.anna.mention()).contains("login is slow");
        // The channel of the new incident comes behind the changes that were made at once.
        assertThat(office.slack.countOf("views.publish") - before).isBetween(1L, 2L);
        office.types(office.anna, channel, "resolve");
        assertThat(home(office.bob)).doesNotContain("INC-1");
        assertThat(home(office.anna)).isEmpty();
    }

    @Test
    void an_incident_that_i_speak_in_becomes_mine_before_my_eyes() {
        Channel channel = office.declared("checkout is failing");
        opens(office.bob);
        assertThat(home(office.bob)).contains("None so far");
        office.bob.joins(channel);
        office.bob.says(channel, "it was v42");
        office.settle();

        assertThat(home(office.bob)).doesNotContain("None so far").contains("No other.");
    }

    @Test
    void who_opened_it_long_ago_is_left_alone_and_sees_the_present_on_opening_it_again() {
        opens(office.bob);
        office.passes(Duration.ofMinutes(1));
        office.clock.advance(Duration.ofHours(2));
        office.settle();
        long before = office.slack.countOf("views.publish");
        Channel unused = office.declared("checkout is failing");
        assertThat(office.slack.countOf("views.publish")).isEqualTo(before);

        opens(office.bob);
        assertThat(home(office.bob)).contains("INC-1");
    }

    @Test
    void a_resolved_one_of_mine_stays_for_a_week() {
        Channel channel = office.declared("checkout is failing");
        office.types(office.anna, channel, "resolve");
        opens(office.anna);
        assertThat(home(office.anna)).contains("INC-1").contains("Resolved").contains("All is quiet");

        office.clock.advance(Duration.ofDays(7));
        office.settle();
        opens(office.anna);
        assertThat(home(office.anna)).doesNotContain("INC-1");
    }

    @Test
    void while_slack_refuses_nothing_else_waits_and_later_the_tab_shows_the_present() {
        office.slack.faults().next("views.publish", Fault.rateLimited(Duration.ofSeconds(40)));
        opens(office.bob);
        Channel channel = office.declared("checkout is failing");
        assertThat(card(channel)).contains("INC-1");
        assertThat(home(office.bob)).isEmpty();

        office.passes(Duration.ofMinutes(1));
        assertThat(home(office.bob)).contains("INC-1");
    }

    @Test
    void whatever_titles_say_the_tab_is_drawn_and_rings_for_nobody() {
        office.types(office.anna, office.general, "new <!channel> `*_~ & 🔥");
        opens(office.bob);

        assertThat(home(office.bob)).contains("INC-1").doesNotContain("<!channel>");
    }

    @Test
    void a_killed_bot_still_draws_what_was_asked_of_it() {
        office.bob.opensHome();
        office.slack.quiet(Duration.ofSeconds(30));
        office.killBot();
        office.startBot();
        // Longer than a claim holds: the bot may have been killed while it was at it.
        office.passes(Duration.ofSeconds(90));

        assertThat(home(office.bob)).contains("All is quiet");
    }

    private void opens(Person who) {
        who.opensHome();
        office.settle();
    }

    private static String home(Person who) {
        return who.home().map(Object::toString).orElse("");
    }
}
