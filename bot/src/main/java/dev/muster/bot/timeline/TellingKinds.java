package dev.muster.bot.timeline;

import java.util.Set;

/** The kinds of entries that tell where an incident stands; that somebody wrote something does not. */
public final class TellingKinds {
    public static final Set<String> ALL = Set.of("incident_declared", "severity_changed", "severity_disputed", "role_assigned",
            "role_released",
            "handover_accepted", "proposal_decided", "proposal_overruled", "note_added",
            "evidence_added", "incident_mitigated", "incident_resolved", "incident_reopened", "impact_changed", "time_corrected",
            "incident_merged",
            "duplicate_merged", "duplicate_released", "assignment_done", "assignment_blocked", "change_undone", "effect_failed",
            "commander_missing", "update_posted", "external_approved", "rhythm_slowed", "rhythm_restored");

    private TellingKinds() {}
}
