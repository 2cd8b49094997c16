package dev.muster.bot.slack.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.item.Items;

/** The weekly message to whoever looks after the process: which reviews came due. */
public final class OverdueView {
    private static final int MOST_LISTED = 15;
    private static final int LONGEST = 60;

    private OverdueView() {}

    /** The line of this incident; empty where its review is not overdue, or there is none. */
    public static Optional<String> line(Incident incident, Items items, Instant now) {
        return items.review().filter(review -> incident.isResolved() && !review.dueAt().isAfter(now)).map(review -> {
            UserId owner = review.owner();
            return "• *%s* %s · %s · due since %s".formatted(incident.id(),
                    Mrkdwn.cut(Mrkdwn.escape(incident.title()), LONGEST), owner == null ? "nobody owns it" : owner.mention(),
                    Mrkdwn.time(review.dueAt()));
        });
    }

    /** Empty where there is nothing to say. */
    public static Optional<MessageView> of(List<String> lines) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String said = lines.size() == 1
                ? "1 review came due. Whether it was held is not recorded; it is named here once, and its owner is not reminded any more."
                : "%d reviews came due. Whether they were held is not recorded; each is named here once, and their owners are not reminded any more."
                        .formatted(lines.size());
        String more = lines.size() > MOST_LISTED ? "\n… and %d more".formatted(lines.size() - MOST_LISTED) : "";
        String listed = String.join("\n", lines.subList(0, Math.min(lines.size(), MOST_LISTED))) + more;
        return Optional.of(IncidentViews.note(said, new Blocks().section(said).section(listed).array(), Map.of()));
    }
}
