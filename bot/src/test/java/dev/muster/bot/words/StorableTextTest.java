package dev.muster.bot.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StorableTextTest {
    @Test
    void what_no_store_can_hold_is_replaced_and_the_rest_stays() {
        assertThat(StorableText.clean("a\0b\ud800c\udc00 🐟 é")).isEqualTo("a\ufffdb\ufffdc\ufffd 🐟 é");
        assertThat(StorableText.clean("plain")).isEqualTo("plain");
    }

    @Test
    void a_key_is_short_enough_for_an_index_and_tells_one_from_another() {
        assertThat(StorableText.key("k".repeat(500))).isEqualTo("k".repeat(500));
        String one = StorableText.key("k".repeat(501));
        assertThat(one).hasSizeLessThan(200).startsWith("kkk").isEqualTo(StorableText.key("k".repeat(501)))
                .isNotEqualTo(StorableText.key("k".repeat(502)));
        assertThat(StorableText.key("🐟".repeat(3000))).isEqualTo(StorableText.clean(StorableText.key("🐟".repeat(3000))));
    }
}
