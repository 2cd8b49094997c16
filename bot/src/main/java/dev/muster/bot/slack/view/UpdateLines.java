package dev.muster.bot.slack.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.item.StatusUpdate;
import dev.muster.bot.time.Durations;

/** What was said last, and when more is said, in the words that every card shares. */
final class UpdateLines {
    private static final int LONGEST_TEXT = 700;

    private UpdateLines() {}

    /** When the next update comes, or since when it is missing; empty where nobody waits for one. */
    static Optional<String> next(Incident incident, Items items, Instant now) {
        return incident.isResolved()
                ? Optional.empty()
                : items.cadence().map(cadence -> cadence.isOverdue() || !now.isBefore(cadence.dueAt())
                        ? ":hourglass: *Update overdue* since " + Mrkdwn.hour(cadence.dueAt())
                        : "*Next update* by " + Mrkdwn.hour(cadence.dueAt()));
    }

    /** What the organisation was told last, with its time; empty where it was told nothing. */
    static Optional<String> last(Items items, Instant seenAt) {
        return items.lastUpdate().map(update -> "*Latest update*, %s: %s".formatted(Words.near(update.at(), seenAt),
                Mrkdwn.cut(Mrkdwn.escape(update.text()), LONGEST_TEXT)));
    }

    /** How long ago the organisation was told something, for those who lead. */
    static String since(Items items, Instant now) {
        return items.lastUpdate()
                .map(update -> "last update %s ago".formatted(Durations.spoken(Duration.between(update.at(), now))))
                .orElse("no update yet");
    }

    /** The words of an update as a quotation. */
    static String quoted(StatusUpdate update) {
        return quoted(update.text());
    }

    /** Plain text as a quotation. */
    static String quoted(String text) {
        return "> " + Mrkdwn.escape(text).replace("\n", "\n> ");
    }
}
