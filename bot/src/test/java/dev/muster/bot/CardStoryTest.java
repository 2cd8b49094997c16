package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.api.ApiCall;
import org.junit.jupiter.api.Test;

class CardStoryTest extends Story {
    @Test
    void people_can_act_after_three_calls_and_the_rest_follows() {
        int before = office.slack.calls().size();
        office.types(office.anna, office.general, "new checkout is failing @bob");

        // Names are looked up when Slack tells who came in, whenever that is.
        List<ApiCall> calls = office.slack.calls().stream().skip(before).filter(call -> !call.method().equals("users.info"))
                .toList();
        assertThat(calls.getFirst().method()).isEqualTo("conversations.create");
        // These two go side by side.
        List<ApiCall> beside = calls.stream().skip(1).limit(2).sorted(Comparator.comparing(ApiCall::method)).toList();
        assertThat(beside.stream().map(ApiCall::method)).containsExactly("chat.postMessage", "conversations.invite");
        assertThat(beside.getLast().args().path("users").asText()).contains(office.anna.id()).contains(office.bob.id());
        assertThat(beside.getFirst().args().path("metadata").path("event_type").asText()).isEqualTo("muster_incident");
        assertThat(calls.stream().skip(3).map(ApiCall::method)).contains("pins.add", "bookmarks.add", "conversations.setTopic",
                "chat.postMessage");
    }

    @Test
    void one_pinned_card_and_one_announcement_follow_every_change() {
        Channel channel = office.declared("checkout is failing sev3");
        assertThat(card(channel)).contains("checkout is failing").contains("SEV3").contains("Open").contains("nobody yet")
                .contains("Impact").contains("/incident help");
        String first = office.only(channel, "muster_incident").ts();

        follows(channel, "lead", office.anna.mention());
        follows(channel, "sev 1 it spreads", "SEV1");
        follows(channel, "mitigated rolled back", "Mitigated");
        follows(channel, "reopen it is back", "Open");
        follows(channel, "resolve", "Resolved");
        follows(channel, "reopen", "Open");

        Message card = office.only(channel, "muster_incident");
        assertThat(card.ts()).isEqualTo(first);
        assertThat(office.slack.pins(channel)).containsExactly(card);
        assertThat(office.slack.bookmarks(channel)).hasSize(1);
        assertThat(channel.topic()).contains("SEV1").contains("Open").contains("anna");
    }

    private void follows(Channel channel, String typed, String shown) {
        office.types(office.anna, channel, typed);
        assertThat(card(channel)).as(typed).contains(shown);
        assertThat(announcement()).as(typed).contains(shown);
    }

    @Test
    void the_card_and_the_announcement_say_the_impact_that_was_given() {
        office.types(office.anna, office.general, "new");
        office.anna.submits(Map.of("title", "checkout is failing", "impact", "EU cards <are> declined"));
        office.settle();

        assertThat(card(channelOf(1))).contains("EU cards &lt;are&gt; declined");
        assertThat(announcement()).contains("EU cards &lt;are&gt; declined");
    }

    @Test
    void what_is_missing_has_a_button_and_one_of_them_is_the_next_step() {
        Channel channel = office.declared("checkout is failing sev2");
        assertThat(announcement()).contains("not stated yet");
        assertThat(primary(channel)).containsExactly("role_claim");
        office.types(office.anna, channel, "lead");
        assertThat(primary(channel)).containsExactly("command_run:impact");

        office.passes(Duration.ofMinutes(31));
        assertThat(primary(channel)).containsExactly("update_open");
        office.anna.clicks(office.only(channel, "muster_incident"), "command_run:impact");
        office.settle();
        office.anna.submits(Map.of("impact", "EU cards are declined"));
        office.settle();
        assertThat(card(channel)).contains("EU cards are declined");
        assertThat(office.only(channel, "muster_incident").hasAction("command_run:impact")).isFalse();

        office.anna.clicks(office.only(channel, "muster_incident"), "update_open");
        office.settle();
        String form = office.anna.form().orElseThrow().toString();
        assertThat(form).contains("Update · INC-1").contains("30m from now is ");
        office.anna.submits(Map.of("text", "We are rolling back."));
        office.settle();
        assertThat(office.only(channel, "muster_incident").actionIds()).isEmpty();
        assertThat(office.only(channel, "muster_update").everyText()).contains("*SEV2*").contains("*Open* since");
    }

    @Test
    void of_a_small_one_nobody_is_asked_for_the_impact() {
        Channel channel = office.declared("typo on the front page sev4");
        office.types(office.anna, channel, "lead");
        assertThat(office.only(channel, "muster_incident").actionIds()).isEmpty();
    }

    private List<String> primary(Channel channel) {
        List<String> primary = new ArrayList<>();
        office.only(channel, "muster_incident").blocks().findParents("style").stream()
                .filter(button -> button.path("style").asText().equals("primary"))
                .forEach(button -> primary.add(button.path("action_id").asText()));
        return primary;
    }

    @Test
    void nobody_joins_a_resolved_incident_from_its_announcement_but_after_it_was_opened_again() {
        Channel channel = office.declared("checkout is failing");
        office.types(office.anna, channel, "resolve");
        assertThat(office.only(office.incidents, "muster_announcement").hasAction("incident_join")).isFalse();
        assertThat(office.only(channel, "muster_incident").hasAction("role_claim")).isFalse();

        office.types(office.anna, channel, "reopen");
        office.bob.clicks(office.only(office.incidents, "muster_announcement"), "incident_join");
        office.settle();
        assertThat(channel.has(office.bob)).isTrue();
    }

    @Test
    void the_bot_joins_the_announce_channel_by_itself() {
        assertThat(office.incidents.memberIds()).doesNotContain(office.slack.botUserId());
        office.declared("checkout is failing");

        assertThat(office.incidents.memberIds()).contains(office.slack.botUserId());
        assertThat(announcement()).contains("checkout is failing");
    }

    @Test
    void where_it_may_not_join_the_channel_hears_of_it_in_words_and_an_invitation_mends_it() {
        office.slack.declineScope("channels:join");
        Channel channel = office.declared("checkout is failing");

        assertThat(office.ofKind(office.incidents, "muster_announcement")).isEmpty();
        assertThat(publicly(channel)).contains("the announcement").contains("Invite");
        assertThat(kinds("INC-1")).contains("effect_failed");
        office.anna.invites(office.incidents, office.slack.botUserId());
        office.types(office.bob, office.general, "new login fails");
        assertThat(announcement()).contains("login fails");
    }
}
