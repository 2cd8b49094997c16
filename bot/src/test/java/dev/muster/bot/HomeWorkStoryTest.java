package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Person;
import dev.muster.sandbox.workspace.Usergroup;
import org.junit.jupiter.api.Test;

/** Whoever looks at their Home tab sees what they have to do, and does it from there. */
class HomeWorkStoryTest extends WorkStory {
    @Override
    protected String settings() {
        return "incidents: {commanders: \"<!subteam^S0RESCUE>\"}";
    }

    @Test
    void my_assignments_stand_there_and_are_done_from_there() {
        opens(office.bob);
        assertThat(home(office.bob)).doesNotContain("My assignments");
        assign("find the cause 10m");
        assertThat(home(office.bob)).contains("My assignments").contains("find the cause");
        opens(office.carol);
        assertThat(home(office.carol)).doesNotContain("find the cause");

        office.bob.clicksInHome("assignment_ack", "INC-1 assignment:1");
        office.settle();
        assertThat(state(1)).isEqualTo("acknowledged");
        office.bob.clicksInHome("assignment_more", "INC-1 assignment:1");
        office.settle();
        submits(office.bob, Map.of("time", "30m"));
        assertThat(row(1).path("extensions").size()).isEqualTo(1);
        office.bob.clicksInHome("assignment_blocked", "INC-1 assignment:1");
        office.settle();
        submits(office.bob, Map.of("words", "access to billing"));
        assertThat(state(1)).isEqualTo("blocked");
        office.bob.clicksInHome("assignment_done", "INC-1 assignment:1");
        office.settle();
        assertThat(state(1)).isEqualTo("done");
        assertThat(home(office.bob)).doesNotContain("My assignments");
    }

    @Test
    void what_is_mine_to_do_comes_first_and_without_my_own_name() {
        assign("find the cause 10m");
        opens(office.bob);

        String tab = home(office.bob);
        assertThat(tab.indexOf("My assignments")).isBetween(0, tab.indexOf("Declare an incident"));
        assertThat(tab.substring(0, tab.indexOf("Declare an incident"))).contains("#1 find the cause")
                .doesNotContain(office.bob.mention());
    }

    @Test
    void what_waits_for_me_stands_there_with_its_buttons() {
        opens(office.anna);
        opens(office.carol);
        office.types(office.bob, room, "propose drop the cache 10m");
        office.types(office.carol, room, "object sessions are lost");
        assertThat(home(office.anna)).contains("Waiting for me").contains("drop the cache").contains("proposal_overrule");
        assertThat(home(office.carol)).doesNotContain("drop the cache");
        office.anna.clicksInHome("proposal_drop", "INC-1 proposal:1");
        office.settle();
        assertThat(home(office.anna)).doesNotContain("drop the cache");

        office.types(office.bob, room, "yesno " + office.carol.mention() + " is it slow?");
        assertThat(home(office.carol)).contains("is it slow?");
        office.carol.clicksInHome("question_no", "INC-1 question:1");
        office.settle();
        assertThat(home(office.carol)).doesNotContain("is it slow?");
        assertThat(publicly(room)).contains("*no*");

        office.types(office.anna, room, "handover " + office.carol.mention());
        assertThat(home(office.carol)).contains("offers you a role: Incident Commander");
        office.carol.clicksInHome("handover_accept", "INC-1 handover:1");
        office.settle();
        assertThat(card(room)).contains("Incident Commander:* " + office.carol.mention());
        assertThat(home(office.carol)).doesNotContain("offers you");

        office.types(office.carol, room, "resolve");
        assertThat(home(office.carol)).contains("Who owns the review?");
        office.carol.clicksInHome("review_owner:0", "INC-1 " + office.carol.id());
        office.settle();
        assertThat(home(office.carol)).doesNotContain("Who owns the review?");
    }

    @Test
    void what_one_may_object_to_stands_there_for_everybody_in_the_channel_the_urgent_first() {
        Person dora = office.slack.person("dora");
        opens(office.carol);
        opens(office.bob);
        opens(dora);
        office.types(office.anna, room, "yesno " + office.carol.mention() + " is it slow?");
        office.types(office.bob, room, "propose drop the cache 10m");
        office.types(office.bob, room, "propose restart pods 3m");
        office.passes(Duration.ofSeconds(6));

        String tab = home(office.carol);
        assertThat(tab).contains("objections until").contains("proposal_object").contains("proposal_question");
        assertThat(tab.indexOf("restart pods")).isBetween(0, tab.indexOf("drop the cache"));
        assertThat(tab.indexOf("drop the cache")).isBetween(0, tab.indexOf("is it slow?"));
        assertThat(home(office.bob)).as("his own").doesNotContain("restart pods");
        assertThat(home(dora)).as("not in the channel").doesNotContain("restart pods");

        office.carol.clicksInHome("proposal_object", "INC-1 proposal:2");
        office.settle();
        submits(office.carol, Map.of("words", "sessions are lost"));
        office.passes(Duration.ofSeconds(6));
        assertThat(home(office.carol)).doesNotContain("restart pods").contains("drop the cache");
        assertThat(publicly(room)).contains("sessions are lost");
    }

