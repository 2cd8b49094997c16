package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.api.Fault;
import org.junit.jupiter.api.Test;

/** An incident becomes private while other things about it are still on their way. */
class PrivateMeanwhileStoryTest extends Story {
    private static final Duration HELD = Duration.ofMinutes(1);

    private Channel privately() {
        return office.slack.findChannel("inc-1-private").orElseThrow();
    }

    private void asksForPrivacy(Channel former) {
        office.types(office.anna, former, "private it names customers");
        assertThat(office.anna.submits(Map.of("people", List.of())).isAccepted()).isTrue();
        office.settle();
    }

    @Test
    void an_announcement_of_which_nobody_knew_whether_it_stands_is_blanked() {
        office.slack.faults().next("chat.postMessage", Fault.okWithUnknownFields(), Fault.timeoutAfterEffect());
        office.slack.faults().next("conversations.history", Fault.rateLimited(Duration.ofMinutes(2)));
        Channel former = office.declared("customer data leaked");
        assertThat(announcement()).contains("customer data leaked");
        assertThat(kinds("INC-1")).doesNotContain("announcement_posted");
        asksForPrivacy(former);
        assertThat(privately().isPrivate()).isTrue();
        office.passes(Duration.ofMinutes(3));

        assertThat(announcement()).contains("was made private").doesNotContain("leaked").doesNotContain("SEV3");
        assertThat(publicly(office.incidents)).doesNotContain("leaked");
    }

    @Test
    void what_somebody_was_asked_for_in_public_does_not_reach_them_once_it_is_private() {
        Channel former = office.declared("customer data leaked");
        office.slack.faults().next("conversations.open", Fault.rateLimited(HELD));
        office.types(office.anna, former, "assign " + office.bob.mention() + " find the leaked file 10m");
        asksForPrivacy(former);
        office.passes(HELD.multipliedBy(2));

        assertThat(privately().isPrivate()).isTrue();
        assertThat(office.bob.directMessages().stream().map(Message::everyText)).noneMatch(text -> text.contains("leaked"));
    }

    @Test
    void whoever_joins_or_is_led_over_while_it_becomes_private_stays_outside_and_is_told() {
        Channel former = office.declared("customer data leaked");
        office.types(office.bob, office.general, "new dumps on a public bucket");
        office.carol.joins(channelOf(2));
        office.settle();
        office.slack.faults().next("conversations.invite", Fault.rateLimited(HELD));
        office.bob.clicks(office.ofKind(office.incidents, "muster_announcement").getFirst(), "incident_join");
        office.settle();
        office.types(office.bob, channelOf(2), "merge INC-1");
        asksForPrivacy(former);
        office.passes(HELD.multipliedBy(2));

        assertThat(privately().has(office.anna)).isTrue();
        assertThat(privately().has(office.bob)).isFalse();
        assertThat(privately().has(office.carol)).isFalse();
        assertThat(office.privately(office.bob, office.incidents)).contains("made private meanwhile")
                .doesNotContain(privately().id());
        assertThat(publicly(channelOf(2))).contains("made private meanwhile").doesNotContain(privately().id());
    }

    @Test
    void the_second_of_two_who_want_it_private_is_brought_in_with_those_they_chose_and_is_told() {
        Channel former = office.declared("customer data leaked");
        office.bob.joins(former);
        office.types(office.anna, former, "private");
        office.types(office.bob, former, "private");
        office.slack.faults().next("conversations.create", Fault.rateLimited(HELD));
        assertThat(office.anna.submits(Map.of("people", List.of())).isAccepted()).isTrue();
        assertThat(office.bob.submits(Map.of("people", List.of(office.carol.id()))).isAccepted()).isTrue();
        office.passes(HELD.multipliedBy(8));

        assertThat(privately().has(office.bob)).isTrue();
        assertThat(privately().has(office.carol)).isTrue();
        assertThat(office.bob.directMessages().getLast().everyText()).contains("is private").contains(privately().mention());
        assertThat(office.slack.channels()).filteredOn(channel -> channel.name().startsWith("inc-1-private")).hasSize(1);
        assertThat(office.ofKind(privately(), "muster_incident")).hasSize(1);
        assertThat(lines(former, "was made private")).hasSize(2);
    }

    private List<Message> lines(Channel channel, String words) {
        return office.slack.messages(channel).stream().filter(message -> message.everyText().contains(words)).toList();
    }

    @Test
    void a_word_about_it_that_is_still_on_its_way_to_an_outsider_is_not_said() {
        Channel former = office.declared("customer data leaked");
        office.bob.usesShortcut("incident_declare");
        office.settle();
        office.slack.faults().next("conversations.open", Fault.rateLimited(HELD));
        office.bob.submits(Map.of("title", "customer data is leaked"));
        office.settle();
        asksForPrivacy(former);
        office.passes(HELD.multipliedBy(2));

        assertThat(privately().isPrivate()).isTrue();
        assertThat(office.bob.directMessages().toString()).contains("*INC-2* has its channel").doesNotContain("INC-1");
    }

    @Test
    void those_who_are_moved_have_the_fresh_card_and_need_no_overview() {
        Channel former = office.declared("customer data leaked");
        office.bob.joins(former);
        office.passes(Duration.ofMinutes(20));
        office.types(office.anna, former, "private");
        assertThat(office.anna.submits(Map.of("people", List.of(office.bob.id()))).isAccepted()).isTrue();
        office.settle();
        office.passes(Duration.ofSeconds(30));

        assertThat(privately().has(office.bob)).isTrue();
        assertThat(office.slack.ephemerals(office.bob, privately())).isEmpty();
        assertThat(office.slack.ephemerals(office.anna, privately())).isEmpty();
        office.passes(Duration.ofMinutes(5));
        office.anna.invites(privately(), office.carol);
        office.settle();
        office.passes(Duration.ofSeconds(10));
        assertThat(office.privately(office.carol, privately())).contains("INC-1");
    }
}
