package dev.muster.bot.incident;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * An incident as it stands. Every change makes a new one with the next revision.
 *
 * @param title           plain text as people read it, at most {@value #LONGEST_TITLE} characters
 * @param impact          who is affected and how, plain text; null until somebody says it
 * @param declaredBy      who declared it
 * @param impactStartedAt when the pain began, which may be before it was declared; null until known
 * @param mitigatedAt     when the pain stopped; null before
 * @param resolvedAt      when the work was over; null before
 * @param commander       the Incident Commander; null where there is none
 * @param roles           who holds the other roles
 * @param channel         its channel; null until Slack has made it
 * @param messages        the messages that are updated in place, those that stand already
 * @param mergedInto      the incident that it turned out to be the same as; null for one that stands for itself
 * @param revision        counts the changes, from 1
 */
public record Incident(IncidentId id, String title, Severity severity, Status status, boolean isPrivate, @Nullable String impact,
        Instant declaredAt, Actor declaredBy, @Nullable Instant impactStartedAt, @Nullable Instant mitigatedAt,
        @Nullable Instant resolvedAt, @Nullable UserId commander, RoleHolders roles, @Nullable Channel channel,
        Map<StandingMessage, MessageRef> messages, @Nullable IncidentId mergedInto, long revision) {
    /** The longest title that is kept, in characters; it must fit a Slack header together with the number. */
    public static final int LONGEST_TITLE = 120;

    /**
     * The channel as Slack made it; the name is the one Slack answered with or last told us, archived likewise.
     *
     * @param namedAt         Slack's time of the newest it told of the name; null where it told nothing since it made it
     * @param archivingToldAt Slack's time of the newest it told of archiving; null where it told nothing
     */
    public record Channel(ChannelId id, String name, boolean archived, @Nullable Instant namedAt,
            @Nullable Instant archivingToldAt) {
        /** A channel of which Slack has told nothing yet. */
        public Channel(ChannelId id, String name, boolean archived) {
            this(id, name, archived, null, null);
        }

        /** A channel in which people can write. */
        public Channel(ChannelId id, String name) {
            this(id, name, false);
        }

        Channel named(String next, Instant at) {
            return new Channel(id, next, archived, at, archivingToldAt);
        }

        /** @param at null where Slack did not tell when */
        Channel archived(boolean next, @Nullable Instant at) {
            return new Channel(id, name, next, namedAt, at == null ? archivingToldAt : at);
        }

        Channel withId(ChannelId next) {
            return new Channel(next, name, archived, namedAt, archivingToldAt);
        }
    }

    public Incident {
        if (title.isBlank() || title.length() > LONGEST_TITLE) {
            throw new IllegalArgumentException(
                    "title: %d characters (expected: 1 to %d)".formatted(title.length(), LONGEST_TITLE));
        }
        if (status == Status.RESOLVED && resolvedAt == null) {
            throw new IllegalArgumentException("resolvedAt: null (expected: a time, the incident is resolved)");
        }
        if (mergedInto != null && status != Status.RESOLVED) {
            throw new IllegalArgumentException("mergedInto: %s (expected: null, the incident is not over)".formatted(mergedInto));
        }
        messages = messages.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(messages));
    }

    /** One in which nobody holds a role but command. */
    public Incident(IncidentId id, String title, Severity severity, Status status, boolean isPrivate, @Nullable String impact,
            Instant declaredAt, Actor declaredBy, @Nullable Instant impactStartedAt, @Nullable Instant mitigatedAt,
            @Nullable Instant resolvedAt, @Nullable UserId commander, @Nullable Channel channel,
            Map<StandingMessage, MessageRef> messages, @Nullable IncidentId mergedInto, long revision) {
        this(id, title, severity, status, isPrivate, impact, declaredAt, declaredBy, impactStartedAt, mitigatedAt, resolvedAt,
                commander, RoleHolders.none(), channel, messages, mergedInto, revision);
    }

    /** A fresh incident, open and without a channel. */
    public static Incident declared(IncidentId id, String title, Severity severity, @Nullable String impact, Instant at,
            Actor by) {
        return new Incident(id, title, severity, Status.OPEN, false, impact, at, by, null, null, null, null, RoleHolders.none(),
                null,
                Map.of(), null, 1);
    }

    /** The same, of which only those in its channel know from the beginning; still without a revision of its own. */
    Incident privately() {
        return new Incident(id, title, severity, status, true, impact, declaredAt, declaredBy, impactStartedAt, mitigatedAt,
                resolvedAt, commander, roles, channel, messages, mergedInto, revision);
    }

    /** It goes on in a private channel; what stands in Slack stays behind in the old one. */
    Incident movedTo(Channel privateChannel) {
        return new Incident(id, title, severity, status, true, impact, declaredAt, declaredBy, impactStartedAt, mitigatedAt,
                resolvedAt, commander, roles, privateChannel, Map.of(), mergedInto, revision + 1);
    }

    /** Where this message stands; empty until it was posted. */
    public Optional<MessageRef> message(StandingMessage which) {
        return Optional.ofNullable(messages.get(which));
    }

    public boolean isResolved() {
        return status == Status.RESOLVED;
    }

    public Incident withSeverity(Severity next) {
        return new Incident(id, title, next, status, isPrivate, impact, declaredAt, declaredBy, impactStartedAt, mitigatedAt,
                resolvedAt, commander, roles, channel, messages, mergedInto, revision + 1);
    }

    public Incident withCommander(UserId next) {
        return new Incident(id, title, severity, status, isPrivate, impact, declaredAt, declaredBy, impactStartedAt, mitigatedAt,
                resolvedAt, next, roles, channel, messages, mergedInto, revision + 1);
    }

    public Incident withRoles(RoleHolders next) {
        return withState(state().withRoles(next));
    }

    public Incident withChannel(Channel next) {
        return new Incident(id, title, severity, status, isPrivate, impact, declaredAt, declaredBy, impactStartedAt, mitigatedAt,
                resolvedAt, commander, roles, next, messages, mergedInto, revision + 1);
    }

    /** Slack moved the channel to another id, and all that stands in it with it. */
    public Incident withChannelId(ChannelId from, ChannelId to) {
        Map<StandingMessage, MessageRef> moved = new EnumMap<>(StandingMessage.class);
        messages.forEach((which, ref) -> moved.put(which, ref.channel().equals(from) ? new MessageRef(to, ref.ts()) : ref));
        Channel next = channel != null && channel.id().equals(from)
                ? channel.withId(to)
                : channel;
        return new Incident(id, title, severity, status, isPrivate, impact, declaredAt, declaredBy, impactStartedAt, mitigatedAt,
                resolvedAt, commander, roles, next, moved, mergedInto, revision + 1);
    }

    /** Slack told again what is known of the channel: nobody would see a difference, so it does not count as a change. */
    Incident withChannelTold(Channel next) {
        return new Incident(id, title, severity, status, isPrivate, impact, declaredAt, declaredBy, impactStartedAt, mitigatedAt,
                resolvedAt, commander, roles, next, messages, mergedInto, revision);
    }

    public Incident withMessage(StandingMessage which, MessageRef message) {
        Map<StandingMessage, MessageRef> next = new EnumMap<>(StandingMessage.class);
        next.putAll(messages);
        next.put(which, message);
        return withMessages(next);
    }

    /** This message does not stand any more. */
    Incident withoutMessage(StandingMessage which) {
        Map<StandingMessage, MessageRef> next = new EnumMap<>(StandingMessage.class);
        next.putAll(messages);
        next.remove(which);
        return withMessages(next);
    }

    private Incident withMessages(Map<StandingMessage, MessageRef> next) {
        return new Incident(id, title, severity, status, isPrivate, impact, declaredAt, declaredBy, impactStartedAt, mitigatedAt,
                resolvedAt, commander, roles, channel, next, mergedInto, revision + 1);
    }

    /** The pain stopped at this time. */
    public Incident mitigated(Instant at) {
        return new Incident(id, title, severity, Status.MITIGATED, isPrivate, impact, declaredAt, declaredBy, impactStartedAt, at,
                null, commander, roles, channel, messages, mergedInto, revision + 1);
    }

    /** The work was over at this time. Where nobody said that it was mitigated, that is not claimed either. */
    public Incident resolved(Instant at) {
        return new Incident(id, title, severity, Status.RESOLVED, isPrivate, impact, declaredAt, declaredBy, impactStartedAt,
                mitigatedAt, at, commander, roles, channel, messages, mergedInto, revision + 1);
    }

    /** It is not over after all: neither mitigated nor resolved. The earlier times stay in the timeline. */
    public Incident reopened() {
        return new Incident(id, title, severity, Status.OPEN, isPrivate, impact, declaredAt, declaredBy, impactStartedAt, null,
                null, commander, roles, channel, messages, null, revision + 1);
    }

    /** It turned out to be the same as another, where the work goes on. */
    public Incident merged(IncidentId into, Instant at) {
        return withState(state().withStatus(Status.RESOLVED, mitigatedAt, at, into));
    }

    /** Those who lead it: the commander, then the deputy, as far as there are any. */
    public List<UserId> leaders() {
        return Stream.concat(Stream.ofNullable(commander), roles.holder(Role.DEPUTY).stream()).toList();
    }

    /** Whether its channel takes no words any more. */
    public boolean isArchived() {
        return channel != null && channel.archived();
    }

    /** Whether there is a channel in which people can write. */
    public boolean hasRoom() {
        return channel != null && !channel.archived();
    }

    /**
     * It has no channel any more, and nothing stands in the one it had; what stands elsewhere stays. Always part of a larger
     * change, so it does not count as one.
     */
    public Incident withoutChannel() {
        Map<StandingMessage, MessageRef> kept = new EnumMap<>(StandingMessage.class);
        messages.forEach((which, ref) -> {
            if (channel == null || !ref.channel().equals(channel.id())) {
                kept.put(which, ref);
            }
        });
        return new Incident(id, title, severity, status, isPrivate, impact, declaredAt, declaredBy, impactStartedAt, mitigatedAt,
                resolvedAt, commander, roles, null, kept, mergedInto, revision);
    }

    /** Something that it holds has changed, and nothing of its own. */
    public Incident touched() {
        return withState(state());
    }

    /** It has no channel any more, and that is the change. */
    Incident leftWithoutChannel() {
        return withoutChannel().withState(state());
    }

    /** What people have decided about it. */
    public IncidentState state() {
        return new IncidentState(severity, status, impact, impactStartedAt, mitigatedAt, resolvedAt, commander, roles,
                mergedInto);
    }

    public Incident withState(IncidentState next) {
        return new Incident(id, title, next.severity(), next.status(), isPrivate, next.impact(), declaredAt, declaredBy,
                next.impactStartedAt(), next.mitigatedAt(), next.resolvedAt(), next.commander(), next.roles(), channel, messages,
                next.mergedInto(), revision + 1);
    }
}
