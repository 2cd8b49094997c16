package dev.muster.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.effect.ReplyTo;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.merge.Merges;
import dev.muster.bot.incident.undo.Undos;
import org.junit.jupiter.api.Test;

/** Who may hear of which incident, as long as some are private. */
class SimilarIncidentsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final UserId ANN = new UserId("U1");
    private static final UserId BOB = new UserId("U2");
    private static final IncidentId INC_1 = new IncidentId(1);
    private static final IncidentId INC_2 = new IncidentId(2);

    private final MemoryIncidentStore store = new MemoryIncidentStore();
    private final Incidents incidents = new Incidents(store, IncidentSettings.defaults());
    private final Merges merges = new Merges(store, new Access(store, new NobodyInChannels(), false), incidents);

    private static Incident incident(IncidentId id, UserId by, boolean isPrivate, Duration ago) {
        return new Incident(id, "checkout is failing", Severity.SEV3, Status.OPEN, isPrivate, null, NOW.minus(ago),
                new Actor.Person(by), null, null, null, null, null, Map.of(), null, 1);
    }

    private List<IncidentId> named(UserId declarer) {
        incidents.declare(Declaration.of("Checkout fails", "command").replyingTo(new ReplyTo.Direct(declarer)),
                new Wish("declare", new Actor.Person(declarer), NOW));
        return store.last().effects().stream().filter(effect -> effect instanceof PersonalEffect.Answer)
                .map(effect -> ((PersonalEffect.Answer) effect).content())
                .map(content -> ((Content.SimilarOpen) content).similar())
                .toList();
    }

    @Test
    void an_open_one_of_the_last_two_hours_is_named() {
        store.put(incident(INC_1, ANN, false, Duration.ofHours(2).minusSeconds(1)));
        assertThat(named(BOB)).containsExactly(INC_1);
    }

    @Test
    void an_older_one_is_not() {
        store.put(incident(INC_1, ANN, false, Duration.ofHours(2)));
        assertThat(named(BOB)).isEmpty();
    }

    @Test
    void a_private_one_is_never_named_to_somebody_who_declares_in_public() {
        store.put(incident(INC_1, ANN, true, Duration.ofMinutes(5)));
        assertThat(named(BOB)).isEmpty();
    }

    @Test
    void whoever_declares_by_a_program_hears_nothing() {
        store.put(incident(INC_1, ANN, false, Duration.ofMinutes(5)));
        incidents.declare(Declaration.of("Checkout fails", "api"), new Wish("declare", new Actor.ApiClient("grafana"), NOW));
        assertThat(store.last().effects()).noneMatch(effect -> effect instanceof PersonalEffect.Answer);
    }

    @Test
    void a_private_one_answers_a_merge_as_if_it_were_not_there() {
        store.put(incident(INC_1, ANN, true, Duration.ofMinutes(5)));
        store.put(incident(INC_2, BOB, false, Duration.ofMinutes(5)));
        assertThat(merges.merge(INC_2, INC_1, new Wish("one", new Actor.Person(BOB), NOW)))
                .isEqualTo(merges.merge(INC_2, new IncidentId(1), new Wish("two", new Actor.Person(BOB), NOW)))
                .extracting(outcome -> ((Outcome.Refused) outcome).rejection().sentence()).isEqualTo("There is no INC-1.");
        // Ann is in it, and is told why not.
        assertThat(merges.merge(INC_2, INC_1, new Wish("three", new Actor.Person(ANN), NOW)))
                .extracting(outcome -> ((Outcome.Refused) outcome).rejection().sentence().contains("private")).isEqualTo(true);
        assertThat(store.commits()).isEmpty();
    }

    @Test
    void what_was_undone_while_somebody_else_undid_it_is_refused() {
        store.put(incident(INC_1, ANN, false, Duration.ofMinutes(5)));
        incidents.changeSeverity(INC_1, Severity.SEV1, Optional.empty(), new Wish("sev", new Actor.Person(ANN), NOW));
        Undos undos = new Undos(store);
        var ann = new Actor.Person(ANN);
        assertThat(undos.undo(INC_1, OptionalLong.of(2), new Wish("u1", ann, NOW))).isInstanceOf(Outcome.Changed.class);
        assertThat(undos.undo(INC_1, OptionalLong.of(2), new Wish("u2", ann, NOW))).isInstanceOf(Outcome.Refused.class);
        assertThat(undos.undo(INC_1, OptionalLong.of(2), new Wish("u1", ann, NOW))).isInstanceOf(Outcome.Repeated.class);
        assertThat(undos.undo(INC_1, OptionalLong.of(99), new Wish("u3", ann, NOW))).isInstanceOf(Outcome.Refused.class);
        assertThat(undos.undo(INC_2, OptionalLong.empty(), new Wish("u4", ann, NOW))).isInstanceOf(Outcome.Refused.class);
    }
}
