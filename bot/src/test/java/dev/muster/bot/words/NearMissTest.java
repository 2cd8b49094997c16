package dev.muster.bot.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearMissTest {
    private static final List<String> VERBS = List.of("new", "declare", "status", "board", "info", "lead", "ic", "commander",
            "sev",
            "severity", "note", "log", "mitigated", "resolve", "resolved", "fixed", "end", "reopen", "export", "help", "?");

    @ParameterizedTest
    @CsvSource({"statsu,status", "stauts,status", "satus,status", "resovle,resolve", "rsolve,resolve", "hlep,help",
            "hel,help", "led,lead", "nwe,new", "mitigate,mitigated", "comander,commander", "exprot,export", "repoen,reopen"})
    void a_slip_of_the_fingers_finds_the_verb(String typed, String meant) {
        assertThat(NearMiss.of(typed, VERBS)).first().isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "i", "x", "is", "it", "in", "checkout", "the", "payments", "everything", "information",
            "newsletter", "endless", "boardroom"})
    void a_word_of_a_sentence_is_no_slip(String typed) {
        assertThat(NearMiss.of(typed, VERBS)).isEmpty();
    }

    @Test
    void the_nearest_comes_first_and_at_most_three_come() {
        List<String> near = NearMiss.of("abcde", List.of("abcdx", "abcde", "abcxx", "abxde", "abcdef"));

        assertThat(near).hasSize(3).first().isEqualTo("abcde");
    }

    @Test
    void the_nearest_are_those_that_no_other_is_nearer_than() {
        assertThat(NearMiss.nearest("stauts", List.of("start", "status", "new"))).containsExactly("status");
        assertThat(NearMiss.nearest("abc", List.of("abd", "abe", "abcd"))).containsExactly("abcd", "abd", "abe");
        assertThat(NearMiss.nearest("zzz", VERBS)).isEmpty();
    }

    @Test
    void the_distance_counts_a_swap_as_one_and_is_the_same_both_ways() {
        assertThat(NearMiss.distance("ab", "ba")).isEqualTo(1);
        assertThat(NearMiss.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(NearMiss.distance("", "abc")).isEqualTo(3);
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            String one = word(random);
            String other = word(random);
            int distance = NearMiss.distance(one, other);
            assertThat(distance).isEqualTo(NearMiss.distance(other, one)).isBetween(Math.abs(one.length() - other.length()),
                    Math.max(one.length(), other.length()));
            assertThat(distance == 0).isEqualTo(one.equals(other));
        }
    }

    @Test
    void an_endless_word_is_near_to_nothing() {
        assertThat(NearMiss.of("status".repeat(10_000), VERBS)).isEmpty();
        assertThat(NearMiss.of("", VERBS)).isEmpty();
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        int length = random.nextInt(9);
        for (int i = 0; i < length; i++) {
            word.append((char) ('a' + random.nextInt(4)));
        }
        return word.toString();
    }
}
