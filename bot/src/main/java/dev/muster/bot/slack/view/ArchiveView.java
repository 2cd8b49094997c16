package dev.muster.bot.slack.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.slack.view.Blocks.Button;

/** The question whether a channel may be archived. */
public final class ArchiveView {
    /** The button that archives. */
    public static final String ARCHIVE = "channel_archive";
    /** The button that leaves the channel as it is. */
    public static final String KEEP = "channel_keep";

    private ArchiveView() {}

    /** What stands in its place once nobody need decide it; empty while it is asked. */
    public static Optional<MessageView> over(Incident incident) {
        return incident.isResolved()
                ? Optional.empty()
                : Optional.of(
                        IncidentViews.settled(incident, "*%s* is open again, and its channel stays".formatted(incident.id())));
    }

    /** Empty where the incident goes on, or its channel is archived already. */
    public static Optional<MessageView> offer(Incident incident) {
        Instant resolvedAt = incident.resolvedAt();
        if (resolvedAt == null || !incident.isResolved() || incident.isArchived()) {
            return Optional.empty();
        }
        String over = incident.mergedInto() == null ? "was resolved" : "was merged into " + incident.mergedInto();
        String said = "%s %s on %s. May this channel be archived?".formatted(incident.id(), over, Mrkdwn.time(resolvedAt));
        String id = incident.id().toString();
        Blocks blocks = new Blocks()
                .section("*" + said + "*\nThen nobody can write here any more. A bot cannot undo it: whoever needs the channel"
                        + " back has to unarchive it in Slack. The record is kept either way.")
                .buttons(List.of(new Button("Archive", ARCHIVE, id, "danger"), new Button("Keep", KEEP, id, null)));
        return Optional.of(IncidentViews.note(said, blocks.array(), IncidentViews.ids(incident)));
    }
}
