package dev.muster.bot.storage;

import static dev.muster.bot.storage.generated.Tables.CHANNELS;
import static dev.muster.bot.storage.generated.Tables.COUNTERS;
import static dev.muster.bot.storage.generated.Tables.INCIDENTS;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Cause;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.JointChange;
import dev.muster.bot.incident.JointVerdict;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.PastChange;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.Status;
import dev.muster.bot.incident.Stint;
import dev.muster.bot.incident.Verdict;
import dev.muster.bot.incident.item.Items;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The incidents in the database. */
public final class JooqIncidentStore implements IncidentStore {
    /** In the words of the index that holds nothing but these. */
    private static final Condition UNRESOLVED = INCIDENTS.STATUS.ne(DSL.inline(Status.RESOLVED.wireName()));

    /** So many of the last are looked at when another is declared. */
    private static final int MOST_BESIDE = 200;

    private final Database database;
    private final InstantSource clock;
    private final Runnable whenCommitted;

    /** @param clock tells when a cause was over, where no change says it */
    public JooqIncidentStore(Database database, InstantSource clock) {
        this(database, clock, () -> {});
    }

    /** @param whenCommitted told after each change, so that what it decided leaves at once; never blocks */
    public JooqIncidentStore(Database database, InstantSource clock, Runnable whenCommitted) {
        this.database = database;
        this.clock = clock;
        this.whenCommitted = whenCommitted;
    }

    @Override
    public Outcome declare(Cause.Request cause, Optional<Instant> since,
            BiFunction<IncidentId, List<Incident>, IncidentChange> decide) {
        AtomicReference<@Nullable JointChange> made = new AtomicReference<>();
        return told(made, database.writeOnce(tx -> {
            if (!RequestRows.insert(tx, cause.key(), null, clock.instant())) {
                return new Outcome.Repeated(load(tx, RequestRows.incident(tx, cause.key())));
            }
            IncidentId id = new IncidentId(tx.update(COUNTERS).set(COUNTERS.VALUE, COUNTERS.VALUE.plus(1))
                    .where(COUNTERS.NAME.eq("incident")).returningResult(COUNTERS.VALUE).fetchSingle().value1());
            // The counter is taken: whoever declares at the same time has committed, or comes after.
            List<Incident> recent = since.map(from -> recent(tx, id, from)).orElse(List.of());
            IncidentChange change = checked(decide.apply(id, recent), id);
            IncidentRows.insert(tx, change.after(), change.at());
            RequestRows.made(tx, cause.key(), id);
            ItemRows.write(tx, id, change.items());
            writeConsequences(tx, change, 0);
            JooqHomeTabs.changed(tx, null, change.after(), change.at());
            made.set(JointChange.of(change));
            return new Outcome.Changed(change.after());
        }));
    }

    /** By their numbers, so that it costs the same however many are open. */
    private static List<Incident> recent(DSLContext tx, IncidentId fresh, Instant since) {
        return IncidentRows.find(tx, INCIDENTS.ID.between(fresh.number() - MOST_BESIDE, fresh.number() - 1).and(UNRESOLVED)
                .and(INCIDENTS.DECLARED_AT.gt(Micros.of(since))), MOST_BESIDE);
    }

    @Override
    public Outcome change(IncidentId id, Cause cause, Function<Incident, Verdict> decide) {
        AtomicReference<@Nullable JointChange> made = new AtomicReference<>();
        return told(made, database.writeOnce(tx -> {
            take(tx, id);
            Incident before = load(tx, id);
            return end(tx, id, cause) ? carriedOut(tx, before, cause, made, switch (decide.apply(before)) {
                case Rejection rejection -> rejection;
                case IncidentChange change -> JointChange.of(change);
            }) : new Outcome.Repeated(before);
        }));
    }

    @Override
    public Outcome changeJointly(IncidentId id, Optional<IncidentId> other, Cause cause, Function<Sight, JointVerdict> decide) {
        AtomicReference<@Nullable JointChange> made = new AtomicReference<>();
        return told(made, database.writeOnce(tx -> {
            // In one order for everybody, so that two who take the same pair do not wait for each other.
            Stream.concat(Stream.of(id), other.stream()).sorted().forEach(one -> take(tx, one));
            Incident before = load(tx, id);
            return end(tx, id, cause)
                    ? carriedOut(tx, before, cause, made,
                            decide.apply(new Sight(before, other.map(one -> load(tx, one)), ChangeRows.latest(tx, id),
                                    ItemRows.of(tx, id))))
                    : new Outcome.Repeated(before);
        }));
    }

    private static Outcome carriedOut(DSLContext tx, Incident before, Cause cause,
            AtomicReference<@Nullable JointChange> made, JointVerdict verdict) {
        return switch (verdict) {
            case Rejection rejection -> {
                // The other causes are over whatever was decided; a request may be made again.
                if (cause instanceof Cause.Request(String key)) {
                    RequestRows.forget(tx, key);
                }
                yield new Outcome.Refused(rejection);
            }
            case JointChange joint -> {
                IncidentChange change = joint.change();
                write(tx, before, checked(change, before.id()), joint.undone().map(PastChange::at));
                joint.undone().ifPresent(past -> ChangeRows.undone(tx, before.id(), past, change.at()));
                joint.other().ifPresent(second -> write(tx, load(tx, second.after().id()), second, Optional.empty()));
                made.set(joint);
                yield new Outcome.Changed(change.after());
            }
        };
    }

