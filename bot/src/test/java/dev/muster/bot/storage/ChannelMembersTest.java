package dev.muster.bot.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.timeline.Happening;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ChannelMembersTest extends StoreTest {
    private static final ChannelId ROOM = new ChannelId("C0ROOM");

    private JooqChannelMembers members;
    private IncidentId id = new IncidentId(1);

    ChannelMembersTest(DatabaseKind kind) {
        super(kind);
    }

    @BeforeEach
    void members() {
        members = new JooqChannelMembers(database);
        id = declared();
    }

    private void told(String kind, int second) {
        timeline.keep(id, received(kind + second, new Happening.Notice(kind, "ada:" + second, ROOM, NOW.plusSeconds(second), ADA,
                "", null, 0, JsonNodeFactory.instance.objectNode())));
    }

    @Test
    void the_latest_by_slacks_clock_counts_in_whatever_order_it_is_told() {
        assertThat(members.has(ROOM, ADA)).isFalse();
        told("member_joined", 10);
        assertThat(members.has(ROOM, ADA)).isTrue();
        told("member_left", 30);
        told("member_joined", 20);
        assertThat(members.has(ROOM, ADA)).isFalse();
        told("member_joined", 40);
        assertThat(members.of(ROOM)).containsExactly(ADA);
        assertThat(members.has(new ChannelId("C0OTHER"), ADA)).isFalse();
    }

    @Test
    void a_list_that_was_read_puts_right_what_was_missed() {
        told("member_joined", 0);
        members.read(ROOM, Set.of(BOB), NOW.plusSeconds(600));
        assertThat(members.of(ROOM)).containsExactly(BOB);

        told("member_left", 700);
        members.read(ROOM, Set.of(ADA, BOB), NOW.plus(Duration.ofHours(1)));
        assertThat(members.of(ROOM)).containsExactlyInAnyOrder(ADA, BOB);
    }

    @Test
    void what_was_told_at_about_the_time_of_the_reading_counts_where_it_says_no() {
        told("member_left", 0);
        members.read(ROOM, Set.of(ADA), NOW.plusSeconds(60));
        assertThat(members.has(ROOM, ADA)).as("she may have left while the list was read").isFalse();

        told("member_joined", 100);
        members.read(ROOM, Set.of(), NOW.plusSeconds(90));
        assertThat(members.has(ROOM, ADA)).as("she came after the list was read").isTrue();
    }
}
