package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.CommandAnswer;
import dev.muster.sandbox.Message;
import org.junit.jupiter.api.Test;

class WhichIncidentStoryTest extends Story {
    @Test
    void an_incident_that_is_not_there_is_said_not_to_be_there() {
        office.declared("checkout is failing");
        assertThat(office.types(office.anna, office.general, "sev INC-7 1").shown()).contains("no INC-7").contains("/incident");
        assertThat(office.types(office.anna, office.general, "status inc-7").shown()).contains("/incident");
    }

    @Test
    void with_no_incident_open_it_says_how_to_declare() {
        assertThat(office.types(office.anna, office.general, "sev 1").shown()).contains("/incident new");
    }

    @Test
    void named_first_a_command_works_from_anywhere() {
        Channel channel = office.declared("checkout is failing");
        assertThat(office.types(office.bob, office.general, "sev INC-1 1").shown()).contains("INC-1");
        assertThat(card(channel)).contains("SEV1");
        assertThat(publicly(office.general)).doesNotContain("INC-1");
    }

    @Test
    void what_changes_nothing_is_shown_of_the_only_open_incident() {
        office.declared("checkout is failing");
        assertThat(office.types(office.bob, office.general, "status").blocks().toString()).contains("checkout is failing");
    }

    @Test
    void what_changes_something_is_asked_for_first_and_the_button_does_it() {
        Channel channel = office.declared("checkout is failing");
        CommandAnswer asked = office.types(office.bob, office.general, "sev 1 it spreads & <grows>");
        assertThat(asked.shown()).contains("Nothing was done yet");
        assertThat(card(channel)).contains("SEV3");

        office.bob.clicks(lastPrivately(office.bob, office.general), "command_run:INC-1");
        office.settle();
        assertThat(card(channel)).contains("SEV1");
        assertThat(publicly(channel)).contains("it spreads &amp; &lt;grows&gt;");
        assertThat(office.privately(office.bob, office.general)).contains("SEV1");
    }

    @Test
    void of_several_the_one_that_is_clicked_is_meant() {
        office.declared("checkout is failing");
        office.declared("login fails");
        office.types(office.anna, office.general, "note the vendor confirms");
        office.anna.clicks(lastPrivately(office.anna, office.general), "command_run:INC-2");
        office.settle();

        assertThat(publicly(channelOf(2))).contains("the vendor confirms");
        assertThat(publicly(channelOf(1))).doesNotContain("the vendor confirms");
    }

    @Test
    void a_verb_mistyped_is_suggested_with_the_whole_text_behind_the_button() {
        Channel channel = office.declared("checkout is failing");
        CommandAnswer answer = office.types(office.anna, channel, "reslove rolled back & verified");
        assertThat(answer.shown()).contains("reslove");
        assertThat(card(channel)).contains("Open");
        assertThat(publicly(channel)).doesNotContain("reslove");

        office.anna.clicks(lastPrivately(office.anna, channel), "command_run:resolve");
        office.settle();
        assertThat(card(channel)).contains("Resolved");
        assertThat(publicly(channel)).contains("rolled back &amp; verified");
    }

    @Test
    void a_free_sentence_is_declared_with_one_click() {
        CommandAnswer answer = office.types(office.anna, office.general, "customers cannot pay with cards since 3am sev2");
        assertThat(answer.blocks().toString()).contains("Nothing was done yet");
        assertThat(incidents()).isZero();

        Message offered = lastPrivately(office.anna, office.general);
        office.anna.clicks(offered, "command_run:new");
        office.settle();
        assertThat(card(channelOf(1))).contains("customers cannot pay with cards since 3am").contains("SEV2");
        assertThat(channelOf(1).has(office.anna)).isTrue();
        assertThat(office.privately(office.anna, office.general)).contains(channelOf(1).mention());

        office.anna.clicks(offered, "command_run:new");
        office.settle();
        assertThat(incidents()).as("an impatient second click is the same wish").isOne();
        assertThat(lastPrivately(office.anna, office.general).everyText()).contains("*INC-1* is declared");
    }

    @Test
    void a_very_long_text_typed_elsewhere_is_answered_all_the_same() {
        office.declared("checkout is failing");
        CommandAnswer answer = office.types(office.anna, office.general, "note " + "x".repeat(2500));
        assertThat(answer.isOk()).isTrue();
        assertThat(answer.shown()).contains("Nothing was done yet").contains("INC-1");
    }
}
