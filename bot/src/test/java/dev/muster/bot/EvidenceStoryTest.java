package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import dev.muster.sandbox.delivery.Delivery;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class EvidenceStoryTest extends Story {
    private static final String SHORTCUT = "timeline_add";

    @Test
    void a_reply_in_the_incidents_channel_is_added_quietly_and_the_answer_is_private() {
        Channel channel = office.declared("checkout is failing");
        Message root = office.anna.says(channel, "who deployed?");
        Message reply = office.anna.replies(root, "it was v42");
        office.settle();
        String before = publicly(channel);
        picks(office.anna, reply);

        JsonNode evidence = only("INC-1");
        assertThat(evidence.path("ts").asText()).isEqualTo(reply.ts());
        assertThat(evidence.path("thread_ts").asText()).isEqualTo(root.ts());
        assertThat(evidence.path("actor").path("user").asText()).isEqualTo(office.anna.id());
        assertThat(evidence.path("evidence").get(0).asText()).contains(reply.ts().replace(".", ""));
        assertThat(evidence.path("data").path("quote").asText()).isEqualTo("it was v42");
        assertThat(lastPrivately(office.anna, channel).everyText()).contains("INC-1").contains("has <").contains("now");
        assertThat(publicly(channel)).isEqualTo(before);
        assertThat(office.types(office.anna, channel, "status").blocks().toString()).contains("it was v42");
    }

    @Test
    void a_message_is_evidence_once_whoever_points_to_it_and_by_whatever() {
        Channel channel = office.declared("checkout is failing");
        office.bob.joins(channel);
        Message said = office.bob.says(channel, "it was v42");
        picks(office.anna, said);
        picks(office.bob, said);
        office.bob.reacts(said, "pushpin");
        office.settle();

        assertThat(only("INC-1").path("actor").path("user").asText()).isEqualTo(office.anna.id());
        assertThat(lastPrivately(office.bob, channel).everyText()).contains("already");
    }

    @Test
    void the_same_click_told_twice_adds_once() {
        Channel unused = office.declared("checkout is failing");
        Message said = office.bob.says(office.general, "cards are declined");
        picks(office.anna, said);
        office.anna.clicks(lastPrivately(office.anna, office.general), SHORTCUT + ":INC-1");
        office.settle();
        Delivery click = office.slack.deliveries().stream().filter(delivery -> delivery.kind() == Delivery.Kind.INTERACTION)
                .reduce((one, last) -> last).orElseThrow();
        office.slack.redeliver(click);
        office.settle();

        assertThat(only("INC-1").path("ts").asText()).isEqualTo(said.ts());
    }

    @Test
    void in_a_channel_of_no_incident_it_asks_which_and_the_incidents_channel_is_shown_the_message() {
        Channel channel = office.declared("checkout is failing");
        office.types(office.bob, office.general, "new login is slow");
        Message said = office.carol.says(office.general, "cards are declined");
        picks(office.anna, said);

        Message asked = lastPrivately(office.anna, office.general);
        assertThat(asked.everyText()).contains("which incident").contains("Nothing was done yet");
        assertThat(asked.actionIds()).containsExactly(SHORTCUT + ":INC-1", SHORTCUT + ":INC-2");
        assertThat(entries("INC-1").of("evidence_added")).isEmpty();

        office.anna.clicks(asked, SHORTCUT + ":INC-1");
        office.settle();
        JsonNode evidence = only("INC-1");
        assertThat(evidence.path("text").asText()).contains("@carol").contains("cards are declined");
        assertThat(publicly(channel)).contains(evidence.path("permalink").asText()).contains("> cards are declined");
        assertThat(entries("INC-2").of("evidence_added")).isEmpty();
        assertThat(lastPrivately(office.anna, office.general).everyText()).contains("INC-1").contains("now");
        assertThat(publicly(office.general)).doesNotContain("INC-1");
    }

    @Test
    void where_there_is_no_incident_it_says_how_to_declare_one() {
        picks(office.anna, office.bob.says(office.general, "cards are declined"));

        assertThat(lastPrivately(office.anna, office.general).everyText()).contains("no incident yet")
                .contains("Declare from message");
    }

    @Test
    void a_pushpin_marks_the_message_as_it_reads_now_and_says_nothing() {
        Channel channel = office.declared("checkout is failing");
        Message said = office.anna.says(channel, "it was v41");
        office.settle();
        office.anna.edits(said, "it was v42");
        office.settle();
        String before = publicly(channel);
        office.anna.reacts(said, "pushpin");
        office.anna.reacts(said, "eyes");
        office.settle();

        assertThat(only("INC-1").path("data").path("quote").asText()).isEqualTo("it was v42");
        assertThat(publicly(channel)).isEqualTo(before);
        assertThat(office.privately(office.anna, channel)).doesNotContain("v42");
        office.anna.unreacts(said, "pushpin");
        office.anna.reacts(said, "pushpin");
        office.settle();
        assertThat(entries("INC-1").of("evidence_added")).hasSize(1);
    }

    @Test
    void a_pushpin_elsewhere_is_nobodys_business() {
        Channel unused = office.declared("checkout is failing");
        office.slack.addApp(office.general);
        office.anna.reacts(office.bob.says(office.general, "lunch?"), "pushpin");
        office.settle();

        assertThat(entries("INC-1").of("evidence_added")).isEmpty();
        assertThat(StoredWords.in(office).tablesWith("lunch?")).isEmpty();
    }

    @Test
    void a_message_that_is_deleted_takes_its_quotation_with_it() {
        Channel channel = office.declared("checkout is failing");
        Message said = office.anna.says(channel, "the password is hunter2");
        office.settle();
        picks(office.anna, said);
        assertThat(only("INC-1").path("text").asText()).contains("hunter2");
        office.anna.usesMessageShortcut("incident_declare_from", said);
        office.settle();
        office.anna.closes();
        office.anna.deletes(said);
        office.settle();

        assertThat(StoredWords.in(office).tablesWith("hunter2")).isEmpty();
        JsonNode evidence = only("INC-1");
        assertThat(evidence.path("text").asText()).isEmpty();
        assertThat(evidence.path("data").path("author").asText()).isEqualTo(office.anna.id());
        assertThat(office.get("/api/v1/incidents/INC-1/export?format=md").body()).contains("evidence added");
    }

    @Test
    void a_message_of_another_channel_that_is_deleted_takes_its_words_with_it_too() {
        // What the bot quotes is found by its address, which begins with the workspace's own.
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> office.bot().stores().workspace().url().isPresent());
        Channel channel = office.declared("checkout is failing");
        office.slack.addApp(office.general);
        Message said = office.carol.says(office.general, "the password is hunter2");
        Message other = office.carol.says(office.general, "lunch?");
        picks(office.anna, said);
        office.anna.clicks(lastPrivately(office.anna, office.general), SHORTCUT + ":INC-1");
        office.settle();
        office.anna.usesMessageShortcut("incident_declare_from", said);
        office.settle();
        assertThat(office.anna.submits(Map.of("title", "a secret is out")).isAccepted()).isTrue();
        office.settle();
        assertThat(publicly(channel)).contains("hunter2");
        assertThat(publicly(channelOf(2))).contains("hunter2");
        office.carol.deletes(other);
        office.carol.deletes(said);
        office.settle();

        assertThat(StoredWords.in(office).tablesWith("hunter2")).isEmpty();
        assertThat(only("INC-1").path("text").asText()).isEmpty();
        assertThat(only("INC-2").path("text").asText()).isEmpty();
        assertThat(StoredWords.in(office).tablesWith("lunch?")).isEmpty();
        assertThat(entries("INC-1").of("message_deleted")).isEmpty();
    }

    @Test
    @ByHttpOnly
    void a_pushpin_that_comes_before_its_message_quotes_it_once_it_is_there() {
        Channel channel = office.declared("checkout is failing");
        office.bob.joins(channel);
        office.settle();
        office.slack.disconnect();
        Message said = office.bob.says(channel, office.anna.mention() + " says it was v42");
        Message gone = office.bob.says(channel, "oops");
        office.passes(Duration.ofMinutes(7));
        office.reachable();
        office.anna.reacts(said, "pushpin");
        office.settle();
        office.anna.reacts(gone, "pushpin");
        office.settle();
        office.bob.deletes(gone);
        office.settle();
        office.stopBot();
        office.startBot();
        office.passes(Duration.ofMinutes(5));

        List<JsonNode> evidence = entries("INC-1").of("evidence_added");
        assertThat(evidence).hasSize(2);
        assertThat(evidence.getFirst().path("data").path("quote").asText()).isEqualTo("@anna says it was v42");
        assertThat(evidence.getFirst().path("text").asText()).contains("it was v42").doesNotContain("see the message itself");
        assertThat(evidence.getLast().path("data").path("quote").asText()).isEmpty();
        assertThat(StoredWords.in(office).tablesWith("oops")).isEmpty();
    }

    @Test
    void what_was_picked_and_led_to_nothing_is_forgotten_after_a_day() {
        Channel unused = office.declared("checkout is failing");
        picks(office.anna, office.bob.says(office.general, "hunter2"));
        assertThat(StoredWords.in(office).tablesWith("hunter2")).containsExactly("picked_messages");
        Message asked = lastPrivately(office.anna, office.general);
        office.stopBot();
        office.clock.advance(Duration.ofHours(25));
        office.startBot();

        assertThat(StoredWords.in(office).tablesWith("hunter2")).isEmpty();
        office.anna.clicks(asked, SHORTCUT + ":INC-1");
        office.settle();
        assertThat(lastPrivately(office.anna, office.general).everyText()).contains("no longer have that message");
        assertThat(entries("INC-1").of("evidence_added")).isEmpty();
    }

    @Test
    void after_the_incident_was_resolved_its_own_people_may_still_add() {
        Channel channel = office.declared("checkout is failing");
        office.types(office.anna, channel, "resolve");
        picks(office.anna, office.bob.says(office.general, "cards work again"));
        office.anna.clicks(lastPrivately(office.anna, office.general), SHORTCUT + ":INC-1");
        office.settle();

        assertThat(only("INC-1").path("data").path("quote").asText()).isEqualTo("cards work again");
    }

    @Test
    void an_export_without_names_names_nobody_who_is_only_quoted() {
        Channel unused = office.declared("checkout is failing");
        picks(office.anna, office.carol.says(office.general, "@bob and I see declined cards"));
        office.anna.clicks(lastPrivately(office.anna, office.general), SHORTCUT + ":INC-1");
        office.settle();
        assertThat(only("INC-1").path("text").asText()).contains("@carol").contains("@bob");

        String anonymised = office.get("/api/v1/incidents/INC-1/export?format=json&profile=anonymised").body();
        assertThat(anonymised).contains("evidence_added").contains("declined cards").doesNotContain(office.carol.id())
                .doesNotContain("carol").doesNotContain("bob");
        assertThat(office.get("/api/v1/incidents/INC-1/export?format=json&profile=external").body()).doesNotContain("declined");
    }

    @Test
    void who_has_not_told_us_their_name_yet_is_asked_for_and_named() {
        Channel unused = office.declared("checkout is failing");
        Person dora = office.slack.person("dora");
        picks(office.anna, dora.says(office.general, "cards are declined"));
        office.anna.clicks(lastPrivately(office.anna, office.general), SHORTCUT + ":INC-1");
        office.settle();

        assertThat(only("INC-1").path("text").asText()).contains("@dora");
    }

    private void picks(Person who, Message message) {
        assertThat(who.usesMessageShortcut(SHORTCUT, message).isOk()).isTrue();
        office.settle();
    }

    private Entries entries(String incident) {
        return new Entries(office.export(incident));
    }

    private JsonNode only(String incident) {
        List<JsonNode> found = entries(incident).of("evidence_added");
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
