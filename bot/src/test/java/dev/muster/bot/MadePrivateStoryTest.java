package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.CommandAnswer;
import dev.muster.sandbox.Form;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.api.Fault;
import org.junit.jupiter.api.Test;

class MadePrivateStoryTest extends Story {
    private Channel former() {
        return office.slack.findChannel("inc-1-customer-data-leaked").orElseThrow();
    }

    private Channel privately() {
        return office.slack.findChannel("inc-1-private").orElseThrow();
    }

    private void makesPrivate(Object people) {
        office.types(office.anna, former(), "private it names customers");
        assertThat(office.anna.submits(Map.of("people", people)).isAccepted()).isTrue();
        office.settle();
    }

    @Test
    void before_it_happens_a_form_says_what_remains_visible_and_names_who_is_there() {
        Channel former = office.declared("customer data leaked");
        office.bob.clicks(office.only(office.incidents, "muster_announcement"), "incident_join");
        office.settle();
        office.types(office.anna, former, "private it names customers");

        Form form = office.anna.form().orElseThrow();
        assertThat(form.callbackId()).isEqualTo("incident_private");
        assertThat(form.json().toString()).contains("What remains visible").contains("written and shared so far")
                .contains("notifications and e-mails").contains("exports").contains("cannot be made public again")
                .contains("it names customers").contains(office.bob.id()).doesNotContain(office.carol.id());
        assertThat(former.isPrivate()).isFalse();
        assertThat(office.slack.findChannel("inc-1-private")).isEmpty();
        assertThat(kinds("INC-1")).doesNotContain("made_private");
    }

    @Test
    void it_goes_on_in_a_private_channel_and_what_was_public_says_only_that() {
        Channel former = office.declared("customer data leaked");
        office.bob.joins(former);
        office.types(office.bob, former, "note the dump is on a public bucket");
        assertThat(office.only(office.incidents, "muster_announcement").hasAction("incident_join")).isTrue();
        makesPrivate(List.of(office.bob.id()));
        assertThat(office.only(office.incidents, "muster_announcement").hasAction("incident_join")).isFalse();

        Channel now = privately();
        assertThat(now.isPrivate()).isTrue();
        assertThat(now.has(office.anna)).isTrue();
        assertThat(now.has(office.bob)).isTrue();
        assertThat(now.has(office.carol)).isFalse();
        assertThat(card(now)).contains("customer data leaked").contains("only the people in this channel");
        assertThat(publicly(now)).contains("made the incident private: it names customers");
        assertThat(announcement()).contains("INC-1").contains("was made private").doesNotContain("leaked").doesNotContain("SEV3");
        assertThat(office.only(former, "muster_incident").everyText()).contains("made private").doesNotContain("leaked");
        assertThat(office.slack.messages(former).getLast().text()).contains("stays visible").doesNotContain(now.id());
        assertThat(office.anna.directMessages().getLast().everyText()).contains("is private").contains(now.mention());

        office.types(office.anna, now, "sev 1");
        office.types(office.bob, now, "resolve the bucket is closed");
        assertThat(card(now)).contains("SEV1").contains("Resolved");
        assertThat(publicly(former)).doesNotContain("SEV1").doesNotContain("bucket is closed");
        assertThat(announcement()).doesNotContain("SEV1").doesNotContain("Resolved");
        office.carol.joins(former);
        assertThat(office.types(office.carol, former, "status").shown()).isEqualTo(
                office.types(office.carol, office.general, "status").shown());
        assertThat(office.types(office.carol, former, "status INC-1").shown()).contains("There is no INC-1");
        assertThat(office.get("/api/v1/incidents/INC-1").statusCode()).isEqualTo(404);
    }

    @Test
    void whoever_is_left_out_is_outside_although_they_were_in_the_public_channel() {
        Channel former = office.declared("customer data leaked");
        office.bob.joins(former);
        office.settle();
        makesPrivate(List.of());

        assertThat(privately().has(office.bob)).isFalse();
        assertThat(office.types(office.bob, office.general, "status INC-1").shown()).contains("There is no INC-1");
    }

    @Test
    void where_slack_refuses_it_stays_public_and_whoever_asked_is_told_so() {
        office.declared("customer data leaked");
        office.slack.switches().channelCreationRestricted(true);
        makesPrivate(List.of());

        assertThat(office.slack.findChannel("inc-1-private")).isEmpty();
        assertThat(office.anna.directMessages().getLast().everyText()).contains("An admin can allow it")
                .contains("INC-1 is still public");
        assertThat(announcement()).contains("customer data leaked");
        assertThat(kinds("INC-1")).contains("effect_failed").doesNotContain("made_private");
    }

    @Test
    void asked_for_twice_it_moves_once() {
        Channel former = office.declared("customer data leaked");
        office.bob.joins(former);
        office.types(office.anna, former, "private");
        office.types(office.bob, former, "private");
        office.slack.faults().next("conversations.create", Fault.rateLimited(Duration.ofMinutes(1)));
        assertThat(office.anna.submits(Map.of()).isAccepted()).isTrue();
        assertThat(office.bob.submits(Map.of()).isAccepted()).isTrue();
        office.passes(Duration.ofMinutes(2));

        assertThat(office.slack.channels()).filteredOn(channel -> channel.name().startsWith("inc-1-private")).hasSize(1);
        assertThat(office.ofKind(privately(), "muster_incident")).hasSize(1);
    }

    @Test
    void what_is_written_in_the_channel_it_left_while_the_bot_is_down_is_still_kept() {
        Channel former = office.declared("customer data leaked");
        office.bob.joins(former);
        makesPrivate(List.of());
        office.stopBot();
        Message unheard = office.bob.says(former, "does nobody hear me?");
        Message here = office.anna.says(privately(), "we hear each other");
        office.passes(Duration.ofMinutes(7));
        assertThat(StoredWords.in(office).tablesWith(unheard.text())).isEmpty();
        office.startBot();
        office.passes(Duration.ofMinutes(1));

        assertThat(StoredWords.in(office).tablesWith(unheard.text())).contains("timeline");
        assertThat(StoredWords.in(office).tablesWith(here.text())).contains("timeline");
    }

    @Test
    void by_its_name_it_asks_for_a_click_first() {
        Channel former = office.declared("customer data leaked");
        office.anna.says(former, "<@" + office.slack.botUserId() + "> private it names customers");
        office.settle();
        Message asked = lastPrivately(office.anna, former);
        assertThat(asked.everyText()).contains("is public").contains("Nothing was done yet");
        office.anna.clicks(asked, "command_run:private");
        office.settle();
        assertThat(office.anna.form().orElseThrow().callbackId()).isEqualTo("incident_private");
    }

    @Test
    void what_is_private_already_is_said_to_be() {
        office.types(office.anna, office.general, "new customer data leaked private");
        CommandAnswer answer = office.types(office.anna, privately(), "private");
        assertThat(answer.shown()).contains("private already").contains("/invite");
    }
}