    @Test
    void a_review_that_is_mine_stands_there_with_its_day() {
        opens(office.bob);
        office.bob.says(room, "I look at it");
        office.types(office.anna, room, "resolve");
        office.types(office.anna, room, "review owner " + office.bob.mention());
        office.passes(Duration.ofSeconds(6));
        assertThat(home(office.bob)).contains("My reviews").contains("due").contains("checkout is failing");
        assertThat(home(office.bob)).as("over, and calm").contains(":white_check_mark: *SEV2*").doesNotContain("orange_circle");
    }

    @Test
    void a_review_is_mine_also_where_i_took_no_part_and_of_a_private_one_only_in_its_channel() {
        Person dora = office.slack.person("dora");
        opens(dora);
        office.types(office.anna, room, "resolve");
        office.types(office.anna, room, "review owner " + dora.mention());
        office.passes(Duration.ofSeconds(6));
        assertThat(home(dora)).contains("My reviews").contains("checkout is failing");

        office.types(office.anna, office.general, "new payroll leak private");
        Channel secret = channelOf(2);
        office.types(office.anna, secret, "lead");
        office.anna.invites(secret, dora);
        office.types(office.anna, secret, "resolve");
        office.types(office.anna, secret, "review owner " + dora.mention());
        office.passes(Duration.ofSeconds(6));
        assertThat(home(dora)).contains("payroll leak");
        dora.leaves(secret);
        office.settle();
        opens(dora);
        assertThat(home(dora)).doesNotContain("payroll leak").contains("checkout is failing");
    }

    @Test
    void who_is_on_call_stands_there_by_name_where_slack_says_who_is_in_the_group() {
        office.slack.workspace().accounts().put(new Usergroup("S0RESCUE", "rescue", "Rescue",
                List.of(office.anna.id(), office.carol.id()), office.clock.instant()));
        opens(office.bob);
        assertThat(home(office.bob)).contains("On call for command: %s, %s".formatted(office.anna.mention(),
                office.carol.mention()));
        int asked = office.slack.calls("usergroups.users.list").size();
        opens(office.carol);
        assertThat(office.slack.calls("usergroups.users.list")).as("remembered").hasSize(asked);
    }

    @Test
    void a_text_for_customers_is_approved_from_there_by_whoever_has_command() {
        opens(office.anna);
        opens(office.carol);
        office.types(office.bob, room, "external Some card payments fail. We are working on it.");
        assertThat(home(office.anna)).contains("waits for your approval").contains("Some card payments fail");
        assertThat(home(office.carol)).doesNotContain("Some card payments fail");

        office.anna.clicksInHome("update_approve", "INC-1 update:1");
        office.settle();
        assertThat(home(office.anna)).doesNotContain("Some card payments fail");
        assertThat(kinds("INC-1")).containsOnlyOnce("external_approved");
    }

    @Test
    void who_is_in_it_is_not_offered_to_join() {
        Person dora = office.slack.person("dora");
        opens(dora);
        opens(office.bob);
        assertThat(home(office.bob)).contains("INC-1").doesNotContain("incident_join");
        assertThat(home(dora)).contains("incident_join");
        dora.clicksInHome("incident_join", "INC-1");
        office.settle();
        assertThat(room.has(dora)).isTrue();
        assertThat(home(dora)).contains("INC-1").doesNotContain("incident_join");
    }

    @Test
    void who_is_on_call_stands_there_where_a_group_is_named() {
        opens(office.bob);
        assertThat(home(office.bob)).contains("<!subteam^S0RESCUE>");
    }

    @Test
    void of_a_private_one_only_its_members_see_anything() {
        office.types(office.anna, office.general, "new payroll leak private");
        Channel secret = channelOf(2);
        office.anna.invites(secret, office.bob);
        office.settle();
        office.types(office.anna, secret, "assign " + office.bob.mention() + " close the hole");
        opens(office.bob);
        opens(office.carol);
        assertThat(home(office.bob)).contains("close the hole");
        assertThat(home(office.carol)).doesNotContain("close the hole").doesNotContain("payroll");

        office.bob.leaves(secret);
        office.settle();
        opens(office.bob);
        assertThat(home(office.bob)).doesNotContain("close the hole");
    }

    private void opens(Person who) {
        who.opensHome();
        office.settle();
    }

    private static String home(Person who) {
        return who.home().map(Object::toString).orElse("");
    }
}
