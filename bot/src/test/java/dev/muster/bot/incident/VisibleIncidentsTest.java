package dev.muster.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import org.junit.jupiter.api.Test;

class VisibleIncidentsTest {
    private static final UserId ANN = new UserId("U1");
    private static final UserId BOB = new UserId("U2");

    private final MemoryIncidentStore store = new MemoryIncidentStore();
    private final VisibleIncidents visible = new VisibleIncidents(
            new Access(store, new NobodyInChannels(), false), new OnlyAnn());

    @Test
    void a_private_incident_is_shown_to_nobody_but_those_who_are_in_it() {
        Incident open = incident(1, false);
        Incident secret = incident(2, true);
        store.put(open);
        store.put(secret);

        assertThat(visible.unresolved(ANN)).containsExactly(secret, open);
        assertThat(visible.unresolved(BOB)).containsExactly(open);
        assertThat(visible.isVisibleToAll(secret)).isFalse();
        assertThat(visible.isVisibleToAll(open)).isTrue();
        assertThat(visible.of(BOB, 5)).isEmpty();
    }

    private static Incident incident(int number, boolean isPrivate) {
        Incident plain = Incident.declared(new IncidentId(number), "x", Severity.SEV3, null, Instant.EPOCH,
                new Actor.Person(ANN));
        return new Incident(plain.id(), plain.title(), plain.severity(), plain.status(), isPrivate, null, plain.declaredAt(),
                plain.declaredBy(), null, null, null, null, null, plain.messages(), null, 1);
    }

    private final class OnlyAnn implements Participants {
        @Override
        public List<Incident> latestOf(UserId person, int limit) {
            return person.equals(ANN) ? store.unresolved() : List.of();
        }

        @Override
        public List<Incident> reviewedBy(UserId person, int limit) {
            return latestOf(person, limit);
        }
    }
}
