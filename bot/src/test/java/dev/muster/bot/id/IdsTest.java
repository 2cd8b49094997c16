package dev.muster.bot.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    private static final String PIECES = "INCinc-_ #0123456789.\u00a0\u0663İ\ud83d\ude00\n";

    @ParameterizedTest
    @ValueSource(strings = {"INC-12", "inc-12", "inc12", "Inc_12", "inc 12", "#12", "12", " INC-12 ", "INC-0012"})
    void an_incident_is_read_however_people_write_it(String written) {
        assertThat(IncidentId.parse(written)).contains(new IncidentId(12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "INC-", "INC-0", "-12", "INC--12", "12a", "INC-1234567890123", "12.0", "INC-٣",
            "incident 12"})
    void anything_else_is_no_incident(String written) {
        assertThat(IncidentId.parse(written)).isEmpty();
    }

    @Test
    void what_is_written_is_read_back_and_reading_never_throws() {
        Random random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            String text = text(random);
            IncidentId.parse(text).ifPresent(id -> assertThat(IncidentId.parse(id.toString())).contains(id));
            if (SlackTs.isWellFormed(text)) {
                assertThatCode(() -> new SlackTs(text).at()).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void incidents_are_ordered_by_number_and_start_at_1() {
        assertThat(new IncidentId(9)).isLessThan(new IncidentId(10));
        assertThatThrownBy(() -> new IncidentId(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 or more");
    }

    @Test
    void a_slack_timestamp_keeps_its_text_and_gives_the_time_to_the_microsecond() {
        SlackTs ts = new SlackTs("1700000000.000100");

        assertThat(ts.toString()).isEqualTo("1700000000.000100");
        assertThat(ts.at()).isEqualTo(Instant.parse("2023-11-14T22:13:20.000100Z"));
        assertThat(new SlackTs("1700000000.5").at()).isEqualTo(Instant.parse("2023-11-14T22:13:20.500Z"));
    }

    @Test
    void slack_timestamps_are_ordered_by_time_and_not_by_their_letters() {
        List<SlackTs> inOrder = List.of(new SlackTs("999.999999"), new SlackTs("1000.000001"), new SlackTs("1700000000.000099"),
                new SlackTs("1700000000.000100"), new SlackTs("1700000001.000000"));
        List<SlackTs> mixed = new ArrayList<>(inOrder);
        Collections.reverse(mixed);
        Collections.sort(mixed);

        assertThat(mixed).isEqualTo(inOrder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1700000000", "1700000000.", ".5", "1700000000.0001000000", "-1.0", "1e9.0", "1700000000,000100",
            "1700000000.000100 ", "٣.٣"})
    void what_slack_could_not_have_written_is_no_timestamp(String written) {
        assertThat(SlackTs.isWellFormed(written)).isFalse();
        assertThatThrownBy(() -> new SlackTs(written)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void blank_and_endless_ids_of_people_and_channels_are_refused() {
        assertThatThrownBy(() -> new UserId(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ChannelId("C".repeat(256))).isInstanceOf(IllegalArgumentException.class);
        assertThat(new UserId("U1").mention()).isEqualTo("<@U1>");
        assertThat(new ChannelId("C1").mention()).isEqualTo("<#C1>");
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(24);
        for (int i = 0; i < length; i++) {
            text.append(PIECES.charAt(random.nextInt(PIECES.length())));
        }
        return text.toString();
    }
}
