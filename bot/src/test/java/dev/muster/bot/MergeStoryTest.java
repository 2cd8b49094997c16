package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.CommandAnswer;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.PersonOptions;
import org.junit.jupiter.api.Test;

class MergeStoryTest extends Story {
    private Channel first() {
        return office.declared("checkout is failing sev2");
    }

    private Channel second() {
        office.types(office.bob, office.general, "new Checkout fails for cards");
        return channelOf(2);
    }

    private String similar() {
        return office.slack.ephemerals(office.bob, office.general).stream().filter(message -> message.hasAction("incident_merge"))
                .map(Message::everyText).reduce("", String::concat);
    }

    @Test
    void a_similar_open_incident_is_named_to_the_declarer_alone_and_merged_with_one_click() {
        Channel first = first();
        Channel second = second();
        office.carol.joins(second);
        office.carol.says(second, "I see it, too");
        office.settle();
        assertThat(similar()).contains("INC-2 sounds like INC-1").contains("checkout is failing").contains("SEV2")
                .contains("<#" + first.id() + ">");
        assertThat(office.privately(office.anna, office.general)).doesNotContain("sounds like");
        assertThat(publicly(office.general) + publicly(second) + publicly(first)).doesNotContain("sounds like");

        Message offer = office.slack.ephemerals(office.bob, office.general).stream()
                .filter(message -> message.hasAction("incident_merge")).findFirst().orElseThrow();
        office.bob.clicks(offer, "incident_merge");
        office.bob.clicks(offer, "incident_merge");
        office.settle();

        assertThat(first.has(office.bob)).isTrue();
        assertThat(first.has(office.carol)).isTrue();
        assertThat(publicly(second)).contains("merged INC-2 into *INC-1 · checkout is failing*")
                .contains("Go on in <#" + first.id() + ">");
        assertThat(publicly(first)).contains("merged INC-2 (Checkout fails for cards) into this");
        assertThat(second.topic()).contains("Merged into INC-1: go on in #" + first.name());
        assertThat(card(second)).contains("*Merged into INC-1*").doesNotContain("Take command");
        assertThat(announcementOf(2)).contains("*Merged into INC-1*").doesNotContain("Join");
        assertThat(second.isArchived()).isFalse();
        assertThat(lastPrivately(office.bob, office.general).everyText()).contains("merged into INC-1 already");

        JsonNode merged = new Entries(office.export("INC-2")).of("incident_merged").getLast();
        assertThat(merged.path("data").path("into").asText()).isEqualTo("INC-1");
        JsonNode received = new Entries(office.export("INC-1")).of("duplicate_merged").getLast();
        assertThat(received.path("data").path("duplicate").asText()).isEqualTo("INC-2");
        JsonNode incident = office.export("INC-2").path("incident");
        assertThat(incident.path("merged_into").asText()).isEqualTo("INC-1");
        assertThat(incident.path("status").asText()).isEqualTo("resolved");
        assertThat(office.export("INC-1").path("incident").path("merged_into").isNull()).isTrue();
    }

    private String announcementOf(int number) {
        return office.ofKind(office.incidents, "muster_announcement").get(number - 1).everyText();
    }

    @Test
    void what_is_said_in_the_old_channel_is_still_recorded_and_its_deadlines_have_ended() {
        first();
        Channel second = second();
        office.types(office.bob, second, "merge INC-1");
        office.bob.says(second, "said after the merge");
        office.passes(Duration.ofMinutes(3));

        assertThat(office.export("INC-2").path("timeline").findValuesAsText("text")).contains("said after the merge");
        assertThat(office.ofKind(second, "muster_prompt")).isEmpty();
    }

    @Test
    void another_matter_an_old_one_and_a_closed_one_are_not_named() {
        first();
        office.types(office.bob, office.general, "new login is slow");
        assertThat(similar()).isEmpty();
        office.types(office.anna, channelOf(1), "resolve");
        office.types(office.bob, office.general, "new checkout fails");
        assertThat(similar()).isEmpty();
        office.clock.advance(Duration.ofHours(2).plusSeconds(1));
        office.types(office.bob, office.general, "new checkout failing");
        assertThat(similar()).isEmpty();
        office.types(office.bob, office.general, "new checkout is failing!");
        assertThat(similar()).contains("INC-5 sounds like INC-4");
    }

    @Test
    void not_the_same_leaves_both_as_they_are() {
        first();
        second();
        Message offer = office.slack.ephemerals(office.bob, office.general).stream()
                .filter(message -> message.hasAction("incident_not_same")).findFirst().orElseThrow();
        office.bob.clicks(offer, "incident_not_same");
        office.settle();

        assertThat(lastPrivately(office.bob, office.general).everyText()).contains("INC-2").contains("goes on by itself");
        assertThat(office.export("INC-2").path("incident").path("status").asText()).isEqualTo("open");
    }

    @Test
    void a_form_names_it_in_a_direct_message() {
        first();
        office.bob.usesShortcut("incident_declare");
        office.settle();
        office.bob.submits(Map.of("title", "checkout failing"));
        office.settle();
        assertThat(office.bob.directMessages().stream().map(Message::everyText).toList().toString())
                .contains("INC-2 sounds like INC-1");
    }

