package dev.muster.bot.slack;

import static dev.muster.bot.slack.Workplace.ANN;
import static dev.muster.bot.slack.Workplace.BOB;
import static dev.muster.bot.slack.Workplace.LOBBY;
import static dev.muster.bot.slack.Workplace.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.muster.bot.effect.ChannelEffect;
import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.effect.ReplyTo;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.incident.IncidentEvent;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.slack.conversation.Interaction;
import dev.muster.bot.slack.conversation.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncidentConversationTest {
    private static final ChannelId CHANNEL = new ChannelId("CINC1");
    private static final Reply SILENCE = new Reply.Silence();

    private final Workplace work = new Workplace();

    private Reply submits(String callbackId, Map<String, String> values, String metadata) {
        return work.conversation
                .onInteraction(
                        new Interaction.FormSubmitted(work.key(), BOB, callbackId, values, metadata, "V1", NOW.plusSeconds(99)));
    }

    private PersonalEffect.Answer answered() {
        return work.outbox.values().stream().filter(PersonalEffect.Answer.class::isInstance)
                .map(PersonalEffect.Answer.class::cast)
                .reduce((first, second) -> second).orElseThrow();
    }

    @Test
    void a_mention_in_a_thread_is_answered_there_and_only_to_whoever_wrote_it() {
        work.declared("db down");
        SlackTs thread = new SlackTs("1.1");
        var mention = Workplace.mentioned(BOB, CHANNEL, Optional.of(thread), "sev1");

        work.conversation.onMention(mention, mention.at());
        work.conversation.onMention(mention, mention.at());

        assertThat(work.incident(1).severity()).isEqualTo(Severity.SEV1);
        assertThat(work.store.commits()).hasSize(2);
        assertThat(work.outbox).hasSize(1);
        assertThat(answered().replyTo()).isEqualTo(new ReplyTo.Whisper(CHANNEL, BOB, thread));
        assertThat(answered().content()).isInstanceOfSatisfying(Content.Drawn.class, answer -> {
            assertThat(answer.text()).isEqualTo("*INC-1* is SEV1.");
            assertThat(answer.blocks().toString()).contains("\"action_id\":\"undo\"");
        });
    }

    @Test
    void a_mention_cannot_open_a_form_and_says_what_to_write() {
        work.declared("db down");

        var mention = Workplace.mentioned(BOB, CHANNEL, Optional.empty(), "note");
        work.conversation.onMention(mention, mention.at());

        assertThat(answered().content()).isInstanceOfSatisfying(Content.Line.class,
                line -> assertThat(line.mrkdwn()).contains("What should the record say?"));
    }

    @Test
    void whoever_clicks_take_command_has_it_and_the_next_one_is_told() {
        work.declared("db down");

        assertThat(work.conversation.onInteraction(work.pressed(BOB, CHANNEL, "role_claim", "INC-1"))).isEqualTo(SILENCE);
        assertThat(work.incident(1).commander()).isEqualTo(BOB);
        assertThat(answered().content()).as("with a way to take it back").isInstanceOf(Content.Drawn.class);
        work.outbox.clear();

        assertThat(work.conversation.onInteraction(work.pressed(ANN, CHANNEL, "role_claim", "INC-1"))).isEqualTo(SILENCE);
        assertThat(work.incident(1).commander()).isEqualTo(BOB);
        assertThat(answered().replyTo()).isInstanceOf(ReplyTo.ResponseUrl.class);
    }

    @Test
    void a_double_click_acts_once() {
        work.declared("db down");
        Interaction click = work.pressed(BOB, CHANNEL, "role_claim", "INC-1");

        work.conversation.onInteraction(click);
        work.conversation.onInteraction(click);

        assertThat(work.store.commits()).hasSize(2);
        assertThat(work.outbox).hasSize(1);
    }

    @Test
    void whoever_clicks_join_is_brought_in() {
        work.declared("db down");

        work.conversation.onInteraction(work.pressed(BOB, LOBBY, "incident_join", "INC-1"));

        assertThat(work.store.last().effects()).singleElement().isInstanceOfSatisfying(ChannelEffect.Invite.class, invite -> {
            assertThat(invite.people()).containsExactly(BOB);
            assertThat(invite.replyTo()).isNotNull();
        });
    }

    @ParameterizedTest
    @CsvSource({"role_claim,INC-99", "incident_join,''", "role_claim,<!channel>", "nobody_knows,x", "command_run:x,-",
            "command_run,''"})
    void a_button_of_something_gone_changes_nothing_and_does_not_fail(String action, String value) {
        work.declared("db down");

        assertThat(work.conversation.onInteraction(work.pressed(BOB, CHANNEL, action, value))).isEqualTo(SILENCE);

        assertThat(work.store.commits()).hasSize(1);
    }

    @Test
    void the_button_and_the_shortcut_that_declare_open_the_form() {
        work.conversation.onInteraction(work.pressed(BOB, LOBBY, "incident_declare", "declare"));
        work.conversation.onInteraction(new Interaction.ShortcutUsed("s", BOB, "incident_declare", "trigger-s", NOW));
        work.conversation.onInteraction(new Interaction.ShortcutUsed("t", BOB, "nobody_knows", "trigger-t", NOW));

        assertThat(work.outbox.values()).containsExactly(new PersonalEffect.OpenForm("trigger-1", new Form.Declare("", LOBBY),
                new ReplyTo.ResponseUrl("https://a.example/1", BOB)),
                new PersonalEffect.OpenForm("trigger-s", new Form.Declare("", null), new ReplyTo.Direct(BOB)));
    }

    @Test
    void the_form_declares_with_nothing_in_it_and_with_everything() {
        assertThat(submits("incident_declare", Map.of(), "")).isEqualTo(SILENCE);
        assertThat(work.incident(1).title()).isEqualTo("Untitled incident");

        submits("incident_declare", Map.of("title", " cards fail sev3 ", "severity", "sev2", "impact", "EU"), "C1");
        assertThat(work.incident(2)).satisfies(incident -> {
            assertThat(incident.title()).isEqualTo("cards fail");
            assertThat(incident.severity()).isEqualTo(Severity.SEV2);
            assertThat(incident.impact()).isEqualTo("EU");
        });
        submits("incident_declare", Map.of("severity", "sev9"), "");
        assertThat(work.incident(3).severity()).isEqualTo(Severity.SEV3);
    }

    @Test
    void the_severity_form_raises_lowers_with_a_reason_and_says_at_the_input_what_is_missing() {
        work.declared("db down");

        assertThat(submits("severity_change", Map.of("severity", "sev4"), "INC-1")).isEqualTo(new Reply.FormErrors(Map.of(
                "reason",
                "Lowering INC-1 from SEV3 to SEV4 needs a reason. /incident sev 4 and what you know now that allows it.")));
        assertThat(submits("severity_change", Map.of("severity", "sev4", "reason", "one region"), "INC-1")).isEqualTo(SILENCE);
        assertThat(work.incident(1).severity()).isEqualTo(Severity.SEV4);
        assertThat(submits("severity_change", Map.of(), "INC-1")).isInstanceOf(Reply.FormErrors.class);
    }

    @Test
    void a_form_shows_times_as_people_read_them() {
        work.declared("db down");
        work.says(ANN, CHANNEL, "resolve");

        Reply reply = submits("severity_change", Map.of("severity", "sev1"), "INC-1");

        assertThat(((Reply.FormErrors) reply).byBlock().get("reason")).startsWith("INC-1 was resolved at 2026-03-01 12:00 UTC.")
                .contains("/incident reopen").doesNotContain("<", "`");
    }

    @Test
    void the_note_form_adds_a_note_and_wants_one() {
        work.declared("db down");

        assertThat(submits("note_add", Map.of("note", " the vendor confirms "), "INC-1")).isEqualTo(SILENCE);
        assertThat(work.store.last().events()).containsExactly(new IncidentEvent.NoteAdded("the vendor confirms"));
        assertThat(submits("note_add", Map.of("note", "  "), "INC-1")).isInstanceOf(Reply.FormErrors.class);
        assertThat(submits("nobody_knows", Map.of(), "INC-1")).isEqualTo(SILENCE);
        assertThat(List.copyOf(work.outbox.values())).isEmpty();
    }
}
