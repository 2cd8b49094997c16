package dev.muster.bot.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Cause;
import dev.muster.bot.incident.ChannelKeeping;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentEvent;
import dev.muster.bot.timeline.Happening;
import dev.muster.bot.timeline.TimelineEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Slack gives a channel another id, as it does when the channel becomes shared. */
@ParameterizedClass
@EnumSource
class ChannelMovedTest extends StoreTest {
    private static final ChannelId NOW_CALLED = new ChannelId("C0NOW");
    private static final ChannelId SECOND = new ChannelId("C0SECOND");

    private IncidentId id = new IncidentId(1);

    ChannelMovedTest(DatabaseKind kind) {
        super(kind);
    }

    @BeforeEach
    void anIncidentWithTalk() {
        id = declared();
        link(CHANNEL);
        timeline.keep(id, received("Ev1", message(ts(1), ADA, "the password is hunter2")));
        timeline.keep(id, received("Ev2", message(ts(2), BOB, "oh")));
    }

    private void link(ChannelId channel) {
        assertThat(incidents.change(id, new Cause.Request("link " + channel), incident -> new IncidentChange(
                incident.withChannel(new Incident.Channel(channel, "inc-1")), new Actor.Bot(), NOW,
                List.of(new IncidentEvent.ChannelCreated(channel, "inc-1")), List.of(), List.of()))).isNotNull();
    }

    private void moves(ChannelId from, ChannelId to) {
        new ChannelKeeping(incidents).idChanged(from, to, NOW);
    }

    @Test
    void what_was_said_before_is_known_under_the_new_id_and_not_kept_again() {
        moves(CHANNEL, NOW_CALLED);

        assertThat(timeline.holds(NOW_CALLED, ts(1), Optional.empty())).isTrue();
        assertThat(timeline.keep(id, received("Ev9", message(ts(1), ADA, "the password is hunter2").in(NOW_CALLED)))).isZero();
        assertThat(timeline.entries(id, 0, 100)).filteredOn(entry -> entry.kind().equals("message"))
                .extracting(TimelineEntry::channel).containsExactly(NOW_CALLED, NOW_CALLED);
        assertThat(incidents.presentId(CHANNEL)).isEqualTo(NOW_CALLED);
        assertThat(incidents.findByChannel(CHANNEL)).map(Incident::id).contains(id);
        assertThat(incidents.talkedIn(NOW)).containsOnlyKeys(NOW_CALLED);
    }

    @Test
    void a_deletion_under_the_new_id_takes_the_words_out() {
        moves(CHANNEL, NOW_CALLED);
        timeline.keep(id, received("Ev3", new Happening.Deletion(NOW_CALLED, ts(1), null, NOW, null)));

        List<TimelineEntry> told = timeline.entries(id, 0, 100);
        assertThat(told).extracting(TimelineEntry::rawText).doesNotContain("the password is hunter2").contains("oh");
        assertThat(told.getLast().actor()).isEqualTo(ADA);
    }

    @Test
    void told_again_it_changes_nothing_and_a_second_move_goes_on_from_the_first() {
        moves(CHANNEL, NOW_CALLED);
        moves(CHANNEL, NOW_CALLED);
        moves(NOW_CALLED, SECOND);

        assertThat(timeline.entries(id, 0, 100)).filteredOn(entry -> entry.kind().equals("channel_id_changed")).hasSize(2);
        assertThat(incidents.presentId(CHANNEL)).isEqualTo(SECOND);
        assertThat(incidents.talkedIn(NOW)).containsOnlyKeys(SECOND);
        assertThat(timeline.holds(SECOND, ts(2), Optional.empty())).isTrue();
    }

    @Test
    void what_stands_under_the_new_id_already_stays_as_it_is() {
        timeline.keep(id, received("Ev4", message(ts(2), BOB, "oh").in(NOW_CALLED)));
        moves(CHANNEL, NOW_CALLED);

        assertThat(timeline.holds(NOW_CALLED, ts(1), Optional.empty())).isTrue();
        assertThat(timeline.holds(NOW_CALLED, ts(2), Optional.empty())).isTrue();
    }

    @Test
    void a_channel_that_the_incident_left_moves_as_well() {
        link(SECOND);
        moves(CHANNEL, NOW_CALLED);

        assertThat(incidents.find(id).map(Incident::channel).map(Incident.Channel::id)).contains(SECOND);
        assertThat(timeline.holds(NOW_CALLED, ts(1), Optional.empty())).isTrue();
        assertThat(incidents.talkedIn(NOW)).containsOnlyKeys(NOW_CALLED, SECOND);
    }

    @Test
    void a_channel_that_the_incident_left_is_open_until_slack_says_that_it_is_archived() {
        link(SECOND);
        timeline.keep(id, received("Ev5",
                new Happening.Notice("channel_archived", "a", CHANNEL, NOW, ADA, "archived", null, 10, json("{}"))));
        assertThat(incidents.talkedIn(NOW)).containsOnlyKeys(SECOND);
        timeline.keep(id, received("Ev6",
                new Happening.Notice("channel_unarchived", "u", CHANNEL, NOW, ADA, "back", null, 10, json("{}"))));
        assertThat(incidents.talkedIn(NOW)).containsOnlyKeys(CHANNEL, SECOND);
    }
}
