package dev.muster.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import org.junit.jupiter.api.Test;

class IncidentTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final MessageRef MESSAGE = new MessageRef(new ChannelId("C1"), new SlackTs("1.1"));

    private static Incident titled(String title) {
        return Incident.declared(new IncidentId(1), title, Severity.SEV2, "EU", NOW, new Actor.Bot());
    }

    @Test
    void a_title_is_neither_blank_nor_longer_than_a_header() {
        assertThat(titled("x".repeat(120)).title()).hasSize(120);
        for (String title : new String[]{"", "  ", "x".repeat(121)}) {
            assertThatThrownBy(() -> titled(title)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("title");
        }
    }

    @Test
    void a_resolved_incident_knows_when() {
        assertThatThrownBy(() -> new Incident(new IncidentId(1), "x", Severity.SEV1, Status.RESOLVED, false, null, NOW,
                new Actor.Bot(), null, null, null, null, null, Map.of(), null, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("resolvedAt");
    }

    @Test
    void only_what_is_over_can_be_merged() {
        assertThatThrownBy(
                () -> titled("x").withState(titled("x").state().withStatus(Status.OPEN, null, null, new IncidentId(2))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("mergedInto");
        Incident merged = titled("x").merged(new IncidentId(2), NOW);
        assertThat(merged.mergedInto()).isEqualTo(new IncidentId(2));
        assertThat(merged.reopened().mergedInto()).isNull();
    }

    @Test
    void without_its_channel_nothing_stands_there_any_more() {
        Incident incident = titled("x").withChannel(new Incident.Channel(new ChannelId("C1"), "inc-1"))
                .withMessage(StandingMessage.CARD, new MessageRef(new ChannelId("C1"), MESSAGE.ts()))
                .withMessage(StandingMessage.ANNOUNCEMENT, new MessageRef(new ChannelId("C9"), MESSAGE.ts()));

        assertThat(incident.withoutChannel().messages()).containsOnlyKeys(StandingMessage.ANNOUNCEMENT);
        assertThat(incident.withoutChannel().channel()).isNull();
    }

    @Test
    void each_change_counts_and_keeps_the_rest() {
        Incident fresh = titled("x");

        Incident after = fresh.withSeverity(Severity.SEV1).withCommander(new UserId("U1"))
                .withChannel(new Incident.Channel(new ChannelId("C1"), "inc-1")).withMessage(StandingMessage.CARD, MESSAGE)
                .withMessage(StandingMessage.ANNOUNCEMENT, MESSAGE).mitigated(NOW.plusSeconds(1)).resolved(NOW.plusSeconds(2));

        assertThat(after).isEqualTo(new Incident(new IncidentId(1), "x", Severity.SEV1, Status.RESOLVED, false, "EU", NOW,
                new Actor.Bot(), null, NOW.plusSeconds(1), NOW.plusSeconds(2), new UserId("U1"),
                new Incident.Channel(new ChannelId("C1"), "inc-1"),
                Map.of(StandingMessage.CARD, MESSAGE, StandingMessage.ANNOUNCEMENT, MESSAGE), null, 8));
        assertThat(after.reopened()).returns(9L, Incident::revision).returns(Status.OPEN, Incident::status);
        assertThat(fresh).isEqualTo(titled("x"));
    }

    @Test
    void its_messages_cannot_be_changed_from_outside() {
        Map<StandingMessage, MessageRef> messages = new EnumMap<>(StandingMessage.class);
        Incident incident = new Incident(new IncidentId(1), "x", Severity.SEV1, Status.OPEN, false, null, NOW, new Actor.Bot(),
                null,
                null, null, null, null, messages, null, 1);

        messages.put(StandingMessage.CARD, MESSAGE);

        assertThat(incident.message(StandingMessage.CARD)).isEmpty();
    }

    @Test
    void severities_are_read_by_the_name_they_are_written_with() {
        for (Severity severity : Severity.values()) {
            assertThat(Severity.parse(severity.wireName())).contains(severity);
            assertThat(Severity.of(severity.number())).contains(severity);
        }
        assertThat(Severity.of(0)).isEmpty();
        assertThat(Severity.of(6)).isEmpty();
        assertThat(Severity.parse("SEV1")).isEmpty();
        assertThat(Severity.SEV1.isWorseThan(Severity.SEV2)).isTrue();
        assertThat(Severity.SEV2.isWorseThan(Severity.SEV2)).isFalse();
    }
}
