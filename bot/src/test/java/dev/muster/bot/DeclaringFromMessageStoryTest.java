package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Form;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import dev.muster.sandbox.delivery.Delivery;
import org.junit.jupiter.api.Test;

class DeclaringFromMessageStoryTest extends Story {
    private static final String SHORTCUT = "incident_declare_from";

    @Test
    void the_form_suggests_the_messages_words_and_the_message_becomes_the_first_evidence() {
        Message said = office.bob.says(office.general, ":fire: *checkout* fails for EU cards\nsince about 02:40");
        Form form = chooses(office.anna, said);
        assertThat(form.callbackId()).isEqualTo("incident_declare");
        assertThat(suggested(form)).isEqualTo("checkout fails for EU cards");
        assertThat(form.json().toString()).contains("since about 02:40").contains("first evidence");

        office.anna.submits(Map.of("severity", "sev2"));
        office.settle();

        Channel channel = channelOf(1);
        assertThat(card(channel)).contains("checkout fails for EU cards").contains("SEV2");
        JsonNode evidence = only(entries().of("evidence_added"));
        assertThat(evidence.path("ts").asText()).isEqualTo(said.ts());
        assertThat(evidence.path("channel").asText()).isEqualTo(office.general.id());
        assertThat(evidence.path("evidence").get(0)).isEqualTo(evidence.path("permalink"));
        assertThat(evidence.path("permalink").asText()).contains(office.general.id() + "/p" + said.ts().replace(".", ""));
        assertThat(evidence.path("data").path("author").asText()).isEqualTo(office.bob.id());
        assertThat(evidence.path("data").path("quote").asText()).contains("*checkout* fails for EU cards\nsince about 02:40");
        assertThat(evidence.path("text").asText()).contains("@bob").contains("since about 02:40");
        Message first = below(channel);
        assertThat(first.everyText()).contains("Declared from").contains(evidence.path("permalink").asText())
                .contains(office.bob.mention()).contains("<!date^" + said.writtenAt().getEpochSecond())
                .contains("> since about 02:40");
        assertThat(office.anna.directMessages().getLast().everyText()).contains(channel.mention());
        assertThat(publicly(office.general)).doesNotContain("INC-1");
    }

    @Test
    void a_reply_in_a_thread_is_linked_as_one() {
        Message root = office.bob.says(office.general, "deploying");
        Message reply = office.carol.replies(root, "login is broken now");
        Form unused = chooses(office.anna, reply);
        office.anna.submits(Map.of());
        office.settle();

        JsonNode evidence = only(entries().of("evidence_added"));
        assertThat(evidence.path("thread_ts").asText()).isEqualTo(root.ts());
        assertThat(evidence.path("permalink").asText()).contains("thread_ts=" + root.ts());
    }

    @Test
    void what_a_webhook_wrote_without_a_user_and_without_text_is_quoted_under_its_name() {
        var attachments = JsonNodeFactory.instance.arrayNode();
        attachments.addObject().put("fallback", "p99 is 4 s").put("text", "p99 of checkout is 4 s");
        Message hook = office.slack.webhook("Grafana").posts(office.general, "", attachments);
        assertThat(suggested(chooses(office.anna, hook))).isEqualTo("p99 of checkout is 4 s");
        office.anna.submits(Map.of());
        office.settle();

        JsonNode data = only(entries().of("evidence_added")).path("data");
        assertThat(data.has("author")).isFalse();
        assertThat(data.path("author_name").asText()).isEqualTo("Grafana");
        assertThat(below(channelOf(1)).everyText()).contains("Grafana").contains("p99 of checkout is 4 s");
    }

