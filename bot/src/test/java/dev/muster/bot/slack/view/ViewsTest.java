package dev.muster.bot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Form;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.incident.Status;
import dev.muster.sandbox.blockkit.BlockKit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every view of every incident that can be, with the worst that people may write into it. */
class ViewsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<String> TEXTS = List.of("x", "<!channel> <@U666>", "&".repeat(120), "<".repeat(120),
            "😀".repeat(60), "`*_~ \" \\ %s $1", "a ".repeat(59) + "b");
    private static final List<String> IMPACTS = List.of("", "<!everyone>", "&".repeat(5000), "😀".repeat(4000),
            "<https://evil.example|click> ".repeat(300));

    static Stream<Incident> incidents() {
        List<Incident> all = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            for (Status status : Status.values()) {
                String title = TEXTS.get(all.size() % TEXTS.size());
                String impact = IMPACTS.get(all.size() % IMPACTS.size());
                boolean bare = all.size() % 2 == 0;
                Actor by = bare ? new Actor.ApiClient("<!channel> & co") : new Actor.Person(new UserId("U1"));
                Incident open = Incident.declared(new IncidentId(bare ? 1 : 999_999_999_999L), title, severity,
                        impact.isEmpty() ? null : impact, NOW, by);
                Incident led = bare
                        ? open
                        : open.withCommander(new UserId("U2")).withChannel(new Incident.Channel(new ChannelId("C1"), "inc-1"));
                all.add(switch (status) {
                    case OPEN -> led;
                    case MITIGATED -> led.mitigated(NOW.plusSeconds(60));
                    case RESOLVED -> led.resolved(NOW.plusSeconds(90));
                });
            }
        }
        return all.stream();
    }

    private static List<Content> contents(Incident incident) {
        return List.of(new Content.IncidentCard(), new Content.Announcement(), new Content.CommanderMissing(),
                new Content.Line("&amp;".repeat(2000)), new Content.ChannelReady(incident.id()),
                new Content.Drawn("x", new Blocks().section("y").array().toString()));
    }

    @ParameterizedTest
    @MethodSource("incidents")
    void each_message_is_one_that_slack_posts_and_rings_for_nobody(Incident incident) {
        for (Content content : contents(incident)) {
            MessageView view = IncidentViews.of(content, incident, false).orElseThrow();

            assertThat(BlockKit.checkMessage(view.blocks())).as("%s of %s", content, incident).isEmpty();
            assertThat(view.text()).isNotBlank().hasSizeLessThanOrEqualTo(3000);
            ringsForNobody(view.text());
            ringsForNobody(mrkdwn(view.blocks()));
        }
        assertThat(IncidentViews.topic(incident, Optional.of("<!channel> " + "&".repeat(200)))).hasSizeLessThanOrEqualTo(250)
                .doesNotContain("<").doesNotMatch("(?s).*&(?!lt;|gt;|amp;).*");
    }

    @ParameterizedTest
    @MethodSource("incidents")
    void each_message_can_be_found_again_by_its_metadata(Incident incident) {
        Map<String, String> ids = Map.of("incident", incident.id().toString());
        assertThat(view(new Content.IncidentCard(), incident)).returns("muster_incident", MessageView::eventType)
                .returns(ids, MessageView::ids).returns(incident.revision(), MessageView::revision);
        assertThat(view(new Content.Announcement(), incident)).returns("muster_announcement", MessageView::eventType).returns(ids,
                MessageView::ids);
        assertThat(view(new Content.Line("x"), incident)).returns("muster_note", MessageView::eventType).returns(ids,
                MessageView::ids);
        assertThat(view(new Content.CommanderMissing(), incident)).returns("muster_prompt", MessageView::eventType).returns(
                Map.of("incident", incident.id().toString(), "about", "incident:" + incident.id().number(), "ask", "commander"),
                MessageView::ids);
    }

    @ParameterizedTest
    @MethodSource("incidents")
    void buttons_hold_the_incident_and_stand_only_where_they_do_something(Incident incident) {
        boolean claim = incident.commander() == null && !incident.isResolved();
        String id = incident.id().toString();

        Map<String, String> onCard = new HashMap<>(claim ? Map.of("role_claim", id) : Map.of());
        boolean grave = incident.severity() == Severity.SEV1 || incident.severity() == Severity.SEV2;
        if (grave && incident.impact() == null && !incident.isResolved()) {
            onCard.put("command_run:impact", id + "! impact");
        }
        assertThat(buttons(view(new Content.IncidentCard(), incident).blocks())).isEqualTo(onCard);
        assertThat(buttons(view(new Content.CommanderMissing(), incident).blocks()))
                .isEqualTo(claim ? Map.of("role_claim", id) : Map.of());
        assertThat(buttons(view(new Content.Announcement(), incident).blocks()))
                .isEqualTo(incident.isResolved() || incident.channel() == null ? Map.of() : Map.of("incident_join", id));
    }

    @ParameterizedTest
    @MethodSource("incidents")
    void each_board_is_one_that_slack_posts(Incident incident) {
        List<BoardView.Line> recent = TEXTS.stream()
                .map(text -> new BoardView.Line(NOW, "<@U1> noted: " + Mrkdwn.escape(text.repeat(10)))).toList();

        for (BoardView.Board board : List.of(BoardView.incident(incident, recent, NOW.plusSeconds(7)),
                BoardView.incident(incident, List.of(), NOW.minusSeconds(7)))) {
            assertThat(BlockKit.checkMessage(board.blocks())).isEmpty();
            ringsForNobody(board.text());
            ringsForNobody(mrkdwn(board.blocks()));
        }
    }

    @Test
    void an_overview_of_hundreds_is_one_that_slack_posts() {
        List<Incident> all = incidents().toList();
        List<Incident> many = Stream.generate(all::stream).limit(20).flatMap(s -> s).toList();

        for (BoardView.Board board : List.of(BoardView.overview(List.of(), List.of()), BoardView.overview(all, List.of()),
                BoardView.overview(List.of(), many), BoardView.overview(many, many))) {
            assertThat(BlockKit.checkMessage(board.blocks())).isEmpty();
            assertThat(buttons(board.blocks())).containsEntry("incident_declare", "declare");
            ringsForNobody(mrkdwn(board.blocks()));
        }
        assertThat(mrkdwn(BoardView.overview(many, List.of()).blocks())).contains("and 290 more");
    }

    @Test
    void each_form_is_one_that_slack_opens() {
        for (Incident incident : incidents().toList()) {
            for (Form form : List.<Form>of(new Form.ChangeSeverity(incident.id()), new Form.AddNote(incident.id()))) {
                JsonNode view = FormViews.of(form, incident);
                assertThat(BlockKit.checkView(view)).isEmpty();
                assertThat(view.path("private_metadata").asText()).isEqualTo(incident.id().toString());
                assertThat(BlockKit.checkView(FormViews.of(form, null))).isEmpty();
            }
        }
        for (String title : List.of("", "x", "<!channel>", "😀".repeat(3000))) {
            JsonNode view = FormViews.of(new Form.Declare(title, new ChannelId("C1")), null);
            assertThat(BlockKit.checkView(view)).isEmpty();
            assertThat(view.path("callback_id").asText()).isEqualTo("incident_declare");
            assertThat(BlockKit.checkView(FormViews.of(new Form.Declare(title, null), null))).isEmpty();
        }
    }

    @Test
    void a_prompt_is_not_posted_where_somebody_has_command_by_then() {
        Incident led = Incident.declared(new IncidentId(1), "x", Severity.SEV1, null, NOW, new Actor.Bot())
                .withCommander(new UserId("U2"));

        assertThat(IncidentViews.of(new Content.CommanderMissing(), led, true)).isEmpty();
        assertThat(view(new Content.CommanderMissing(), led).text()).isEqualTo("<@U2> is the Incident Commander.");
    }

    @Test
    void the_card_expands_every_acronym_and_names_the_word_beside_the_number() {
        Incident incident = Incident.declared(new IncidentId(1), "x", Severity.SEV2, null, NOW, new Actor.Bot());

        assertThat(mrkdwn(view(new Content.IncidentCard(), incident).blocks())).contains("Incident Commander", "*SEV2* major",
                "not stated yet", "nobody yet");
    }

    @Test
    void what_belongs_to_no_incident_is_a_note_or_nothing() {
        assertThat(IncidentViews.of(new Content.Line("x"))).get().returns("muster_note", MessageView::eventType);
        assertThat(IncidentViews.of(new Content.IncidentCard())).isEmpty();
        assertThat(IncidentViews.of(new Content.CommanderMissing())).isEmpty();
    }

    @Test
    void a_cut_goes_through_no_character_mention_or_entity() {
        assertThat(Mrkdwn.cut("abc", 3)).isEqualTo("abc");
        assertThat(Mrkdwn.cut("abcd", 3)).isEqualTo("ab…");
        assertThat(Mrkdwn.cut("a😀b", 3)).isEqualTo("a…");
        assertThat(Mrkdwn.cut("ab &amp; cd", 6)).isEqualTo("ab …");
        assertThat(Mrkdwn.cut("ab &amp; cd", 9)).isEqualTo("ab &amp;…");
        assertThat(Mrkdwn.cut("hi <@U123> there", 8)).isEqualTo("hi …");
        assertThat(Mrkdwn.cut("hi <@U123> there", 12)).isEqualTo("hi <@U123> …");
        assertThat(Mrkdwn.cut("&lt;&lt;&lt;", 7)).isEqualTo("&lt;…");
    }

    private static MessageView view(Content content, Incident incident) {
        return IncidentViews.of(content, incident, false).orElseThrow();
    }

    private static void ringsForNobody(String mrkdwn) {
        assertThat(mrkdwn).doesNotContain("<!channel>", "<!everyone>", "<@U666>", "<https://");
    }

    /** Every text in which Slack reads markup. */
    private static String mrkdwn(JsonNode node) {
        if (node.path("type").asText().equals("mrkdwn")) {
            return node.path("text").asText() + "\n";
        }
        StringBuilder text = new StringBuilder();
        node.forEach(child -> text.append(mrkdwn(child)));
        return text.toString();
    }

    private static Map<String, String> buttons(JsonNode blocks) {
        Map<String, String> buttons = new HashMap<>();
        blocks.forEach(block -> block.path("elements").forEach(element -> {
            if (element.path("type").asText().equals("button")) {
                buttons.put(element.path("action_id").asText(), element.path("value").asText());
            }
        }));
        return buttons;
    }
}
