package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.CommandAnswer;
import dev.muster.sandbox.Form;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.SubmitAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaysToDeclareStoryTest extends Story {
    @Test
    void with_nothing_given_a_form_opens_and_its_answer_comes_by_direct_message() {
        CommandAnswer answer = office.types(office.anna, office.general, "new");
        assertThat(answer.isOk()).isTrue();
        Form form = office.anna.form().orElseThrow();
        assertThat(form.callbackId()).isEqualTo("incident_declare");

        SubmitAnswer sent = office.anna
                .submits(Map.of("title", "checkout is failing", "severity", "sev2", "impact", "EU cards"));
        office.settle();

        assertThat(sent.isAccepted()).isTrue();
        assertThat(office.anna.form()).isEmpty();
        Channel channel = channelOf(1);
        assertThat(channel.has(office.anna)).isTrue();
        assertThat(card(channel)).contains("checkout is failing").contains("SEV2").contains("EU cards");
        assertThat(office.anna.directMessages()).hasSize(1);
        assertThat(office.anna.directMessages().getFirst().everyText()).contains("INC-1").contains(channel.mention());
    }

    @Test
    void a_form_that_is_sent_empty_declares_all_the_same() {
        office.types(office.anna, office.general, "new");
        assertThat(office.anna.submits(Map.of()).isAccepted()).isTrue();
        office.settle();

        assertThat(card(channelOf(1))).contains("Untitled incident").contains("SEV3");
        assertThat(office.anna.directMessages().getFirst().everyText()).contains(channelOf(1).mention());
    }

    @Test
    void of_the_severity_chosen_and_the_one_in_the_title_the_higher_holds() {
        office.types(office.anna, office.general, "new");
        office.anna.submits(Map.of("title", "p1 login fails", "severity", "sev4"));
        office.settle();

        assertThat(card(channelOf(1))).contains("SEV1").contains("login fails");
    }

    @Test
    void the_global_shortcut_opens_the_same_form() {
        office.anna.usesShortcut("incident_declare");
        office.settle();
        office.anna.submits(Map.of("title", "login fails"));
        office.settle();

        assertThat(channelOf(1).has(office.anna)).isTrue();
        assertThat(office.anna.directMessages().getFirst().everyText()).contains(channelOf(1).mention());
    }

    @Test
    void the_button_of_the_overview_opens_it_too() {
        office.types(office.anna, office.general, "");
        office.anna.clicks(lastPrivately(office.anna, office.general), "incident_declare");
        office.settle();

        assertThat(office.anna.form().orElseThrow().callbackId()).isEqualTo("incident_declare");
    }

    @Test
    void a_mention_in_a_channel_declares_and_is_answered_in_a_whisper() {
        office.slack.addApp(office.general);
        office.anna.says(office.general, "@muster new checkout is failing sev2");
        office.settle();

        Channel channel = channelOf(1);
        assertThat(channel.has(office.anna)).isTrue();
        assertThat(card(channel)).contains("SEV2");
        assertThat(office.privately(office.anna, office.general)).contains("INC-1").contains(channel.mention());
        assertThat(publicly(office.general)).doesNotContain("INC-1");
    }

    @Test
    void a_mention_in_a_thread_declares_and_the_whisper_stands_in_that_thread() {
        office.slack.addApp(office.general);
        Message root = office.bob.says(office.general, "is checkout slow for you too?");
        office.anna.replies(root, "@muster new checkout is slow");
        office.settle();

        assertThat(channelOf(1).has(office.anna)).isTrue();
        assertThat(office.slack.ephemerals(office.anna, office.general)).isNotEmpty()
                .allMatch(whisper -> whisper.threadTs().equals(Optional.of(root.ts())));
        assertThat(office.privately(office.anna, office.general)).contains(channelOf(1).mention());
    }

    @Test
    void a_mention_with_nothing_behind_it_shows_the_overview_and_with_new_alone_declares() {
        office.slack.addApp(office.general);
        office.anna.says(office.general, "@muster");
        office.settle();
        assertThat(office.privately(office.anna, office.general)).contains("No incident is open").contains("/incident new");
        assertThat(incidents()).isZero();

        office.anna.says(office.general, "@muster new");
        office.settle();
        assertThat(card(channelOf(1))).contains("Untitled incident");
    }

    @Test
    void people_mentioned_are_invited() {
        office.types(office.anna, office.general, "new checkout is failing @bob please look");

        Channel channel = channelOf(1);
        assertThat(channel.has(office.bob)).isTrue();
        assertThat(channel.has(office.carol)).isFalse();
        assertThat(card(channel)).contains("checkout is failing").contains("please look").doesNotContain("&lt;@");
        assertThat(kinds("INC-1")).contains("people_invited");
    }

    @ParameterizedTest
    @CsvSource({"checkout down sev-1, SEV1, checkout down", "SEV1 checkout down, SEV1, checkout down",
            "checkout (p1) down, SEV1, checkout down", "critical: checkout down, SEV1, checkout down",
            "checkout sev2/sev3 down, SEV2, checkout down", "checkout down, SEV3, checkout down",
            "severity 4 checkout down, SEV4, checkout down"})
    void the_severity_may_stand_anywhere_and_in_doubt_the_higher_holds(String typed, String severity, String title) {
        office.types(office.anna, office.general, "new " + typed);

        assertThat(card(channelOf(1))).contains(severity).contains(title);
        assertThat(Office.json(office.get("/api/v1/incidents/INC-1")).path("severity").asText())
                .isEqualTo(severity.toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!channel> is down", "@here the site is down", "🔥🔥 כשל בתשלום – الدفع معطل 🔥", ":fire: :fire:",
            "!!! ???",
            "*bold* _it_ `code` <http://x.example|y> & <b>", "…", "    \u200b  "})
    void whatever_the_title_is_the_incident_opens_and_nobody_is_rung(String title) {
        office.types(office.anna, office.general, "new " + title);
        office.anna.form().ifPresent(form -> office.anna.submits(Map.of("title", title)));
        office.settle();

        Channel channel = channelOf(1);
        assertThat(card(channel)).contains("INC-1").doesNotContain("<!channel>").doesNotContain("<!here>");
        assertThat(announcement()).contains("INC-1").doesNotContain("<!channel>").doesNotContain("<!here>");
        assertThat(channel.topic()).doesNotContain("<!");
        assertThat(publicly(channel)).doesNotContain("<!channel>").doesNotContain("<!here>");
    }

    @Test
    void a_title_of_three_hundred_characters_is_shortened_and_still_opens() {
        office.types(office.anna, office.general, "new " + "checkout fails ".repeat(20) + "sev2");

        assertThat(card(channelOf(1))).contains("checkout fails checkout fails").contains("…").contains("SEV2");
        assertThat(channelOf(1).name().length()).isLessThanOrEqualTo(80);
        assertThat(channelOf(1).topic().length()).isLessThanOrEqualTo(250);
    }
}
