package dev.muster.bot.review;

import java.util.Locale;

/** Kinds of entries that readers tell apart and filter by, in the order in which they are offered. */
enum TimelineGroup {
    /** What a reader in a hurry wants. */
    MILESTONES("Milestones"),
    /** Whatever is not listed elsewhere: what people decided and did with the bot's help. */
    WORK("Decisions and work"),
    MESSAGES("Messages"),
    CHANGES("Edits and deletions"),
    NOTES("Notes and pins"),
    FILES("Files"),
    REACTIONS("Reactions"),
    PEOPLE("Coming and going"),
    /** What keeps the record and the channel in order. */
    HOUSEKEEPING("Housekeeping");

    private final String label;

    TimelineGroup(String label) {
        this.label = label;
    }

    /** The group of an entry. */
    static TimelineGroup of(ExportMaster.Line line) {
        TimelineGroup group = ofKind(line.kind());
        // A bot that keeps its message up to date says nothing new: what changed has an entry of its own.
        return group == CHANGES && line.data().hasNonNull("bot_id") ? HOUSEKEEPING : group;
    }

    private static TimelineGroup ofKind(String kind) {
        return switch (kind) {
            case "incident_declared", "severity_changed", "incident_mitigated", "incident_resolved", "incident_reopened",
                    "incident_merged", "duplicate_merged", "duplicate_released", "impact_changed", "time_corrected",
                    "change_undone",
                    "role_assigned", "commander_missing", "handover_accepted", "proposal_decided" ->
                MILESTONES;
            case "message" -> MESSAGES;
            case "message_edited", "message_deleted" -> CHANGES;
            case "note_added", "idea_parked", "feedback_kept", "pinned", "unpinned" -> NOTES;
            case "file_shared" -> FILES;
            case "reaction_added", "reaction_removed" -> REACTIONS;
            case "member_joined", "member_left", "people_invited" -> PEOPLE;
            case "channel_created", "card_posted", "announcement_posted", "commander_prompted", "topic_changed",
                    "purpose_changed", "channel_renamed", "channel_name_changed", "channel_id_changed", "channel_archived",
                    "channel_unarchived", "channel_closed", "channel_opened", "archive_offered", "archive_requested",
                    "archive_declined", "channel_deleted", "channel_gone", "channel_converted_to_private",
                    "channel_converted_to_public", "new_channel_wanted", "message_lost", "history_backfilled", "export_shared",
                    "effect_failed" ->
                HOUSEKEEPING;
            default -> WORK;
        };
    }

    /** As people read it. */
    String label() {
        return label;
    }

    /** As the page's style and script know it. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether many of them in a row are told in one line. */
    boolean folds() {
        return this == REACTIONS || this == PEOPLE;
    }

    /** Whether they stand back behind the rest. */
    boolean isQuiet() {
        return this == REACTIONS || this == PEOPLE || this == HOUSEKEEPING || this == FILES;
    }
}
