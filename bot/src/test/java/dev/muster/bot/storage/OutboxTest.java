package dev.muster.bot.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

import dev.muster.bot.effect.ChannelEffect;
import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.effect.QueuedEffect;
import dev.muster.bot.effect.ReplyTo;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Cause;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentEvent;
import dev.muster.bot.incident.Outcome;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class OutboxTest extends StoreTest {
    private static final Duration LEASE = Duration.ofSeconds(30);

    OutboxTest(DatabaseKind kind) {
        super(kind);
    }

    private static Function<IncidentId, Effect> purpose(String text) {
        return id -> new ChannelEffect.SetPurpose(id, text);
    }

    private static Function<IncidentId, Effect> direct(String user, String text) {
        return id -> new Effect.Post(id, new Destination.Direct(new UserId(user)), new Content.Line(text));
    }

    private List<QueuedEffect> claim(int seconds) {
        return outbox.claim(NOW.plusSeconds(seconds), LEASE, 100);
    }

    private void succeed(QueuedEffect effect) {
        outbox.settle(effect, NOW, Optional.empty());
    }

    private static List<String> texts(List<QueuedEffect> effects) {
        return effects.stream().map(effect -> switch (effect.effect()) {
            case ChannelEffect.SetPurpose set -> set.purpose();
            case Effect.Post(var of, var to, Content.Line(String text)) -> text;
            default -> effect.effect().toString();
        }).toList();
    }

    @Test
    void a_lane_leaves_one_after_the_other_in_the_order_of_the_commits() {
        declaredWith(List.of(), List.of(purpose("one"), purpose("two"), purpose("three"), direct("U1", "aside")));

        List<QueuedEffect> first = claim(0);
        assertThat(texts(first)).containsExactly("aside", "one");
        assertThat(first.get(1)).extracting(QueuedEffect::attempts, QueuedEffect::outcomeUnknown, QueuedEffect::committedAt)
                .containsExactly(0, false, NOW);
        assertThat(claim(1)).isEmpty();
        succeed(first.get(1));
        List<QueuedEffect> second = claim(1);
        assertThat(texts(second)).containsExactly("two");
        succeed(second.getFirst());
        assertThat(texts(claim(1))).containsExactly("three");
    }

    @Test
    void what_is_urgent_is_claimed_first() {
        declaredWith(List.of(), List.of(purpose("later")));
        declaredWith(List.of(),
                List.of(id -> new Effect.Post(id, new Destination.AnnounceChannel(), new Content.Announcement())));
        declaredWith(List.of(), List.of(id -> new ChannelEffect.Invite(id, List.of(ADA))));

        assertThat(outbox.claim(NOW, LEASE, 2)).extracting(effect -> effect.effect().getClass().getSimpleName())
                .containsExactly("Invite", "Post");
        assertThat(texts(claim(0))).containsExactly("later");
    }

    @Test
    void those_who_join_and_what_adorns_a_channel_wait_for_it_and_then_for_nothing_that_is_said_in_it() {
        IncidentId without = declaredWith(List.of(), List.of(purpose("first"), id -> new ChannelEffect.Invite(id, List.of(ADA))));
        assertThat(texts(claim(0))).containsExactly("first");

        IncidentId with = declaredWith(List.of(), List.of());
        linked(with, List.of(id -> new Effect.Post(id, new Destination.IncidentChannel(), new Content.Line("said")),
                id -> new ChannelEffect.Invite(id, List.of(ADA)), id -> new ChannelEffect.Invite(id, List.of(BOB)),
                ChannelEffect.SetTopic::new));
        assertThat(claim(0)).extracting(effect -> effect.effect().getClass().getSimpleName())
                .containsExactlyInAnyOrder("Post", "Invite", "SetTopic");
        assertThat(without).isNotEqualTo(with);
    }

    @Test
    void what_reads_a_long_history_is_nothing_that_anybody_waits_for() {
        IncidentId id = declaredWith(List.of(), List.of());
        outbox.addAll(List.of(new Effect.Backfill(id, CHANNEL), new Effect.ReadMembers(id, CHANNEL),
                new Effect.Backfill(id, CHANNEL)), NOW);
        assertThat(outbox.backlog()).isEqualTo(new Outbox.Backlog(2, Optional.empty(), 2));

        outbox.add("k", new PersonalEffect.Answer("k", new ReplyTo.Direct(ADA), new Content.Line("x")), NOW.plusSeconds(5));
        assertThat(outbox.backlog()).isEqualTo(new Outbox.Backlog(3, Optional.of(NOW.plusSeconds(5)), 2));
    }

    @Test
    void a_file_that_is_being_sent_is_left_to_whoever_sends_it() {
        declaredWith(List.of(), List.of(id -> new Effect.ShareExport(id, "html", "full", ADA)));
        assertThat(claim(0)).hasSize(1);

        assertThat(claim(14 * 60)).isEmpty();
        assertThat(claim(16 * 60)).singleElement().extracting(QueuedEffect::outcomeUnknown).isEqualTo(true);
    }

    @Test
    void what_is_done_instead_of_what_can_never_work_is_kept_with_its_end() {
        outbox.add("form", new PersonalEffect.OpenForm("trigger", new Form.Declare("", null), null), NOW);
        Effect instead = new PersonalEffect.Answer("k", new ReplyTo.Direct(ADA), new Content.Line("type it"));
        QueuedEffect form = claim(0).getFirst();

        outbox.giveUp(form, NOW, "expired", Optional.of(instead));
        outbox.giveUp(form, NOW, "expired", Optional.of(instead));

        assertThat(claim(1)).extracting(QueuedEffect::effect).containsExactly(instead);
    }

    @Test
    void what_ended_long_ago_is_forgotten_step_by_step_and_nothing_else() {
        IncidentId id = declaredWith(List.of(), List.of(purpose("waits")));
        for (int number = 0; number < 5; number++) {
            outbox.add("request-" + number,
                    new PersonalEffect.Answer("k" + number, new ReplyTo.Direct(ADA), new Content.Line("x")), NOW);
        }
        claim(0).stream().filter(effect -> effect.effect() instanceof PersonalEffect.Answer).forEach(this::succeed);
        note(id, "api:key:alert-7");

        assertThat(outbox.forgetEnded(NOW, 2)).isFalse();
        assertThat(outbox.forgetEnded(NOW.plusSeconds(1), 2)).isTrue();
        while (outbox.forgetEnded(NOW.plusSeconds(1), 2)) {
            assertThat(rows()).isPositive();
        }
        assertThat(rows()).isOne();
        outbox.add("request-1", new PersonalEffect.Answer("again", new ReplyTo.Direct(ADA), new Content.Line("x")),
                NOW.plusSeconds(2));
        assertThat(rows()).as("a request that was forgotten is new").isEqualTo(2);
        assertThat(note(id, "api:key:alert-7")).as("what a program named is known for good").isInstanceOf(Outcome.Repeated.class);
    }

    private int rows() {
        return database.read(tx -> tx.fetchCount(DSL.table("effects")));
    }

    private Outcome note(IncidentId id, String key) {
        return incidents.change(id, new Cause.Request(key), incident -> IncidentChange.none(incident, NOW));
    }

    private void linked(IncidentId id, List<Function<IncidentId, Effect>> effects) {
        incidents.change(id, new Cause.Request("linked:" + id),
                incident -> new IncidentChange(incident.withChannel(new Incident.Channel(CHANNEL, "inc")), new Actor.Bot(), NOW,
                        List.of(new IncidentEvent.ChannelCreated(CHANNEL, "inc")), List.of(),
                        effects.stream().map(effect -> effect.apply(id)).toList()));
    }

    @Test
    void what_was_put_back_waits_and_holds_its_lane() {
        declaredWith(List.of(), List.of(purpose("one"), purpose("two")));
        QueuedEffect first = claim(0).getFirst();
        outbox.retryAt(first, NOW.plusSeconds(10), "rate limited", false);

        assertThat(outbox.nextReadyAt()).contains(NOW.plusSeconds(10));
        assertThat(claim(9)).isEmpty();
        QueuedEffect again = claim(10).getFirst();
        assertThat(texts(List.of(again))).containsExactly("one");
        assertThat(again).extracting(QueuedEffect::attempts, QueuedEffect::outcomeUnknown).containsExactly(1, false);
        outbox.retryAt(again, NOW.plusSeconds(20), "timed out", true);
        assertThat(claim(20).getFirst()).extracting(QueuedEffect::attempts, QueuedEffect::outcomeUnknown).containsExactly(2,
                true);
    }

    @Test
    void a_store_of_one_process_frees_at_start_what_a_dead_one_had_claimed_and_another_leaves_it_to_its_replicas() {
        declaredWith(List.of(), List.of(purpose("one")));
        QueuedEffect first = claim(0).getFirst();

        outbox.takeOver();

        List<QueuedEffect> again = claim(1);
        if (kind == DatabaseKind.POSTGRES) {
            assertThat(again).isEmpty();
        } else {
            assertThat(again).singleElement().satisfies(effect -> {
                assertThat(effect.id()).isEqualTo(first.id());
                assertThat(effect.outcomeUnknown()).isTrue();
            });
        }
    }

    @Test
    void a_claim_that_ran_out_comes_back_with_its_outcome_unknown() {
        declaredWith(List.of(), List.of(purpose("one")));
        QueuedEffect first = claim(0).getFirst();

        assertThat(outbox.nextReadyAt()).contains(NOW.plus(LEASE));
        assertThat(claim(29)).isEmpty();
        QueuedEffect again = claim(30).getFirst();
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again).extracting(QueuedEffect::attempts, QueuedEffect::outcomeUnknown).containsExactly(1, true);

        // The first holder wakes up: what it puts back or gives up is no longer its own.
        outbox.retryAt(first, NOW, "late", false);
        outbox.settle(first, NOW, Optional.of("late"));
        assertThat(claim(31)).isEmpty();
        assertThat(outbox.backlog().waiting()).isEqualTo(1);
        // But if it knows that it worked, then it did.
        succeed(first);
        assertThat(outbox.backlog().waiting()).isZero();
    }

    @Test
    void an_update_that_waits_untouched_takes_in_the_next_one() {
        MessageRef card = new MessageRef(CHANNEL, ts(1));
        Function<IncidentId, Effect> update = id -> new Effect.Update(id, card, new Content.IncidentCard());
        IncidentId id = declaredWith(List.of(), List.of(update, update, ChannelEffect.SetTopic::new));
        change(id, "again", List.of(), List.of(update.apply(id)));
        assertThat(outbox.backlog().waiting()).isEqualTo(2);

        QueuedEffect sending = claim(0).getFirst();
        change(id, "while it is being sent", List.of(), List.of(update.apply(id)));
        assertThat(outbox.backlog().waiting()).isEqualTo(3);
        outbox.retryAt(sending, NOW, "not yet", false);
        change(id, "while it waits for another try", List.of(), List.of(update.apply(id)));
        assertThat(outbox.backlog().waiting()).isEqualTo(3);
        succeed(claim(0).getFirst());
        change(id, "after it was sent", List.of(), List.of(update.apply(id)));
        assertThat(outbox.backlog().waiting()).isEqualTo(2);
    }

    @Test
    void lines_are_never_merged() {
        declaredWith(List.of(), List.of(direct("U1", "same"), direct("U1", "same")));

        assertThat(outbox.backlog().waiting()).isEqualTo(2);
    }

    @Test
    void what_no_change_causes_is_added_once_for_each_request() {
        Effect form = new PersonalEffect.OpenForm("trigger", new Form.Declare("title", null), null);
        outbox.add("request", form, NOW);
        outbox.add("request", form, NOW);
        outbox.add("other", form, NOW);

        assertThat(outbox.backlog()).isEqualTo(new Outbox.Backlog(2, Optional.of(NOW), 0));
        // The same key still serves a change: to be shown a form is not to have declared.
        assertThat(declare("request")).isInstanceOf(Outcome.Changed.class);
    }

    @Test
    void what_ended_stays_with_how_it_ended() {
        declaredWith(List.of(), List.of(direct("U1", "good"), direct("U2", "bad")));
        List<QueuedEffect> claimed = claim(0);
        succeed(claimed.get(0));
        outbox.settle(claimed.get(1), NOW, Optional.of("no such user"));

        assertThat(claim(100)).isEmpty();
        assertThat(outbox.nextReadyAt()).isEmpty();
        assertThat(outbox.backlog()).isEqualTo(new Outbox.Backlog(0, Optional.empty(), 0));
        var rows = database.read(tx -> tx.fetch("select outcome, last_error from effects order by id"));
        assertThat(rows.getValues(0, String.class)).containsExactly("done", "failed");
        assertThat(rows.getValues(1, String.class)).containsExactly(null, "no such user");
    }

    @Test
    void an_effect_this_program_cannot_read_waits_and_holds_up_nobody_else() {
        declaredWith(List.of(), List.of(purpose("unreadable"), direct("U1", "fine")));
        database.write(tx -> tx.execute("update effects set body = '{\"type\":\"of_tomorrow\"}' where kind = 'set_purpose'"));

        assertThat(texts(claim(0))).containsExactly("fine");
        assertThat(outbox.backlog().waiting()).isEqualTo(2);
        assertThat(outbox.nextReadyAt().orElseThrow()).isAfter(NOW);
    }

    @Test
    void two_replicas_never_hold_the_same_effect_or_two_of_one_lane() throws Exception {
        int lanes = 6;
        int each = 8;
        for (int n = 0; n < each; n++) {
            String text = String.valueOf(n);
            declaredWith(List.of(), IntStream.range(0, lanes).mapToObj(lane -> direct("U" + lane, text)).toList());
        }
        Set<String> inFlight = ConcurrentHashMap.newKeySet();
        List<String> sent = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger clashes = new AtomicInteger();
        try (Database second = Database.open(url)) {
            List<Callable<Boolean>> replicas = new ArrayList<>();
            for (Outbox replica : List.of(outbox, new JooqOutbox(second), outbox, new JooqOutbox(second))) {
                replicas.add(() -> {
                    while (sent.size() < lanes * each) {
                        for (QueuedEffect effect : replica.claim(NOW, LEASE, 3)) {
                            String lane = effect.effect().lane().name();
                            if (!inFlight.add(lane) || effect.attempts() != 0 || effect.outcomeUnknown()) {
                                clashes.incrementAndGet();
                            }
                            sent.add(lane + " " + texts(List.of(effect)).getFirst());
                            inFlight.remove(lane);
                            replica.settle(effect, NOW, Optional.empty());
                        }
                    }
                    return true;
                });
            }
            together(replicas);
        }

        assertThat(clashes).hasValue(0);
        assertThat(sent).hasSize(lanes * each).doesNotHaveDuplicates();
        for (int lane = 0; lane < lanes; lane++) {
            String prefix = "direct:U" + lane + " ";
            assertThat(sent.stream().filter(text -> text.startsWith(prefix)))
                    .containsExactlyElementsOf(IntStream.range(0, each).mapToObj(n -> prefix + n).toList());
        }
    }

    @Test
    void changes_and_claims_side_by_side_do_not_block_each_other() throws Exception {
        IncidentId id = declared();
        MessageRef card = new MessageRef(CHANNEL, ts(1));
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            String key = "change-" + n;
            tasks.add(() -> {
                change(id, key, List.of(),
                        List.of(new Effect.Update(id, card, new Content.IncidentCard()), new ChannelEffect.SetTopic(id)));
                return 0;
            });
            tasks.add(() -> {
                int done = 0;
                for (QueuedEffect effect : outbox.claim(NOW, LEASE, 10)) {
                    incidents.change(id, new Cause.EffectEnded(effect, true), incident -> noted(incident, "done"));
                    done++;
                }
                return done;
            });
        }
        together(tasks);

        // Whatever is left can be taken one after the other, and nothing was lost on the way.
        while (outbox.backlog().waiting() > 0) {
            claim(0).forEach(this::succeed);
        }
        long last = database
                .read(tx -> tx.select(DSL.max(DSL.field("attempts", Integer.class))).from("effects").fetchSingle().value1());
        assertThat(last).isEqualTo(1);
    }
}