    private static void write(DSLContext tx, Incident before, IncidentChange change, Optional<Instant> takenBack) {
        long lastSeq = take(tx, before.id());
        IncidentRows.update(tx, before, change.after(), change.at());
        ChangeRows.insert(tx, before, change, lastSeq);
        RoleRows.follow(tx, before, change.after(), change.at());
        ItemRows.write(tx, before.id(), change.items());
        writeConsequences(tx, change, lastSeq);
        PromptRows.follow(tx, before, change, takenBack);
        JooqHomeTabs.changed(tx, before, change.after(), change.at());
        JooqHomeTabs.becameTheirs(tx, HomeConcerns.of(change), change.at());
        HomeConcerns.everybodyIn(change).ifPresent(channel -> JooqHomeTabs.waitsIn(tx, channel, change.at()));
    }

    /** Nobody else changes it until this is committed; the number of its newest entry. */
    private static long take(DSLContext tx, IncidentId id) {
        return IncidentRows.lock(tx, id).orElseThrow(() -> new UnknownIncident(id));
    }

    @Override
    public List<PastChange> past(IncidentId id) {
        return database.read(tx -> ChangeRows.latest(tx, id));
    }

    @Override
    public Items items(IncidentId id) {
        return database.read(tx -> ItemRows.of(tx, id));
    }

    @Override
    public List<Stint> stints(IncidentId id) {
        return database.read(tx -> RoleRows.of(tx, id));
    }

    @Override
    public boolean hadRole(UserId person, String role, Instant since, Instant before) {
        return database.read(tx -> RoleRows.had(tx, person, role, since, before));
    }

    private Outcome told(AtomicReference<@Nullable JointChange> made, Outcome outcome) {
        JointChange joint = made.get();
        if (outcome instanceof Outcome.Changed && joint != null) {
            ChangeLog.committed(joint.change());
            joint.other().ifPresent(ChangeLog::committed);
            whenCommitted.run();
        }
        return outcome;
    }

    private boolean end(DSLContext tx, IncidentId id, Cause cause) {
        return switch (cause) {
            case Cause.Request(String key) -> RequestRows.insert(tx, key, id, clock.instant());
            case Cause.TimerFired(var timer) -> TimerRows.fire(tx, timer, clock.instant());
            case Cause.EffectEnded(var effect, boolean worked) -> EffectRows.settle(tx, effect, worked, null, clock.instant());
        };
    }

    private static void writeConsequences(DSLContext tx, IncidentChange change, long lastSeq) {
        IncidentId id = change.after().id();
        List<TimelineRows.Line> lines = change.events().stream()
                .map(event -> TimelineRows.Line.of(id, event, change.by(), change.at())).toList();
        TimelineRows.append(tx, id, lastSeq, change.at(), lines);
        lines.forEach(line -> seenMeanwhile(tx, id, line));
        MemberRows.follow(tx, change.after(), change.events());
        change.timers().forEach(timer -> TimerRows.apply(tx, id, timer, change.at()));
        EffectRows.insert(tx, change.effects(), change.at());
    }

    /** Between asking for a message and adding it unseen it may have come. */
    private static void seenMeanwhile(DSLContext tx, IncidentId id, TimelineRows.Line line) {
        ChannelId channel = line.channel();
        SlackTs ts = line.ts();
        if (line.dedup() != null && channel != null && ts != null) {
            UnseenEvidence.fill(tx, id, new MessageRef(channel, ts));
        }
    }

    private static IncidentChange checked(IncidentChange change, IncidentId id) {
        if (!change.after().id().equals(id)) {
            throw new IllegalArgumentException("after: %s (expected: %s)".formatted(change.after().id(), id));
        }
        return change;
    }

    private static Incident load(DSLContext tx, IncidentId id) {
        return IncidentRows.find(tx, id).orElseThrow(() -> new UnknownIncident(id));
    }

    @Override
    public Optional<Incident> find(IncidentId id) {
        return database.read(tx -> IncidentRows.find(tx, id));
    }

    @Override
    public Optional<Incident> findByChannel(ChannelId channel) {
        return database.read(tx -> tx.select(CHANNELS.INCIDENT_ID).from(CHANNELS).where(CHANNELS.ID.eq(channel.value()))
                .fetchOptional(CHANNELS.INCIDENT_ID).flatMap(id -> IncidentRows.find(tx, new IncidentId(id))));
    }

    @Override
    public ChannelId presentId(ChannelId channel) {
        return database.read(tx -> ChannelRows.present(tx, channel));
    }

    @Override
    public Map<ChannelId, IncidentId> talkedIn(Instant resolvedSince) {
        return database.read(tx -> ChannelRows.talkedIn(tx, resolvedSince));
    }

    @Override
    public List<Incident> unresolved() {
        return database.read(tx -> IncidentRows.find(tx, UNRESOLVED, Integer.MAX_VALUE));
    }

    @Override
    public List<Incident> newest(Optional<IncidentId> before, int limit) {
        Condition condition = before.map(id -> INCIDENTS.ID.lt(id.number())).orElse(DSL.noCondition());
        return database.read(tx -> IncidentRows.find(tx, condition, limit));
    }

    @Override
    public List<Incident> unresolvedOf(UserId person) {
        return database.read(
                tx -> IncidentRows.find(tx, UNRESOLVED.and(JooqParticipants.in(person)), Integer.MAX_VALUE));
    }
}
