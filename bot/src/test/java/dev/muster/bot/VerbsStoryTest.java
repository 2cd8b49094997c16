package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.CommandAnswer;
import dev.muster.sandbox.Form;
import dev.muster.sandbox.SubmitAnswer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerbsStoryTest extends Story {
    private Channel channel;

    @BeforeEach
    void declare() {
        channel = office.declared("checkout is failing sev3");
    }

    private CommandAnswer types(String text) {
        return office.types(office.anna, channel, text);
    }

    @Test
    void raising_the_severity_is_immediate_and_said_to_all() {
        assertThat(types("sev 1").shown()).contains("INC-1").contains("SEV1");
        assertThat(publicly(channel)).contains("raised the severity from SEV3 to SEV1");
        assertThat(types("p1").shown()).contains("already");
    }

    @Test
    void lowering_the_severity_asks_for_a_reason_and_changes_nothing_without_one() {
        CommandAnswer answer = types("sev 4");
        assertThat(answer.shown()).contains("needs a reason").contains("/incident sev 4");
        assertThat(card(channel)).contains("SEV3");
        assertThat(publicly(channel)).doesNotContain("needs a reason");

        types("sev 4 only one test account");
        assertThat(card(channel)).contains("SEV4");
        assertThat(publicly(channel)).contains("lowered the severity from SEV3 to SEV4: only one test account");
    }

    @Test
    void the_form_asks_for_the_reason_at_its_field_and_keeps_open() {
        types("sev");
        Form form = office.anna.form().orElseThrow();
        SubmitAnswer refused = office.anna.submits(Map.of("severity", "sev5"));
        assertThat(refused.errors()).containsOnlyKeys("reason");
        assertThat(refused.errors().get("reason")).contains("needs a reason").doesNotContain("`");
        assertThat(office.anna.form().orElseThrow().id()).isEqualTo(form.id());
        assertThat(office.anna.submits(Map.of("severity", "sev3", "reason", "as it was")).errors()).containsOnlyKeys("severity");

        assertThat(office.anna.submits(Map.of("severity", "sev5", "reason", "one test account")).isAccepted()).isTrue();
        office.settle();
        assertThat(card(channel)).contains("SEV5");
    }

    @Test
    void an_app_is_not_made_the_commander() {
        assertThat(types("lead <@" + office.slack.botUserId() + ">").shown()).contains("is an app")
                .contains("/incident lead @name");
        assertThat(types("lead @bob").shown()).contains(office.bob.mention());
    }

    @Test
    void whoever_leads_is_on_the_card_and_somebody_named_is_brought_in() {
        assertThat(types("lead @bob").shown()).contains(office.bob.mention());
        assertThat(channel.has(office.bob)).isTrue();
        assertThat(card(channel)).contains("*Incident Commander:* " + office.bob.mention());

        CommandAnswer refused = types("lead");
        assertThat(refused.shown()).contains(office.bob.mention()).contains("/incident takeover");
        office.types(office.bob, channel, "lead @anna");
        assertThat(card(channel)).as("nothing moves before it is accepted")
                .contains("*Incident Commander:* " + office.bob.mention());
        types("accept");
        assertThat(card(channel)).contains("*Incident Commander:* " + office.anna.mention());
    }

    @Test
    void a_name_that_nobody_has_changes_nothing_and_says_what_to_type() {
        assertThat(types("lead nobody-here").shown()).contains("nobody-here").contains("/incident lead @name");
        assertThat(card(channel)).contains("nobody yet");
        assertThat(publicly(channel)).doesNotContain("nobody-here");
    }

    @Test
    void who_takes_command_from_elsewhere_is_brought_into_the_channel() {
        office.types(office.carol, office.general, "lead INC-1");

        assertThat(card(channel)).contains(office.carol.mention());
        assertThat(channel.has(office.carol)).isTrue();
    }

    @Test
    void mitigated_resolved_and_open_again() {
        assertThat(types("mitigated rolled back").shown()).contains("/incident resolve");
        assertThat(types("mitigated").shown()).contains("already").contains("/incident resolve");
        assertThat(types("resolve").shown()).contains("resolved").contains("/incident export");
        for (String refused : new String[]{"sev 1", "lead", "resolve", "mitigated"}) {
            assertThat(types(refused).shown()).as(refused).contains("was resolved").contains("/incident reopen");
        }
        assertThat(types("note the vendor confirmed").shown()).contains("Noted");
        assertThat(publicly(channel)).contains("noted: the vendor confirmed");

        assertThat(types("reopen it is back").shown()).contains("open again");
        assertThat(types("reopen").shown()).contains("is open").contains("/incident status");
        assertThat(types("sev 1").shown()).contains("SEV1");
    }

    @Test
    void a_note_is_a_line_for_all_and_with_nothing_given_a_form() {
        types("note @bob says <b>hello</b> & more");
        assertThat(publicly(channel)).contains("noted: @bob says &lt;b&gt;hello&lt;/b&gt; &amp; more");

        types("note");
        office.anna.submits(Map.of("note", "two\nlines"));
        office.settle();
        assertThat(publicly(channel)).contains("two\nlines");
        assertThat(kinds("INC-1").stream().filter("note_added"::equals)).hasSize(2);
    }

    @Test
    void status_and_a_bare_command_show_the_board_to_the_asker_alone() {
        types("sev 2 spreading");
        int before = office.slack.messages(channel).size();
        String board = types("").blocks().toString();
        assertThat(board).contains("INC-1").contains("SEV2").contains("spreading").contains("nobody yet").contains("role_claim");
        assertThat(types("status").blocks().toString()).isEqualTo(board);
        assertThat(types("overview").blocks().toString()).isEqualTo(board);
        assertThat(office.slack.messages(channel)).hasSize(before);
    }

    @Test
    void take_command_works_from_the_private_board() {
        types("status");
        office.anna.clicks(lastPrivately(office.anna, channel), "role_claim");
        office.settle();
        assertThat(card(channel)).contains(office.anna.mention());
    }

    @Test
    void outside_a_channel_a_bare_command_lists_mine_first_and_offers_to_declare() {
        office.types(office.bob, office.general, "new login fails");
        String overview = office.types(office.anna, office.general, "").blocks().toString();
        assertThat(overview).contains("Yours").contains("Other open incidents").contains("Declare an incident");
        assertThat(overview.indexOf("INC-1")).isLessThan(overview.indexOf("INC-2"));
    }

    @Test
    void help_lists_everything_and_explains_one_verb() {
        String all = types("help").blocks().toString();
        assertThat(all).contains("/incident new").contains("/incident sev").contains("/incident export").contains("mention me");
        assertThat(types("help sev").shown()).contains("sev <1-5>".replace("<", "&lt;").replace(">", "&gt;"))
                .contains("severity");
        assertThat(types("help resolved").shown()).contains("/incident resolve");
    }

    @Test
    void the_same_words_work_by_mention_in_a_thread_of_the_channel() {
        var root = office.bob.says(office.general, "unrelated");
        assertThat(root.threadTs()).isEmpty();
        var here = office.anna.says(channel, "cards are declined");
        office.anna.replies(here, "@muster sev 1");
        office.settle();

        assertThat(card(channel)).contains("SEV1");
        assertThat(lastPrivately(office.anna, channel).everyText()).contains("SEV1");
    }
}
