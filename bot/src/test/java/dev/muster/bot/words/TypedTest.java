package dev.muster.bot.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedTest {
    @Test
    void other_spaces_and_line_breaks_become_single_plain_ones() {
        assertThat(Typed.line(" a\u00a0\u202fb\tc\r\nd\u2003\u3000e\u0000f\u2028g ")).isEqualTo("a b c d e f g");
    }

    @ParameterizedTest
    @CsvSource(ignoreLeadingAndTrailingWhitespace = false, delimiter = '|', value = {"a b|a b", " a|a", "a |a", "a  b|a b",
            "a\tb|a b", "a~b!|a~b!", "ä|ä", "a\u007fb|a b", " | ", "a\u00a0b|a b"})
    void what_is_plain_already_stays(String text, String line) {
        assertThat(Typed.line(text)).isEqualTo(line.isBlank() ? "" : line);
        assertThat(Typed.line("")).isEmpty();
    }

    @Test
    void characters_that_nobody_sees_go_and_those_that_join_an_emoji_stay() {
        assertThat(Typed.line("\ufeffs\u200be\u00adv\u2060 \u202e1")).isEqualTo("sev 1");
        assertThat(Typed.line("👩\u200d🚒")).isEqualTo("👩\u200d🚒");
    }

    @Test
    void edges_are_taken_off_one_by_one() {
        assertThat(Typed.withoutLeading("--a-", "-")).isEqualTo("a-");
        assertThat(Typed.withoutTrailing("-a-.-", "-.")).isEqualTo("-a");
        assertThat(Typed.withoutTrailing("...", ".")).isEmpty();
        assertThat(Typed.withoutLeading("", ".")).isEmpty();
    }

    @Test
    void only_what_leaves_ink_is_visible() {
        assertThat(Typed.isVisible("a")).isTrue();
        assertThat(Typed.isVisible("🔥")).isTrue();
        assertThat(Typed.isVisible("?")).isTrue();
        assertThat(Typed.isVisible("\u200d\u00a0\u200b\u0301 \ufe0f\n")).isFalse();
        assertThat(Typed.isVisible("")).isFalse();
    }
}
