package dev.muster.bot.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {
    private static final List<String> WORDS = List.of("checkout", "card", "payment", "login", "Zürich", "database", "queue",
            "search",
            "API", "gateway", "mail", "eu", "決済", "ordering", "replica");

    @ParameterizedTest
    @CsvSource({"checkout is failing,Checkout fails!", "checkout fails for EU cards,cards declined at the checkout (EU)",
            "login is slow,logins are slow", "Payments declined,payment decline", "The queue isn't moving,queue not moving",
            "search is down,Search: nothing works", "deploy stopped,deploys are stopping", "café orders,cafe order"})
    void the_same_in_other_words_is_alike(String one, String other) {
        assertThat(Likeness.alike(one, other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"checkout is failing,login is failing", "database migration fails in the shop,database is slow",
            "Untitled incident,Untitled incident", "'',''", "it is down,it is broken", "SSL certificate expired,card is expired"})
    void another_matter_is_not(String one, String other) {
        assertThat(Likeness.alike(one, other)).isFalse();
    }

    @Test
    void neither_order_nor_case_nor_little_words_nor_endings_matter() {
        Random random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            List<String> words = new ArrayList<>(WORDS);
            Collections.shuffle(words, random);
            List<String> some = words.subList(0, 1 + random.nextInt(6));
            List<String> turned = new ArrayList<>(some);
            Collections.shuffle(turned, random);
            String one = String.join(" ", some);
            String other = "the " + String.join(" is, ", turned).toUpperCase(Locale.ROOT) + " is down!";
            assertThat(Likeness.of(one, other)).as("%s / %s", one, other).isEqualTo(1);
            assertThat(Likeness.of(one, one)).isEqualTo(1);
        }
    }

    @Test
    void it_works_both_ways_is_a_share_and_never_throws() {
        Random random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            String one = random(random);
            String other = random(random);
            double share = Likeness.of(one, other);
            assertThat(share).isEqualTo(Likeness.of(other, one)).isBetween(0.0, 1.0);
        }
        assertThat(Likeness.of("word ".repeat(20_000), "word")).isLessThanOrEqualTo(1);
    }

    private static String random(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.append(random.nextInt(3) == 0
                    ? Character.toString(random.nextInt(0xd7ff))
                    : WORDS.get(random.nextInt(WORDS.size())) + " ");
        }
        return text.toString();
    }
}
