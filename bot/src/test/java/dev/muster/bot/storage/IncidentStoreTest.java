package dev.muster.bot.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import dev.muster.bot.effect.ChannelEffect;
import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Cause;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentEvent;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.Incidents;
import dev.muster.bot.incident.JointChange;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.PastChange;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.incident.StandingMessage;
import dev.muster.bot.incident.Status;
import dev.muster.bot.timeline.TimelineEntry;
import dev.muster.bot.timer.TimerChange;
import dev.muster.bot.timer.TimerKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class IncidentStoreTest extends StoreTest {
    IncidentStoreTest(DatabaseKind kind) {
        super(kind);
    }

    @Test
    void what_was_declared_reads_back_whole() {
        Instant at = NOW.plusNanos(123_456_000);
        Outcome outcome = incidents.declare(new Cause.Request("one"), id -> {
            Incident incident = new Incident(id, "Title <&> ü 🐟", Severity.SEV1, Status.RESOLVED, true,
                    "impact", at, new Actor.ApiClient("grafana"), at.minusSeconds(60), at.plusSeconds(1), at.plusSeconds(2), BOB,
                    new Incident.Channel(CHANNEL, "inc-1-title"),
                    Map.of(StandingMessage.CARD, new MessageRef(CHANNEL, ts(1)), StandingMessage.ANNOUNCEMENT,
                            new MessageRef(new ChannelId("C0ALL"), ts(2))),
                    null, 7);
            return new IncidentChange(incident, new Actor.ApiClient("grafana"), at,
                    List.of(new IncidentEvent.Declared("Title", Severity.SEV1, "impact", "api")), List.of(), List.of());
        });

        Incident made = ((Outcome.Changed) outcome).incident();
        assertThat(incidents.find(made.id())).contains(made);
        assertThat(incidents.findByChannel(CHANNEL)).contains(made);
        assertThat(incidents.find(new IncidentId(99))).isEmpty();
        assertThat(incidents.findByChannel(new ChannelId("C0NONE"))).isEmpty();
    }

    @Test
    void two_incidents_change_together_or_not_at_all() {
        IncidentId one = declared();
        IncidentId two = declared();
        var event = new IncidentEvent.NoteAdded("both");
        Outcome outcome = incidents.changeJointly(one, Optional.of(two), new Cause.Request("both"),
                sight -> JointChange.of(change(sight.incident().merged(two, NOW), new IncidentEvent.Merged(two)))
                        .together(change(sight.other().orElseThrow(), event)));

        assertThat(outcome).isInstanceOf(Outcome.Changed.class);
        assertThat(incidents.find(one).orElseThrow().mergedInto()).isEqualTo(two);
        assertThat(timeline.entries(two, 0, 10)).last().returns("note_added", TimelineEntry::kind);
        assertThat(incidents.changeJointly(one, Optional.of(two), new Cause.Request("both"), sight -> {
            throw new AssertionError("decided twice");
        })).isInstanceOf(Outcome.Repeated.class);
        int before = timeline.entries(two, 0, 10).size();
        assertThat(incidents.changeJointly(one, Optional.of(two), new Cause.Request("no"), sight -> new Rejection("no", "no")))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(timeline.entries(two, 0, 10)).hasSize(before);
    }

    @Test
    void those_who_take_the_same_pair_the_other_way_round_do_not_wait_for_each_other() throws Exception {
        IncidentId one = declared();
        IncidentId two = declared();
        try (var people = Executors.newFixedThreadPool(4)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String key = "pair-" + i;
                IncidentId first = i % 2 == 0 ? one : two;
                IncidentId second = i % 2 == 0 ? two : one;
                all.add(people.submit(() -> incidents.changeJointly(first, Optional.of(second), new Cause.Request(key),
                        sight -> JointChange.of(change(sight.incident(), new IncidentEvent.NoteAdded(key)))
                                .together(change(sight.other().orElseThrow(), new IncidentEvent.NoteAdded(key))))));
            }
            for (Future<?> future : all) {
                future.get(60, TimeUnit.SECONDS);
            }
        }
        assertThat(timeline.entries(one, 0, 100).stream().filter(entry -> entry.kind().equals("note_added"))).hasSize(40);
        assertThat(timeline.entries(two, 0, 100).stream().filter(entry -> entry.kind().equals("note_added"))).hasSize(40);
    }

    @Test
    void what_people_decided_is_told_with_all_it_takes_to_undo_it() {
        IncidentId id = declared();
        Instant dueAt = NOW.plusSeconds(90);
        incidents.change(id, new Cause.Request("timer"), incident -> new IncidentChange(incident, new Actor.Bot(), NOW, List.of(),
                List.of(new TimerChange.Set(Incidents.COMMANDER_MISSING, "", dueAt)), List.of()));
        incidents.change(id, new Cause.Request("lead"),
                incident -> new IncidentChange(incident.withCommander(BOB), new Actor.Person(BOB), NOW.plusSeconds(1),
                        List.of(new IncidentEvent.RoleAssigned("commander", BOB, null)),
                        List.of(new TimerChange.Cancel(Incidents.COMMANDER_MISSING, ""),
                                new TimerChange.Set(Incidents.ARCHIVE_OFFER, "", dueAt)),
                        List.of()));
        incidents.change(id, new Cause.Request("note"), incident -> change(incident, new IncidentEvent.NoteAdded("no decision")));

        Incident now = incidents.find(id).orElseThrow();
        PastChange lead = incidents.past(id).getFirst();
        assertThat(incidents.past(id)).hasSize(1);
        assertThat(lead.kind()).isEqualTo("role_assigned");
        assertThat(timeline.entries(id, lead.seq() - 1, 1).getFirst().kind()).isEqualTo("role_assigned");
        assertThat(lead.revision()).isEqualTo(now.revision());
        assertThat(lead.before().commander()).isNull();
        assertThat(lead.after()).isEqualTo(now.state());
        assertThat(lead.timers()).containsExactly(new PastChange.PastTimer(Incidents.COMMANDER_MISSING, "", dueAt),
                new PastChange.PastTimer(Incidents.ARCHIVE_OFFER, "", null));
        assertThat(lead.undoneAt()).isNull();
        incidents.changeJointly(id, Optional.empty(), new Cause.Request("undo"),
                sight -> new JointChange(change(sight.incident(), new IncidentEvent.NoteAdded("x")), Optional.empty(),
                        Optional.of(sight.past().getFirst())));
        assertThat(incidents.past(id).getFirst().undoneAt()).isEqualTo(NOW);
    }

    @Test
    void what_no_longer_stands_in_slack_is_forgotten() {
        IncidentId id = declared();
        incidents.change(id, new Cause.Request("a"), incident -> change(incident
                .withChannel(new Incident.Channel(CHANNEL, "inc-1", true))
                .withMessage(StandingMessage.CARD, new MessageRef(CHANNEL, ts(1))),
                new IncidentEvent.ArchivingKnown(true)));
        assertThat(incidents.find(id).orElseThrow().isArchived()).isTrue();
        incidents.change(id, new Cause.Request("b"),
                incident -> change(incident.withoutChannel().reopened(), new IncidentEvent.Reopened(null)));

        assertThat(incidents.find(id).orElseThrow().messages()).isEmpty();
        assertThat(incidents.find(id).orElseThrow().channel()).isNull();
        assertThat(incidents.findByChannel(CHANNEL).map(Incident::id)).contains(id);
    }

    private static IncidentChange change(Incident after, IncidentEvent event) {
        return new IncidentChange(after, new Actor.Bot(), NOW, List.of(event), List.of(), List.of());
    }

    @Test
    void a_change_writes_the_incident_and_an_entry_for_each_event() {
        IncidentId id = declared();
        Incident.Channel channel = new Incident.Channel(CHANNEL, "inc-1-checkout");
        MessageRef card = new MessageRef(CHANNEL, ts(5));

        incidents.change(id, new Cause.Request("channel"), incident -> new IncidentChange(
                incident.withChannel(channel).withMessage(StandingMessage.CARD, card), new Actor.Bot(), NOW.plusSeconds(3),
                List.of(new IncidentEvent.ChannelCreated(CHANNEL, "inc-1-checkout"),
                        new IncidentEvent.MessagePosted(StandingMessage.CARD, card)),
                List.of(), List.of()));

        Incident now = incidents.find(id).orElseThrow();
        assertThat(now.channel()).isEqualTo(channel);
        assertThat(now.message(StandingMessage.CARD)).contains(card);
        List<TimelineEntry> entries = timeline.entries(id, 0, 10);
        assertThat(entries).extracting(TimelineEntry::kind).containsExactly("incident_declared", "channel_created",
                "card_posted");
        assertThat(entries).extracting(TimelineEntry::seq).containsExactly(1L, 2L, 3L);
        assertThat(entries.getFirst().actor()).isEqualTo(ADA);
        assertThat(entries.getFirst().rawText()).contains("declared").contains("Checkout is slow");
        assertThat(entries.getFirst().data())
                .isEqualTo(json("{\"title\":\"Checkout is slow\",\"severity\":\"sev2\",\"source\":\"command\"}"));
        TimelineEntry posted = entries.getLast();
        assertThat(posted.actor()).isNull();
        assertThat(posted.channel()).isEqualTo(CHANNEL);
        assertThat(posted.ts()).isEqualTo(ts(5));
        assertThat(posted.happenedAt()).isEqualTo(NOW.plusSeconds(3));
        assertThat(posted.data())
                .isEqualTo(json("{\"which\":\"card\",\"message\":{\"channel\":\"C0INC\",\"ts\":\"" + ts(5) + "\"}}"));
    }

    @Test
    void a_renamed_channel_is_found_and_both_names_are_known_as_of_their_time() {
        IncidentId id = declared();
        for (String name : List.of("inc-1-old", "inc-1-new")) {
            incidents.change(id, new Cause.Request(name),
                    incident -> new IncidentChange(incident.withChannel(new Incident.Channel(CHANNEL, name)), new Actor.Bot(),
                            NOW.plusSeconds(name.endsWith("new") ? 60 : 0),
                            List.of(new IncidentEvent.ChannelCreated(CHANNEL, name)), List.of(), List.of()));
        }

        assertThat(incidents.findByChannel(CHANNEL).orElseThrow().channel())
                .isEqualTo(new Incident.Channel(CHANNEL, "inc-1-new"));
        assertThat(new JooqPeople(database).names().at("C0INC", NOW.plusSeconds(59))).contains("inc-1-old");
        assertThat(new JooqPeople(database).names().at("C0INC", NOW.plusSeconds(60))).contains("inc-1-new");
    }

    @Test
    void the_same_request_twice_declares_one_incident() {
        Incident first = ((Outcome.Changed) declare("same")).incident();

        Outcome second = incidents.declare(new Cause.Request("same"), id -> {
            throw new AssertionError("must not be decided again");
        });

        assertThat(second).isEqualTo(new Outcome.Repeated(first));
        assertThat(incidents.newest(Optional.empty(), 10)).containsExactly(first);
    }

    @Test
    void the_same_request_many_times_at_once_declares_one_incident() throws Exception {
        List<Outcome> outcomes = together(
                IntStream.range(0, 16).<Callable<Outcome>>mapToObj(i -> () -> declare("same")).toList());

        assertThat(outcomes).filteredOn(Outcome.Changed.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.Repeated.class::isInstance).hasSize(15);
        assertThat(incidents.newest(Optional.empty(), 10)).hasSize(1);
    }

    @Test
    void different_requests_at_once_get_numbers_without_gaps() throws Exception {
        List<Outcome> outcomes = together(
                IntStream.range(0, 32).<Callable<Outcome>>mapToObj(i -> () -> declare("request-" + i)).toList());

        assertThat(outcomes).extracting(outcome -> ((Outcome.Changed) outcome).incident().id().number())
                .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 32).boxed().toList());
    }

    @Test
    void a_declaration_that_fails_leaves_no_gap() {
        assertThatThrownBy(() -> incidents.declare(new Cause.Request("broken"), id -> {
            throw new IllegalArgumentException("broken");
        })).isInstanceOf(IllegalArgumentException.class).hasMessage("broken");

        assertThat(((Outcome.Changed) declare("broken")).incident().id()).isEqualTo(new IncidentId(1));
    }

    @Test
    void a_repeated_request_changes_nothing() {
        IncidentId id = declared();
        change(id, "note", List.of(), List.of());

        assertThat(change(id, "note", List.of(), List.of())).isInstanceOf(Outcome.Repeated.class);
        assertThat(timeline.entries(id, 0, 10)).hasSize(2);
    }

    @Test
    void a_refusal_commits_nothing_and_does_not_use_up_the_request() {
        IncidentId id = declared();
        Rejection no = new Rejection("No.", "Something else.");

        assertThat(incidents.change(id, new Cause.Request("key"), incident -> no)).isEqualTo(new Outcome.Refused(no));
        assertThat(incidents.change(id, new Cause.Request("key"), incident -> no)).isEqualTo(new Outcome.Refused(no));
        assertThat(change(id, "key", List.of(), List.of())).isInstanceOf(Outcome.Changed.class);
    }

    @Test
    void an_unknown_incident_is_said_to_be_unknown() {
        assertThatThrownBy(() -> change(new IncidentId(7), "key", List.of(), List.of()))
                .isInstanceOf(IncidentStore.UnknownIncident.class).hasMessageContaining("INC-7");
    }

    @Test
    void a_decision_that_throws_leaves_everything_as_it_was() {
        IncidentId id = declared();
        assertThatThrownBy(() -> incidents.change(id, new Cause.Request("key"), incident -> {
            throw new IllegalStateException("bug");
        })).hasMessage("bug");

        assertThat(change(id, "key", List.of(), List.of())).isInstanceOf(Outcome.Changed.class);
    }

    @Test
    void entries_of_many_writers_are_numbered_without_gaps_and_each_sees_the_one_before() throws Exception {
        IncidentId id = declared();
        AtomicInteger inside = new AtomicInteger();
        List<Callable<Outcome>> tasks = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            String key = "key-" + i;
            tasks.add(() -> incidents.change(id, new Cause.Request(key), incident -> {
                assertThat(inside.incrementAndGet()).isEqualTo(1);
                Incident after = incident.withSeverity(incident.severity());
                inside.decrementAndGet();
                return noted(after, key);
            }));
        }
        together(tasks);

        assertThat(incidents.find(id).orElseThrow().revision()).isEqualTo(33);
        assertThat(timeline.entries(id, 0, 100)).extracting(TimelineEntry::seq)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 33).boxed().toList());
    }

    @Test
    void all_that_a_change_causes_is_committed_with_it_or_not_at_all() {
        IncidentId id = declared();
        var timer = new TimerChange.Set(new TimerKind("commander_missing"), "", NOW);
        Effect effect = new ChannelEffect.SetPurpose(id, "why");

        assertThatThrownBy(() -> incidents.change(id, new Cause.Request("key"), incident -> new IncidentChange(
                Incident.declared(new IncidentId(99), "other", Severity.SEV1, null, NOW, new Actor.Bot()), new Actor.Bot(), NOW,
                List.of(new IncidentEvent.NoteAdded("x")), List.of(timer), List.of(effect))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(timers.nextDueAt()).isEmpty();
        assertThat(outbox.backlog().waiting()).isZero();

        change(id, "key", List.of(timer), List.of(effect));
        assertThat(timers.nextDueAt()).contains(NOW);
        assertThat(outbox.backlog().waiting()).isEqualTo(1);
    }

    @Test
    void an_effect_that_ended_acts_once() {
        IncidentId id = declaredWith(List.of(), List.of(it -> new Effect.Post(it,
                new Destination.IncidentChannel(), new Content.IncidentCard())));
        var effect = outbox.claim(NOW, Duration.ofSeconds(30), 10).getFirst();
        var cause = new Cause.EffectEnded(effect, true);

        assertThat(incidents.change(id, cause, incident -> noted(incident, "once"))).isInstanceOf(Outcome.Changed.class);
        assertThat(incidents.change(id, cause, incident -> noted(incident, "twice"))).isInstanceOf(Outcome.Repeated.class);
        assertThat(outbox.backlog().waiting()).isZero();
    }

    @Test
    void an_effect_has_ended_also_when_what_follows_is_refused() {
        IncidentId id = declaredWith(List.of(), List.of(ChannelEffect.SetTopic::new));
        var effect = outbox.claim(NOW, Duration.ofSeconds(30), 10).getFirst();

        incidents.change(id, new Cause.EffectEnded(effect, false), incident -> new Rejection("No.", "Nothing."));

        assertThat(outbox.backlog().waiting()).isZero();
    }

    @Test
    void lists_show_the_newest_first() {
        IncidentId first = declared();
        IncidentId second = declared();
        IncidentId third = declared();
        incidents.change(second, new Cause.Request("resolve"), incident -> new IncidentChange(incident.resolved(NOW),
                new Actor.Bot(), NOW, List.of(new IncidentEvent.Resolved(null)), List.of(), List.of()));

        assertThat(incidents.unresolved()).extracting(Incident::id).containsExactly(third, first);
        assertThat(incidents.newest(Optional.empty(), 2)).extracting(Incident::id).containsExactly(third, second);
        assertThat(incidents.newest(Optional.of(second), 2)).extracting(Incident::id).containsExactly(first);
    }

    @Test
    void my_incidents_are_those_i_declared_lead_or_spoke_in() {
        IncidentId mine = declared();
        assertThat(incidents.unresolvedOf(ADA)).extracting(Incident::id).containsExactly(mine);
        assertThat(incidents.unresolvedOf(BOB)).isEmpty();

        timeline.keep(mine, received("Ev1", message(ts(1), BOB, "I look")));
        IncidentId other = declared();
        incidents.change(other, new Cause.Request("lead"), incident -> new IncidentChange(incident.withCommander(BOB),
                new Actor.Bot(), NOW, List.of(new IncidentEvent.RoleAssigned("commander", BOB, null)), List.of(), List.of()));

        assertThat(incidents.unresolvedOf(BOB)).extracting(Incident::id).containsExactly(other, mine);
        incidents.change(mine, new Cause.Request("resolve"), incident -> new IncidentChange(incident.resolved(NOW),
                new Actor.Bot(), NOW, List.of(new IncidentEvent.Resolved(null)), List.of(), List.of()));
        assertThat(incidents.unresolvedOf(BOB)).extracting(Incident::id).containsExactly(other);
    }

    @Test
    void incidents_are_still_there_after_a_restart() {
        IncidentId id = declared();
        Incident before = incidents.find(id).orElseThrow();
        database.close();
        use(Database.open(url));

        assertThat(incidents.find(id)).contains(before);
        assertThat(declared()).isEqualTo(new IncidentId(2));
    }
}
