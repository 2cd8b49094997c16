package dev.muster.bot.slack.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Cause;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.JointVerdict;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.PastChange;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.incident.Stint;
import dev.muster.bot.incident.Verdict;
import dev.muster.bot.incident.item.Items;
import org.jspecify.annotations.Nullable;

/** A store with one incident, whose channel may be linked later. It can only be asked for that. */
public final class OneIncident implements IncidentStore {
    public static final IncidentId ID = new IncidentId(1);
    public static final ChannelId CHANNEL = new ChannelId("C0INCIDENT");

    private final AtomicInteger lookups = new AtomicInteger();
    private volatile @Nullable Incident incident;
    private volatile @Nullable ChannelId formerId;

    public static OneIncident linked() {
        OneIncident store = new OneIncident();
        store.link();
        return store;
    }

    public void link() {
        incident = Incident.declared(ID, "Checkout is down", Severity.SEV2, null, Instant.EPOCH, new Actor.Bot())
                .withChannel(new Incident.Channel(CHANNEL, "inc-1-checkout"));
    }

    public int lookups() {
        return lookups.get();
    }

    @Override
    public Optional<Incident> findByChannel(ChannelId channel) {
        lookups.incrementAndGet();
        return channel.equals(CHANNEL) || channel.equals(formerId) ? Optional.ofNullable(incident) : Optional.empty();
    }

    /** Slack gave the channel this id before. */
    public void wasCalled(ChannelId id) {
        formerId = id;
    }

    @Override
    public ChannelId presentId(ChannelId channel) {
        return channel.equals(formerId) ? CHANNEL : channel;
    }

    @Override
    public Map<ChannelId, IncidentId> talkedIn(Instant resolvedSince) {
        throw new IllegalStateException("taking events in looks by channel");
    }

    @Override
    public Outcome declare(Cause.Request cause, Optional<Instant> since,
            BiFunction<IncidentId, List<Incident>, IncidentChange> decide) {
        throw new IllegalStateException("taking events in declares nothing");
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
        throw new IllegalStateException("taking events in changes nothing");
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
        throw new IllegalStateException("taking events in looks by channel");
    }

    @Override
    public List<Incident> unresolved() {
        throw new IllegalStateException("taking events in looks by channel");
    }

    @Override
    public List<Incident> newest(Optional<IncidentId> before, int limit) {
        throw new IllegalStateException("taking events in looks by channel");
    }

    @Override
    public List<Incident> unresolvedOf(UserId person) {
        throw new IllegalStateException("taking events in looks by channel");
    }
}
