package dev.muster.bot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.QuotedMessage;
import dev.muster.sandbox.blockkit.BlockKit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What single people are shown, with the worst that may be written into it. */
class PersonalViewsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    static Stream<Incident> incidents() {
        return ViewsTest.incidents();
    }

    private static QuotedMessage message(String words) {
        return new QuotedMessage(new MessageRef(new ChannelId("C1"), new SlackTs("1700000000.000100")), null, new UserId("U1"),
                null,
                words, List.of(), "https://acme.slack.example/archives/C1/p1700000000000100?thread_ts=1.2&cid=C1");
    }

    @Test
    void the_home_tab_is_one_that_slack_draws_however_much_is_open() {
        List<Incident> all = incidents().toList();
        List<Incident> many = Stream.generate(all::stream).limit(20).flatMap(s -> s).toList();

        for (List<Incident> mine : List.of(List.<Incident>of(), all, many)) {
            for (List<Incident> open : List.of(List.<Incident>of(), all, many)) {
                JsonNode home = HomeView.of(mine, open, NOW);
                assertThat(BlockKit.checkView(home)).isEmpty();
                assertThat(home.path("blocks").size()).isLessThanOrEqualTo(100);
                assertThat(home.toString()).contains("incident_declare").doesNotContain("<!channel>").doesNotContain("<@U666>");
            }
        }
        assertThat(HomeView.of(many, many, NOW).toString()).contains("and 275 more").contains("and 250 more");
    }

    @ParameterizedTest
    @MethodSource("incidents")
    void each_incident_has_its_channel_and_the_way_in_as_soon_as_it_has_one(Incident incident) {
        String home = HomeView.of(List.of(), List.of(incident), NOW).toString();

        assertThat(home.contains("incident_join")).isEqualTo(incident.channel() != null);
        assertThat(home).contains(incident.channel() == null ? "no channel yet" : "<#C1>");
    }

    @ParameterizedTest
    @MethodSource("incidents")
    void each_overview_is_one_that_slack_posts_and_rings_for_nobody(Incident incident) {
        List<BoardView.Line> recent = List.of(new BoardView.Line(NOW, "<@U1> noted: " + "&amp;".repeat(900)));

        for (boolean inChannel : new boolean[]{true, false}) {
            MessageView view = OverviewView.of(incident, recent, Optional.of("https://a.example/x?a=1&b=2"), inChannel, NOW);
            assertThat(BlockKit.checkMessage(view.blocks())).isEmpty();
            assertThat(view.blocks().toString()).doesNotContain("<!channel>").doesNotContain("<@U666>")
                    .contains("<https://a.example/x?a=1&amp;b=2|The card>");
            assertThat(BlockKit.checkMessage(OverviewView.of(incident, List.of(), Optional.empty(), inChannel, NOW).blocks()))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "<!channel>", "\n\n>> \n", "&&&&&", "```\ncode\n```"})
    void the_form_that_declares_from_a_message_is_one_that_slack_opens(String words) {
        for (String said : List.of(words, words.repeat(5_000))) {
            JsonNode view = FormViews.declareFrom("key", message(said), incidents().toList());
            assertThat(BlockKit.checkView(view)).isEmpty();
            assertThat(view.path("private_metadata").asText()).isEqualTo("message:key");
            assertThat(view.path("blocks").get(0).toString()).contains("first evidence").doesNotContain("<!channel>");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"checkout fails|checkout fails", "*checkout* `fails`|checkout fails",
            ":fire: :+1: checkout fails|checkout fails", "> checkout fails|checkout fails", "• checkout fails|checkout fails",
            "at 10:30:15 checkout fails|at 10:30:15 checkout fails", "api_errors up|api_errors up", ":fire:|''", "''|''",
            "כשל בתשלום|כשל בתשלום"})
    void the_first_words_are_suggested_as_title_without_what_is_only_decoration(String words, String title) {
        assertThat(SuggestedTitle.of(words)).isEqualTo(title);
        assertThat(SuggestedTitle.of("\n  \n" + words + "\nsecond line")).isEqualTo(title.isEmpty() ? "second line" : title);
    }

    @Test
    void a_long_first_line_is_cut_and_never_through_a_character() {
        assertThat(SuggestedTitle.of("😀a".repeat(5_000))).hasSizeLessThanOrEqualTo(120).endsWith("…");
    }
}