    @Test
    void a_file_without_words_is_evidence_with_its_address_and_suggests_no_title() {
        Message upload = office.bob.uploads(office.general, "graph.png", "image/png", new byte[]{1}, "");
        assertThat(suggested(chooses(office.anna, upload))).isEmpty();
        office.anna.submits(Map.of());
        office.settle();

        JsonNode evidence = only(entries().of("evidence_added"));
        assertThat(card(channelOf(1))).contains("Untitled incident");
        assertThat(evidence.path("text").asText()).contains("graph.png");
        assertThat(evidence.path("evidence")).hasSize(2);
        assertThat(evidence.path("evidence").get(1).asText()).contains(upload.fileIds().getFirst());
    }

    @Test
    void ten_thousand_characters_stay_whole_in_the_record_and_fit_into_form_and_channel() {
        String words = "checkout fails 🔥 ".repeat(600).strip();
        Form form = chooses(office.anna, office.bob.says(office.general, words));
        assertThat(suggested(form).length()).isLessThanOrEqualTo(120);
        office.anna.submits(Map.of());
        office.settle();

        assertThat(only(entries().of("evidence_added")).path("data").path("quote").asText()).hasSizeGreaterThan(9_900);
        assertThat(below(channelOf(1)).everyText().length()).isLessThan(4_000);
    }

    @Test
    void nobody_is_rung_by_what_is_quoted() {
        Message said = office.bob.says(office.general, "<!channel> <!here> @carol look & see");
        Form unused = chooses(office.anna, said);
        office.anna.submits(Map.of());
        office.settle();

        assertThat(publicly(channelOf(1))).contains("@channel @here @carol look &amp; see").doesNotContain("<!channel>")
                .doesNotContain("<!here>").doesNotContain(office.carol.mention());
    }

    @Test
    void whoever_closes_the_form_has_declared_nothing_and_one_sent_twice_declares_once() {
        Message said = office.bob.says(office.general, "login fails");
        Form unused = chooses(office.anna, said);
        office.anna.closes();
        office.settle();
        assertThat(incidents()).isZero();

        unused = chooses(office.anna, said);
        office.anna.submits(Map.of());
        office.settle();
        Delivery sent = office.slack.deliveries().stream().filter(delivery -> delivery.kind() == Delivery.Kind.INTERACTION)
                .reduce((one, last) -> last).orElseThrow();
        office.slack.redeliver(sent);
        office.settle();

        assertThat(incidents()).isEqualTo(1);
        assertThat(entries().of("evidence_added")).hasSize(1);
    }

    @Test
    void who_declares_from_a_message_that_is_evidence_already_is_shown_where() {
        Message said = office.bob.says(office.general, "login fails");
        Form unused = chooses(office.anna, said);
        office.anna.submits(Map.of());
        office.settle();

        Form second = chooses(office.carol, said);

        assertThat(second.json().toString()).contains("evidence already in").contains("INC-1").contains(channelOf(1).mention());
    }

    @Test
    void it_works_after_the_bot_was_killed_while_the_form_was_open() {
        Message said = office.bob.says(office.general, "login fails");
        Form unused = chooses(office.anna, said);
        office.killBot();
        office.startBot();
        office.anna.submits(Map.of());
        office.settle();

        assertThat(only(entries().of("evidence_added")).path("ts").asText()).isEqualTo(said.ts());
    }

    private Form chooses(Person who, Message message) {
        assertThat(who.usesMessageShortcut(SHORTCUT, message).isOk()).isTrue();
        office.settle();
        return who.form().orElseThrow();
    }

    private static String suggested(Form form) {
        return form.json().findPath("initial_value").asText("");
    }

    /** What stands right below the card. */
    private Message below(Channel channel) {
        List<Message> said = office.slack.messages(channel).stream().filter(message -> !message.eventType().isEmpty()).toList();
        assertThat(said.getFirst().eventType()).isEqualTo("muster_incident");
        return said.get(1);
    }

    private Entries entries() {
        return new Entries(office.export("INC-1"));
    }

    static JsonNode only(List<JsonNode> entries) {
        assertThat(entries).hasSize(1);
        return entries.getFirst();
    }
}
