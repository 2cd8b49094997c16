package dev.muster.bot.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Cause;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.JointVerdict;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.PastChange;
import dev.muster.bot.incident.Stint;
import dev.muster.bot.incident.Verdict;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.timeline.People;
import dev.muster.bot.timeline.Received;
import dev.muster.bot.timeline.Timeline;
import dev.muster.bot.timeline.TimelineEntry;
import org.jspecify.annotations.Nullable;

/** The three ports that an export reads, in memory. What an export never calls is not there. */
class InMemoryRecord implements IncidentStore, Timeline, People {
    private final List<TimelineEntry> entries = new ArrayList<>();
    private final Map<UserId, Person> people = new LinkedHashMap<>();
    private final Map<String, NavigableMap<Instant, String>> names = new LinkedHashMap<>();
    private @Nullable Incident incident;
    private int walksBegun;
    private int walksEnded;

    void put(Incident changed) {
        incident = changed;
    }

    void add(TimelineEntry entry) {
        entries.add(entry);
    }

    void person(String id, String name, boolean bot, Instant knownAt) {
        UserId user = new UserId(id);
        people.put(user, new Person(user, name, Optional.empty(), bot));
        names.computeIfAbsent(id, unseen -> new TreeMap<>()).put(knownAt, name);
    }

    List<TimelineEntry> entries() {
        return List.copyOf(entries);
    }

    long nextSeq() {
        return entries.size() + 1L;
    }

    int walksLeftOpen() {
        return walksBegun - walksEnded;
    }

    Exports exports() {
        return new Exports(new Export(this, this, this));
    }

    ExportMaster master(ExportProfile profile) {
        return new Export(this, this, this).of(SampleIncident.ID, profile, ExportProgress.silent());
    }

    @Override
    public List<Stint> stints(IncidentId id) {
        return List.of();
    }

    @Override
    public boolean hadRole(UserId person, String role, Instant since, Instant before) {
        return false;
    }

    @Override
    public Items items(IncidentId id) {
        return Items.none();
    }

    @Override
    public Optional<Incident> find(IncidentId id) {
        return Optional.ofNullable(incident).filter(one -> one.id().equals(id));
    }

    @Override
    public Stream<TimelineEntry> all(IncidentId id) {
        walksBegun++;
        return walk().onClose(() -> walksEnded++);
    }

    /** The entries to walk through. */
    Stream<TimelineEntry> walk() {
        return List.copyOf(entries).stream();
    }

    @Override
    public Names names() {
        return (id, at) -> Optional.ofNullable(names.get(id)).map(known -> {
            Map.Entry<Instant, String> then = known.floorEntry(at);
            return (then == null ? known.firstEntry() : then).getValue();
        });
    }

    @Override
    public Map<UserId, Person> all() {
        return Map.copyOf(people);
    }

    @Override
    public Map<UserId, Set<String>> everyName() {
        Map<UserId, Set<String>> every = new LinkedHashMap<>();
        people.keySet().forEach(
                user -> every.put(user, new LinkedHashSet<>(names.getOrDefault(user.value(), new TreeMap<>()).values())));
        return every;
    }

    @Override
    public Outcome declare(Cause.Request cause, Optional<Instant> since,
            BiFunction<IncidentId, List<Incident>, IncidentChange> decide) {
        throw notCalled();
    }

    @Override
    public Outcome changeJointly(IncidentId id, Optional<IncidentId> other, Cause cause, Function<Sight, JointVerdict> decide) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<PastChange> past(IncidentId id) {
        return List.of();
    }

    @Override
    public Outcome change(IncidentId id, Cause cause, Function<Incident, Verdict> decide) {
        throw notCalled();
    }

    @Override
    public Optional<Incident> findByChannel(ChannelId channel) {
        throw notCalled();
    }

    @Override
    public ChannelId presentId(ChannelId channel) {
        throw notCalled();
    }

    @Override
    public Map<ChannelId, IncidentId> talkedIn(Instant resolvedSince) {
        throw notCalled();
    }

    @Override
    public List<Incident> unresolved() {
        throw notCalled();
    }

    @Override
    public List<Incident> newest(Optional<IncidentId> before, int limit) {
        throw notCalled();
    }

    @Override
    public List<Incident> unresolvedOf(UserId person) {
        throw notCalled();
    }

    @Override
    public void deletedElsewhere(MessageRef message) {
        throw notCalled();
    }

    @Override
    public int keep(IncidentId id, Received received) {
        throw notCalled();
    }

    @Override
    public List<TimelineEntry> entries(IncidentId id, long afterSeq, int limit) {
        throw notCalled();
    }

    @Override
    public List<TimelineEntry> latest(IncidentId id, Set<String> kinds, int limit) {
        throw notCalled();
    }

    @Override
    public Optional<Instant> historyReadAt(ChannelId channel) {
        throw notCalled();
    }

    @Override
    public void historyRead(ChannelId channel, Instant begun) {
        throw notCalled();
    }

    @Override
    public Map<SlackTs, SlackTs> newestReplies(ChannelId channel) {
        throw notCalled();
    }

    @Override
    public boolean holds(ChannelId channel, SlackTs ts, Optional<SlackTs> editedTs) {
        throw notCalled();
    }

    @Override
    public void foundChannel(ChannelId channel, String name, Instant at) {
        throw new IllegalStateException("no channel is looked up here");
    }

    @Override
    public void found(EffectResult.PersonFound person, Instant at) {
        throw notCalled();
    }

    @Override
    public Optional<String> name(UserId person) {
        throw notCalled();
    }

    @Override
    public Optional<UserId> called(String name) {
        throw notCalled();
    }

    private static IllegalStateException notCalled() {
        return new IllegalStateException("an export only reads whole records: use the real store for anything else");
    }
}
