package dev.muster.bot.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadableTextTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant MARRIED = Instant.parse("2026-02-01T00:00:00Z");
    private static final String[] FRAGMENTS = {"<", ">", "|", "@", "#", "!", "^", "&", "&lt;", "&gt;", "&amp;", "<@U1>",
            "<#C1|ops>",
            "<!here>", "<!date^1700000000^{time}|13:00>", "<http://a.b|c>", "U1", "subteam^S1", "mailto:", " ", "\n", "é",
            "\ud83d\ude00", "date^", "^^", "<!date^99999999999999999999^{time}>", "`", "*"};

    private final ReadableText readable = new ReadableText(ReadableTextTest::name);

    private static Optional<String> name(String id, Instant at) {
        if (id.equals("U1")) {
            return Optional.of(at.isBefore(MARRIED) ? "Ann Miller" : "Ann Smith");
        }
        return Optional.ofNullable(Map.of("C1", "ops", "S1", "oncall").get(id));
    }

    @Test
    void a_mention_reads_as_the_name_known_at_that_time() {
        assertThat(readable.text("ask <@U1>", MARRIED.minusSeconds(1))).isEqualTo("ask @Ann Miller");
        assertThat(readable.text("ask <@U1>", MARRIED)).isEqualTo("ask @Ann Smith");
        assertThat(readable.text("ask <@U1|anold>", MARRIED)).isEqualTo("ask @Ann Smith");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {"<@U9>~ @U9", "<@U9|bob>~ @bob", "<@U9|@bob>~ @bob", "<#C1>~ #ops", "<#C9>~ #C9",
            "<#C1|#ops>~ #ops", "<#C9|old-name>~ #old-name", "<#C9|>~ #C9", "<!here>~ @here", "<!channel>~ @channel",
            "<!everyone|everyone>~ @everyone", "<!here|@here>~ @here", "<!subteam^S1>~ @oncall", "<!subteam^S9>~ @S9",
            "<!subteam^S9|@db>~ @db", "<!date^1700000000^{time}|13:00>~ 13:00", "<!date^1700000000^{time}>~ 2023-11-14 22:13 UTC",
            "<!date^x^{time}>~ @date", "<!date^99999999999999^{time}>~ @date", "<https://a.example/x>~ https://a.example/x",
            "<https://a.example|dashboard>~ dashboard (https://a.example)", "<http://a.example|a.example>~ http://a.example",
            "<mailto:a@b.example|a@b.example>~ a@b.example", "<tel:+4912|+4912>~ +4912", "<mailto:a@b.example>~ a@b.example",
            "<https://a.example/?x=1&amp;y=2>~ https://a.example/?x=1&y=2", "a &lt;b&gt; &amp;amp; c~ a <b> &amp; c",
            "1 &lt; 2~ 1 < 2", "<>~ <>", "<|>~ <|>", "<@>~ @", "a < b~ a < b", "<@U1|<@U9>~ <@U1|@U9"})
    void markup_reads_as_people_see_it(String raw, String read) {
        assertThat(readable.text(raw, NOW)).isEqualTo(read);
    }

    @Test
    void what_people_typed_in_angle_brackets_stays_as_they_typed_it() {
        assertThat(readable.text("&lt;!channel&gt; &lt;@U1&gt;", NOW)).isEqualTo("<!channel> <@U1>");
    }

    @Test
    void random_markup_never_throws() {
        Random random = new Random(21);
        for (int i = 0; i < 200_000; i++) {
            StringBuilder raw = new StringBuilder();
            int pieces = random.nextInt(14);
            for (int j = 0; j < pieces; j++) {
                raw.append(FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
            }
            String read = readable.text(raw.toString(), NOW);
            if (raw.indexOf("&") < 0) {
                assertThat(read).as(raw.toString()).doesNotContain("<!here>", "<@U1>");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<", "<@", "<a|", ">", "|", "&amp;", "<a|b", "<!date^", "<@U1>", "<a", "a|"})
    @Timeout(20)
    void a_long_run_of_anything_is_read_quickly(String piece) {
        String raw = "<" + piece.repeat(40_000 / piece.length()) + "|";
        long start = System.nanoTime();

        readable.text(raw, NOW);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }
}
