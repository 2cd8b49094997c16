package dev.muster.bot.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.item.Item;
import dev.muster.bot.incident.item.ItemRef;
import dev.muster.bot.incident.item.Items;
import org.jspecify.annotations.Nullable;

/** Incidents in memory, with every commit kept for a test to look at. */
public final class MemoryIncidentStore implements IncidentStore {
    /** One committed change; {@code before} is null for a declaration. */
    public record Commit(@Nullable Incident before, IncidentChange change) {}

    private final Map<IncidentId, Incident> incidents = new TreeMap<>(Comparator.reverseOrder());
    private final Map<Cause, IncidentId> done = new HashMap<>();
    private final Map<String, Instant> undoneAt = new HashMap<>();
    private final Map<IncidentId, Map<ItemRef, Item>> items = new HashMap<>();
    private final List<Commit> commits = new ArrayList<>();

    public List<Commit> commits() {
        return List.copyOf(commits);
    }

    /** The change committed last. */
    public IncidentChange last() {
        return commits.getLast().change();
    }

    /** Puts an incident there as it is. */
    public void put(Incident incident) {
        incidents.put(incident.id(), incident);
    }

    @Override
    public Outcome declare(Cause.Request cause, Optional<Instant> since,
            BiFunction<IncidentId, List<Incident>, IncidentChange> decide) {
        IncidentId before = done.get(cause);
        if (before != null) {
            return new Outcome.Repeated(find(before).orElseThrow());
        }
        IncidentId id = new IncidentId(incidents.keySet().stream().mapToLong(IncidentId::number).max().orElse(0) + 1);
        List<Incident> recent = unresolved().stream()
                .filter(incident -> since.filter(from -> incident.declaredAt().isAfter(from)).isPresent()).toList();
        return commit(null, cause, decide.apply(id, recent));
    }

    @Override
    public Outcome change(IncidentId id, Cause cause, Function<Incident, Verdict> decide) {
        return changeJointly(id, Optional.empty(), cause, sight -> switch (decide.apply(sight.incident())) {
            case Rejection rejection -> rejection;
            case IncidentChange change -> JointChange.of(change);
        });
    }

    @Override
    public Outcome changeJointly(IncidentId id, Optional<IncidentId> other, Cause cause, Function<Sight, JointVerdict> decide) {
        Incident incident = find(id).orElseThrow(() -> new UnknownIncident(id));
        if (done.containsKey(cause)) {
            return new Outcome.Repeated(incident);
        }
        Optional<Incident> second = other.map(one -> find(one).orElseThrow(() -> new UnknownIncident(one)));
        return switch (decide.apply(new Sight(incident, second, past(id), items(id)))) {
            case Rejection rejection -> new Outcome.Refused(rejection);
            case JointChange(IncidentChange change, Optional<IncidentChange> joint, Optional<PastChange> undone) -> {
                undone.ifPresent(one -> undoneAt.put(id + " " + one.revision(), change.at()));
                joint.ifPresent(one -> commit(second.orElseThrow(), cause, one));
                yield commit(incident, cause, change);
            }
        };
    }

    /** Deadlines are not kept here, so a change tells only which it touched. */
    @Override
    public List<PastChange> past(IncidentId id) {
        List<PastChange> past = new ArrayList<>();
        long seq = 0;
        for (Commit commit : commits) {
            IncidentChange change = commit.change();
            if (!change.after().id().equals(id)) {
                continue;
            }
            Incident before = commit.before();
            if (before != null && !before.state().equals(change.after().state()) && !change.events().isEmpty()) {
                past.add(new PastChange(change.after().revision(), seq + 1, change.events().getFirst().kind(), change.by(),
                        change.at(), before.state(), change.after().state(),
                        change.timers().stream().map(timer -> new PastChange.PastTimer(timer.kind(), timer.about(), null))
                                .toList(),
                        List.of(), undoneAt.get(id + " " + change.after().revision())));
            }
            seq += change.events().size();
        }
        return past.reversed();
    }

    @Override
    public Items items(IncidentId id) {
        return new Items(List.copyOf(items.getOrDefault(id, Map.of()).values()));
    }

    @Override
    public List<Stint> stints(IncidentId id) {
        List<Stint> stints = new ArrayList<>();
        for (Commit commit : commits) {
            for (IncidentEvent event : commit.change().events()) {
                if (event instanceof IncidentEvent.RoleAssigned assigned && commit.change().after().id().equals(id)) {
                    stints.replaceAll(stint -> stint.role().equals(assigned.role()) && stint.to() == null
                            ? new Stint(stint.role(), stint.user(), stint.from(), commit.change().at())
                            : stint);
                    stints.add(new Stint(assigned.role(), assigned.user(), commit.change().at(), null));
                }
            }
        }
        return stints;
    }

    @Override
    public boolean hadRole(UserId person, String role, Instant since, Instant before) {
        return incidents.keySet().stream().flatMap(id -> stints(id).stream())
                .anyMatch(stint -> stint.user().equals(person) && stint.role().equals(role) && stint.from().isBefore(before));
    }

    private Outcome commit(@Nullable Incident before, Cause cause, IncidentChange change) {
        done.put(cause, change.after().id());
        commits.add(new Commit(before, change));
        Map<ItemRef, Item> held = items.computeIfAbsent(change.after().id(), id -> new LinkedHashMap<>());
        change.items().forEach(item -> held.put(item.ref(), item));
        put(change.after());
        return new Outcome.Changed(change.after());
    }

    @Override
    public Optional<Incident> find(IncidentId id) {
        return Optional.ofNullable(incidents.get(id));
    }

    @Override
    public Optional<Incident> findByChannel(ChannelId channel) {
        return incidents.values().stream()
                .filter(incident -> incident.channel() != null && incident.channel().id().equals(channel))
                .findFirst();
    }

    @Override
    public ChannelId presentId(ChannelId channel) {
        return channel;
    }

    @Override
    public Map<ChannelId, IncidentId> talkedIn(Instant resolvedSince) {
        throw new IllegalStateException("rules of incidents do not ask where people talk");
    }

    @Override
    public List<Incident> unresolved() {
        return incidents.values().stream().filter(incident -> !incident.isResolved()).toList();
    }

    @Override
    public List<Incident> newest(Optional<IncidentId> before, int limit) {
        return incidents.values().stream()
                .filter(incident -> before.isEmpty() || incident.id().compareTo(before.get()) < 0).limit(limit).toList();
    }

    @Override
    public List<Incident> unresolvedOf(UserId person) {
        return unresolved().stream().filter(incident -> Stream
                .of(incident.declaredBy().person(), Optional.ofNullable(incident.commander()))
                .anyMatch(Optional.of(person)::equals))
                .toList();
    }
}