    @Test
    void what_makes_no_sense_is_refused_in_words() {
        Channel first = first();
        Channel second = second();
        assertThat(office.types(office.bob, second, "merge INC-2").shown()).contains("itself");
        assertThat(office.types(office.bob, second, "merge INC-99").shown()).contains("There is no INC-99");
        assertThat(office.types(office.bob, office.general, "merge INC-1").shown()).contains("/incident merge INC-13 INC-12");
        assertThat(office.types(office.bob, office.general, "merge INC-98 INC-1").shown()).contains("There is no INC-98");
        office.types(office.anna, first, "resolve");
        assertThat(office.types(office.bob, second, "merge INC-1").shown()).contains("INC-1 was resolved")
                .contains("/incident reopen");
        assertThat(office.types(office.bob, office.general, "merge INC-1 INC-2").shown()).contains("INC-1 was resolved");
        assertThat(card(second)).contains("*Open*");
    }

    @Test
    void a_merge_into_what_was_merged_goes_where_the_work_is() {
        first();
        second();
        office.types(office.carol, office.general, "new Cards are declined at checkout");
        office.types(office.bob, channelOf(2), "merge INC-1");
        CommandAnswer answer = office.types(office.carol, channelOf(3), "merge INC-2");

        assertThat(answer.shown()).contains("*INC-2* was merged into *INC-1* before").contains("*INC-3* is merged into *INC-1*");
        assertThat(office.export("INC-3").path("incident").path("merged_into").asText()).isEqualTo("INC-1");
        assertThat(channelOf(1).has(office.carol)).isTrue();
        assertThat(office.types(office.anna, channelOf(1), "merge INC-3").shown())
                .contains("INC-3 was merged into INC-1 already");
        for (String refused : new String[]{"sev 1", "lead", "resolve", "mitigated"}) {
            assertThat(office.types(office.bob, channelOf(2), refused).shown()).as(refused).contains("INC-1");
        }
    }

    @Test
    void reopened_it_stands_for_itself_again() {
        Channel first = first();
        Channel second = second();
        office.types(office.bob, second, "merge INC-1");
        office.passes(Duration.ofMinutes(5));
        assertThat(office.types(office.bob, second, "reopen it is the other gateway").shown()).contains("open again");

        assertThat(card(second)).contains("*Open*").contains("Take command").doesNotContain("Merged");
        assertThat(second.topic()).contains("Open").doesNotContain("Merged");
        assertThat(publicly(second)).contains("no longer merged into INC-1: it is the other gateway");
        assertThat(publicly(first)).contains("took INC-2 out of this again");
        assertThat(office.export("INC-2").path("incident").path("merged_into").isNull()).isTrue();
        office.passes(Duration.ofMinutes(3));
        assertThat(office.ofKind(second, "muster_prompt")).hasSize(1);
    }

    @Test
    void a_merge_by_mistake_is_taken_back_on_both_sides() {
        Channel first = first();
        Channel second = second();
        office.types(office.bob, second, "merge INC-1");
        assertThat(office.types(office.bob, second, "undo").shown()).contains("taken back");

        assertThat(card(second)).contains("*Open*");
        assertThat(second.topic()).contains("Open");
        assertThat(publicly(second)).contains("no longer merged into INC-1; it is open again");
        assertThat(publicly(first)).contains("took INC-2 out of this again");
        office.types(office.bob, second, "merge INC-1");
        office.types(office.bob, second, "reopen");
        office.types(office.bob, second, "undo");
        assertThat(office.export("INC-2").path("incident").path("merged_into").asText()).isEqualTo("INC-1");
        assertThat(kinds("INC-1").stream().filter("duplicate_merged"::equals)).hasSize(3);
    }

    @Test
    void a_crowd_is_led_over_and_whoever_cannot_come_keeps_nobody_out() {
        Channel first = first();
        Channel second = second();
        IntStream.range(0, 130).mapToObj(number -> office.slack.person("person" + number))
                .forEach(person -> person.joins(second));
        office.slack.person("guest", PersonOptions.defaults().asGuest()).joins(second);
        office.settle();
        office.types(office.bob, second, "merge INC-1");
        office.settle();

        assertThat(first.memberIds()).hasSizeGreaterThanOrEqualTo(132);
        assertThat(new Entries(office.export("INC-1")).of("people_invited").getLast().path("text").asText())
                .contains("could not invite");
    }

    @Test
    void a_merge_while_slack_is_away_is_kept_and_carried_out_afterwards() {
        Channel first = first();
        Channel second = second();
        office.bob.commands(second, "/incident", "merge INC-1");
        office.killBot();
        office.startBot();
        // What the dead one had in hand is taken up when its time is over.
        office.passes(Duration.ofMinutes(1));

        assertThat(first.has(office.bob)).isTrue();
        assertThat(kinds("INC-1")).containsOnlyOnce("duplicate_merged");
        assertThat(office.slack.messages(second).stream().filter(message -> message.text().contains("Go on in"))).hasSize(1);
    }
}
