package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.CommandAnswer;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.SubmitAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateStoryTest extends Story {
    @Test
    void a_private_incident_has_a_private_channel_with_a_neutral_name_and_no_announcement() {
        CommandAnswer answer = office.types(office.anna, office.general, "new customer data leaked @bob sev1 private");

        assertThat(answer.shown()).contains("INC-1").contains("*private*").contains("nothing is announced");
        Channel channel = channelOf(1);
        assertThat(channel.isPrivate()).isTrue();
        assertThat(channel.name()).isEqualTo("inc-1-private");
        assertThat(channel.has(office.anna)).isTrue();
        assertThat(channel.has(office.bob)).isTrue();
        assertThat(channel.has(office.carol)).isFalse();
        assertThat(card(channel)).contains("customer data leaked").contains("SEV1").contains("only the people in this channel");
        assertThat(channel.topic()).contains("customer data leaked");
        assertThat(publicly(office.incidents)).doesNotContain("INC-1").doesNotContain("customer data");
        assertThat(office.privately(office.anna, office.general)).contains("is private").contains(channel.mention());
    }

    @ParameterizedTest
    @ValueSource(strings = {"data leaked private", "data leaked sev2 private", "data leaked private sev2",
            "data leaked (private)",
            "private: data leaked", "data leaked, Private.", "data leaked private @bob", "sev1 private: data leaked",
            "data leaked – private"})
    void set_apart_the_word_makes_it_private_and_is_no_part_of_the_title(String typed) {
        office.types(office.anna, office.general, "new " + typed);

        assertThat(channelOf(1).isPrivate()).isTrue();
        assertThat(card(channelOf(1))).contains("INC-1 · data leaked*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"private cloud is down", "sev2 private cloud is down", "the private API fails", "privateer is down",
            "are our photos still private?", "the list is non-private"})
    void within_a_sentence_the_word_changes_nothing_and_the_answer_says_so(String typed) {
        CommandAnswer answer = office.types(office.anna, office.general, "new " + typed);

        assertThat(channelOf(1).isPrivate()).isFalse();
        if (typed.matches(".*\\bprivate\\b.*")) {
            assertThat(answer.shown()).contains("It is public").contains("/incident private INC-1");
        }
    }

    @Test
    void the_form_has_a_box_to_tick() {
        office.types(office.anna, office.general, "new");
        assertThat(office.anna.submits(Map.of("title", "data leaked", "privacy", List.of("private"))).isAccepted()).isTrue();
        office.settle();

        assertThat(channelOf(1).isPrivate()).isTrue();
        assertThat(office.anna.directMessages().getLast().everyText()).contains("is private").contains(channelOf(1).mention());
        assertThat(office.ofKind(office.incidents, "muster_announcement")).isEmpty();
    }

    @Test
    void whoever_is_brought_in_can_do_everything_from_anywhere_and_whoever_left_nothing_any_more() {
        office.types(office.anna, office.general, "new data leaked private");
        Channel channel = channelOf(1);
        assertThat(office.types(office.bob, office.general, "status INC-1").shown()).contains("There is no INC-1");

        office.anna.invites(channel, office.bob);
        office.settle();
        assertThat(office.types(office.bob, office.general, "sev INC-1 1").shown()).contains("SEV1");
        assertThat(office.types(office.bob, office.general, "").blocks().toString()).contains("data leaked").contains("private");

        office.bob.leaves(channel);
        office.settle();
        assertThat(office.types(office.bob, office.general, "status INC-1").shown()).contains("There is no INC-1");
        assertThat(office.types(office.bob, office.general, "").blocks().toString()).doesNotContain("INC-1");
    }

    @Test
    void a_form_opened_as_a_member_and_sent_as_an_outsider_finds_no_incident() {
        office.types(office.anna, office.general, "new data leaked @bob private");
        Channel channel = channelOf(1);
        office.types(office.bob, channel, "note");
        office.anna.removes(channel, office.bob.id());
        office.settle();

        SubmitAnswer sent = office.bob.submits(Map.of("note", "I was here"));
        assertThat(sent.errors().values()).containsExactly("There is no INC-1.");
        assertThat(publicly(channel)).doesNotContain("I was here");
    }

    @ParameterizedTest
    @CsvSource({"true, bob came while the bot was away", "false, bob went while the bot was away"})
    void who_came_and_went_while_the_bot_was_away_is_known_when_it_is_back(boolean came, String story) {
        office.types(office.anna, office.general, "new data leaked " + (came ? "" : "@bob ") + "private");
        Channel channel = channelOf(1);
        office.passes(Duration.ofMinutes(10));
        office.stopBot();
        office.slack.holdDeliveries();
        if (came) {
            office.anna.invites(channel, office.bob);
        } else {
            office.anna.removes(channel, office.bob.id());
        }
        office.slack.releaseDeliveries(List::clear);
        office.clock.advance(Duration.ofMinutes(30));
        office.startBot();

        String shown = office.types(office.bob, office.general, "status INC-1").shown();
        assertThat(shown).as(story).contains(came ? "data leaked" : "There is no INC-1");
    }

    @Test
    void nobody_outside_is_given_anything_in_it_by_being_named() {
        office.types(office.anna, office.general, "new data leaked private");
        Channel channel = channelOf(1);
        for (String line : List.of("assign @bob find the leaked file 10m", "lead @bob", "role commander @bob",
                "role scribe @bob")) {
            office.types(office.anna, channel, line.replace("@bob", office.bob.mention()));
            assertThat(office.privately(office.anna, channel)).as(line).contains("INC-1 is private").contains("/invite @name");
        }

        assertThat(office.bob.directMessages()).isEmpty();
        assertThat(channel.has(office.bob)).isFalse();
        assertThat(office.slack.calls("conversations.invite"))
                .noneMatch(call -> call.args().toString().contains(office.bob.id()));
    }

    @Test
    void whoever_declared_it_and_left_knows_nothing_of_it_any_more() {
        office.types(office.anna, office.general, "new data leaked @bob private");
        Channel channel = channelOf(1);
        assertThat(office.types(office.anna, office.general, "status INC-1").shown()).contains("data leaked");
        office.anna.leaves(channel);
        office.settle();

        assertThat(office.types(office.anna, office.general, "status INC-1").shown()).contains("There is no INC-1");
        assertThat(office.types(office.anna, office.general, "").blocks().toString()).doesNotContain("INC-1");
    }

    @Test
    void its_export_says_private_and_is_shared_only_in_its_channel() {
        office.types(office.anna, office.general, "new data leaked private");
        Channel channel = channelOf(1);
        office.types(office.anna, office.general, "export INC-1 json");

        List<Message> files = office.slack.messages(channel).stream().filter(message -> !message.fileIds().isEmpty()).toList();
        assertThat(files).hasSize(1);
        byte[] content = office.slack.fileContent(files.getFirst().fileIds().getFirst()).orElseThrow();
        assertThat(new String(content, StandardCharsets.UTF_8)).contains("\"private\":true");
        assertThat(office.slack.calls("files.completeUploadExternal"))
                .allMatch(call -> call.args().path("channel_id").asText().equals(channel.id()));
    }
}
