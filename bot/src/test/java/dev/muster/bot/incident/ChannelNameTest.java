package dev.muster.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import dev.muster.bot.id.IncidentId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelNameTest {
    private static final IncidentId INC_12 = new IncidentId(12);

    @ParameterizedTest
    @CsvSource({"Checkout is failing,inc-12-checkout-is-failing", "'  --Checkout!! (EU) --',inc-12-checkout-eu",
            "Zahlungen für Größe,inc-12-zahlungen-fur-grosse", "Can't log in,inc-12-cant-log-in", "障害,inc-12", "'',inc-12",
            "🔥🔥 db,inc-12-db", "Łódź is down,inc-12-lodz-is-down", "İstanbul,inc-12-istanbul"})
    void a_title_becomes_a_name_that_slack_takes(String title, String name) {
        assertThat(ChannelName.of(INC_12, title)).isEqualTo(name);
    }

    @Test
    void a_long_title_is_cut_between_words() {
        String name = ChannelName.of(INC_12, "checkout is failing for everybody in the whole of europe since noon");

        assertThat(name).isEqualTo("inc-12-checkout-is-failing-for-everybody-in-the");
        assertThat(ChannelName.of(INC_12, "x".repeat(500))).hasSize(48);
    }

    @Test
    void any_text_at_all_gives_a_name_that_slack_takes() {
        Random random = new Random(3);
        for (int i = 0; i < 200_000; i++) {
            IncidentId id = new IncidentId(1 + random.nextLong(999_999_999_999L));

            String name = ChannelName.of(id, title(random));

            assertThat(name).matches("[a-z0-9_-]{1,80}").startsWith("inc-" + id.number()).doesNotEndWith("-")
                    .doesNotContain("--");
        }
    }

    private static String title(Random random) {
        StringBuilder title = new StringBuilder();
        int length = random.nextInt(60);
        for (int i = 0; i < length; i++) {
            int kind = random.nextInt(4);
            if (kind == 0) {
                title.append(" -_.'".charAt(random.nextInt(5)));
            } else if (kind == 1) {
                title.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
            } else {
                title.append((char) ('A' + random.nextInt(60)));
            }
        }
        return title.toString();
    }
}
