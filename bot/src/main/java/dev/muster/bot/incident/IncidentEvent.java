package dev.muster.bot.incident;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can happen to an incident, in the past tense. Each becomes one timeline entry: {@link #kind} is its
 * kind there, and the record's components its data.
 */
public sealed interface IncidentEvent
        permits IncidentEvent.Declared, IncidentEvent.ChannelCreated, IncidentEvent.PeopleInvited, IncidentEvent.MessagePosted,
        IncidentEvent.MessageLost, IncidentEvent.SeverityChanged, IncidentEvent.RoleAssigned, IncidentEvent.CommanderMissing,
        IncidentEvent.Mitigated, IncidentEvent.Resolved, IncidentEvent.Reopened, IncidentEvent.MadePrivate,
        IncidentEvent.NoteAdded, IncidentEvent.EvidenceAdded, IncidentEvent.EffectFailed, IncidentEvent.HistoryBackfilled,
        IncidentEvent.ExportShared, IncidentEvent.ChannelNameChanged, IncidentEvent.ChannelIdChanged, IncidentEvent.ChannelGone,
        IncidentEvent.NewChannelWanted, IncidentEvent.ImpactChanged, IncidentEvent.TimeCorrected, IncidentEvent.Merged,
        IncidentEvent.DuplicateMerged, IncidentEvent.DuplicateReleased, IncidentEvent.ChangeUndone, IncidentEvent.ArchiveOffered,
        IncidentEvent.ArchiveDecided, IncidentEvent.ArchivingKnown, DecisionEvent, ChoiceEvent, CommandEvent, WorkEvent,
        ClosingEvent, UpdateEvent {
    /** The name in the timeline, such as {@code severity_changed}; stored, so it never changes. */
    String kind();

    /** It was declared; {@code source} is how: command, form, message, mention or api. */
    record Declared(String title, Severity severity, @Nullable String impact, String source) implements IncidentEvent {
        @Override
        public String kind() {
            return "incident_declared";
        }
    }

    /** Slack confirmed the channel. */
    record ChannelCreated(ChannelId channel, String name) implements IncidentEvent {
        @Override
        public String kind() {
            return "channel_created";
        }
    }

    /** Slack confirmed who is in; {@code refused} could not be brought in, with Slack's reason. */
    record PeopleInvited(List<UserId> people, Map<UserId, String> refused) implements IncidentEvent {
        @Override
        public String kind() {
            return "people_invited";
        }
    }

    /** One of the messages that are updated in place stands now. */
    record MessagePosted(StandingMessage which, MessageRef message) implements IncidentEvent {
        @Override
        public String kind() {
            return switch (which) {
                case CARD -> "card_posted";
                case ANNOUNCEMENT -> "announcement_posted";
                case COMMANDER_PROMPT -> "commander_prompted";
            };
        }
    }

    /** One of the messages that are updated in place was deleted in Slack. */
    record MessageLost(StandingMessage which, MessageRef message) implements IncidentEvent {
        @Override
        public String kind() {
            return "message_lost";
        }
    }

    record SeverityChanged(Severity from, Severity to, @Nullable String reason) implements IncidentEvent {
        @Override
        public String kind() {
            return "severity_changed";
        }
    }

    /**
     * Somebody holds a role from now on.
     *
     * @param name         how the role is said in full
     * @param previous     who held it until now; null where nobody did
     * @param oneOfSeveral whether others may hold it beside them
     */
    record RoleAssigned(String role, String name, UserId user, @Nullable UserId previous,
            boolean oneOfSeveral) implements IncidentEvent {
        /** The id of the Incident Commander's role. */
        public static final String COMMANDER = "commander";

        /** Somebody has command. */
        public RoleAssigned(String role, UserId user, @Nullable UserId previous) {
            this(role, "Incident Commander", user, previous, false);
        }

        @Override
        public String kind() {
            return "role_assigned";
        }
    }

    /** There was still no commander when somebody should have been. */
    record CommanderMissing() implements IncidentEvent {
        @Override
        public String kind() {
            return "commander_missing";
        }
    }

    /** The pain stopped; {@code at} is when, null for at that moment. */
    record Mitigated(@Nullable String note, @Nullable Instant at) implements IncidentEvent {
        public Mitigated(@Nullable String note) {
            this(note, null);
        }

        @Override
        public String kind() {
            return "incident_mitigated";
        }
    }

    /** The work was over; {@code at} is when, null for at that moment, and {@code left} what was left open, in mrkdwn. */
    record Resolved(@Nullable String note, @Nullable Instant at, List<String> left) implements IncidentEvent {
        public Resolved {
            left = List.copyOf(left);
        }

        public Resolved(@Nullable String note) {
            this(note, null, List.of());
        }

        @Override
        public String kind() {
            return "incident_resolved";
        }
    }

    /** It is not over; {@code mergedInto} is what it was merged into until now, null for nothing. */
    record Reopened(@Nullable String note, @Nullable IncidentId mergedInto) implements IncidentEvent {
        public Reopened(@Nullable String note) {
            this(note, null);
        }

        @Override
        public String kind() {
            return "incident_reopened";
        }
    }

    /** It goes on in a private channel; what stood in {@code left} stays there, null where it had no channel just then. */
    record MadePrivate(@Nullable String reason, @Nullable ChannelId left) implements IncidentEvent {
        @Override
        public String kind() {
            return "made_private";
        }
    }

    record NoteAdded(String note) implements IncidentEvent {
        @Override
        public String kind() {
            return "note_added";
        }
    }

    /**
     * Something that was said in Slack is evidence from now on; see {@link QuotedMessage}. {@code quote} is plain text: the
     * whole of it, as it read then.
     */
    record EvidenceAdded(MessageRef message, @Nullable SlackTs threadTs, @Nullable UserId author, @Nullable String authorName,
            String quote, List<QuotedMessage.File> files) implements IncidentEvent {
        public EvidenceAdded {
            files = List.copyOf(files);
        }

        @Override
        public String kind() {
            return "evidence_added";
        }
    }

    /** Something that was decided could not reach Slack, and never will; {@code what} names it. */
    record EffectFailed(String what, String why) implements IncidentEvent {
        @Override
        public String kind() {
            return "effect_failed";
        }
    }

    /** Messages written while nobody listened were fetched from history. */
    record HistoryBackfilled(int messages) implements IncidentEvent {
        @Override
        public String kind() {
            return "history_backfilled";
        }
    }

    record ExportShared(String format, String title) implements IncidentEvent {
        @Override
        public String kind() {
            return "export_shared";
        }
    }

    /** The channel is called so from now on. */
    record ChannelNameChanged(String name) implements IncidentEvent {
        @Override
        public String kind() {
            return "channel_name_changed";
        }
    }

    /** Slack knows the channel by another id from now on, as happens when it is shared with another organisation. */
    record ChannelIdChanged(ChannelId from, ChannelId to) implements IncidentEvent {
        @Override
        public String kind() {
            return "channel_id_changed";
        }
    }

    /** The channel was deleted in Slack: the incident has none from then on. */
    record ChannelGone(ChannelId channel) implements IncidentEvent {
        @Override
        public String kind() {
            return "channel_gone";
        }
    }

    /** Somebody asked for another channel, because there is none in which people can write. */
    record NewChannelWanted(@Nullable String note) implements IncidentEvent {
        @Override
        public String kind() {
            return "new_channel_wanted";
        }
    }

    /** Who is affected and how was said; {@code from} is what was said before, null for nothing. */
    record ImpactChanged(@Nullable String from, String to) implements IncidentEvent {
        @Override
        public String kind() {
            return "impact_changed";
        }
    }

    /** One of the times is another than was said before; {@code from} is null where nothing was. */
    record TimeCorrected(IncidentTime which, @Nullable Instant from, Instant to,
            @Nullable String reason) implements IncidentEvent {
        @Override
        public String kind() {
            return "time_corrected";
        }
    }

    /** It turned out to be the same as another. */
    record Merged(IncidentId into) implements IncidentEvent {
        @Override
        public String kind() {
            return "incident_merged";
        }
    }

    /** Another incident turned out to be the same as this. */
    record DuplicateMerged(IncidentId duplicate, String title) implements IncidentEvent {
        @Override
        public String kind() {
            return "duplicate_merged";
        }
    }

    /** What had been merged into this stands for itself again. */
    record DuplicateReleased(IncidentId duplicate) implements IncidentEvent {
        @Override
        public String kind() {
            return "duplicate_released";
        }
    }

    /** An earlier change was taken back: {@code undone} is the kind of its entry and {@code seq} the entry; {@code items} are those that stand as before. */
    record ChangeUndone(String undone, long seq, IncidentState from, IncidentState to,
            List<String> items) implements IncidentEvent {
        public ChangeUndone {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "change_undone";
        }
    }

    /** The channel was asked whether it may be archived. */
    record ArchiveOffered() implements IncidentEvent {
        @Override
        public String kind() {
            return "archive_offered";
        }
    }

    /** Somebody wants the channel archived, or wants it kept. */
    record ArchiveDecided(boolean archive) implements IncidentEvent {
        @Override
        public String kind() {
            return archive ? "archive_requested" : "archive_declined";
        }
    }

    /** Slack says that the channel is archived now, or not any more. */
    record ArchivingKnown(boolean archived) implements IncidentEvent {
        @Override
        public String kind() {
            return archived ? "channel_closed" : "channel_opened";
        }
    }
}
