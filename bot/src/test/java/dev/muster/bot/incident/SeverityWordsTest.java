package dev.muster.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeverityWordsTest {
    private static final String[] FRAGMENTS = {"sev", "SEV", "severity", "p", "s", "S", "1", "2", "5", "3", "0", "9", " ", "  ",
            "-",
            "_", "/", "or", ".", ",", ":", "%", "(", ")", "[", "]", "critical", "not ", "non-", "\u00a0", "\u2011", "–",
            "db down",
            "é", "ſ", "K", "\ud83d\ude00", "\n", "\"", "'", "“", "”", "checkout"};
    private static final String[] MARKS = {"sev1", "SEV-1", "sev 1", "p1", "P1", "s1", "severity 1", "Sev_1"};

    @ParameterizedTest
    @CsvSource({"db down sev-1,SEV1", "SEV1 db down,SEV1", "db sev 2 down,SEV2", "p1 checkout,SEV1", "checkout P2,SEV2",
            "s1 login broken,SEV1", "sev2/3 maybe,SEV2", "sev3/2 maybe,SEV2", "sev2 or sev1,SEV1", "sev3 or 2?,SEV2",
            "sev2-sev1 unclear,SEV1", "p2/p1,SEV1", "sev1: db down,SEV1", "cards sev2.,SEV2", "critical payment bug,SEV1",
            "severity 2,SEV2", "Severity-3 login,SEV3", "(sev4) slow,SEV4", "sev5 typo,SEV5", "sev3 and later sev2,SEV2",
            "sev2 critical path,SEV1", "not good: critical,SEV1", "sev–1 down,SEV1", "sev\u20111 down,SEV1",
            "sev\u00a02 slow,SEV2",
            "sev2 – 3 nodes are down,SEV2", "sev2 - 1 node is down,SEV2", "it's critical!,SEV1", "SEV 2: p95 is high,SEV2"})
    void a_severity_is_found_wherever_it_stands_and_the_higher_holds(String sentence, Severity severity) {
        assertThat(SeverityWords.read(sentence).severity()).contains(severity);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "not critical", "non-critical job fails", "it is not that critical", "isn't critical",
            "less critical than before", "this is not really critical", "S3 bucket is full", "s3 is slow", "p95 is at 4s", "p1.5",
            "p10", "sev10", "sev 6", "seven", "p", "sevres 1", "step1", "app1 down", "http1", "sev1x", "10% sev", "p1%",
            "uncritical", "criticality", "12 sev", "s_1", "p99/p95 latency"})
    void what_only_looks_like_one_is_none(String sentence) {
        assertThat(SeverityWords.read(sentence).severity()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"sev1: db down,db down", "checkout fails for EU cards sev2.,checkout fails for EU cards.", "(sev2) slow,slow",
            "db (sev1) down,db down", "db down sev 2,db down", "sev2 - 3 nodes are down,3 nodes are down",
            "sev2 – 3 nodes are down,3 nodes are down", "critical payment bug,critical payment bug", "sev2 or sev1,''", "sev1,''",
            "sev2.,''", "'sev1!',''", "p1 checkout P2 down,checkout down", "“sev1” db down,db down", "sev2-checkout,checkout",
            ".net service down,.net service down", "???,???", "  db \u00a0 down  ,db down", "sev2 🔥,🔥",
            "db down – sev1,db down",
            "severity: sev2,severity", "-5 degrees,5 degrees"})
    void the_title_is_left_tidy(String sentence, String rest) {
        assertThat(SeverityWords.read(sentence).rest()).isEqualTo(rest);
    }

    @Test
    void random_text_never_throws_never_grows_and_leaves_no_mark_behind() {
        Random random = new Random(42);
        for (int i = 0; i < 200_000; i++) {
            String sentence = sentence(random, 12);

            SeverityWords words = SeverityWords.read(sentence);

            assertThat(words.rest().length()).as(sentence).isLessThanOrEqualTo(sentence.length() + 1);
            assertThat(words.rest()).as(sentence).isEqualTo(words.rest().strip());
            SeverityWords again = SeverityWords.read(words.rest());
            assertThat(again.rest()).as("of '%s' stays '%s'", sentence, words.rest()).isEqualTo(words.rest());
            assertThat(again.severity()).as("of '%s' stays '%s'", sentence, words.rest())
                    .isIn(Optional.empty(), Optional.of(Severity.SEV1));
            assertThat(again.severity().isEmpty() || sentence.toLowerCase(Locale.ROOT).contains("critical")).isTrue();
        }
    }

    @Test
    void a_mark_between_any_words_is_found_or_a_higher_one() {
        Random random = new Random(43);
        for (int i = 0; i < 200_000; i++) {
            int number = 1 + random.nextInt(5);
            boolean bucket = number == 3;
            String mark = MARKS[bucket ? random.nextInt(5) : random.nextInt(MARKS.length)].replace('1', (char) ('0' + number));
            String sentence = sentence(random, 6) + " x " + mark + " x " + sentence(random, 6);

            Optional<Severity> found = SeverityWords.read(sentence).severity();

            assertThat(found).as(sentence).isPresent();
            assertThat(found.get().number()).as(sentence).isLessThanOrEqualTo(number);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", " ", "(", "[ ", "sev", "sev ", "p1", "p1/", "sev1 or ", "critical ", "not critical ", "not  ",
            "– ", ".",
            "- x", ". ", "\"", "s", "1", "severity ", "\u00a0"})
    @Timeout(20)
    void a_long_run_of_anything_is_read_quickly(String piece) {
        String run = piece.repeat(10_000 / piece.length());
        for (String sentence : new String[]{run, "x" + run + "x", run + "sev1", "x" + run, "x" + run + "x" + run + "x"}) {
            assertThatCode(() -> SeverityWords.read(sentence)).doesNotThrowAnyException();
            long start = System.nanoTime();
            SeverityWords.read(sentence);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        }
    }

    private static String sentence(Random random, int most) {
        StringBuilder sentence = new StringBuilder();
        int pieces = random.nextInt(most + 1);
        for (int i = 0; i < pieces; i++) {
            sentence.append(FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
        }
        return sentence.toString();
    }
}
