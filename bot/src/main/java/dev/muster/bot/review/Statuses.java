package dev.muster.bot.review;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.incident.Status;
import dev.muster.bot.timeline.TimelineEntry;
import org.jspecify.annotations.Nullable;

/** Which status an incident had from when on, by what people know last: a time that was corrected counts as corrected. */
final class Statuses {
    private final List<ExportMaster.StatusAt> statuses = new ArrayList<>();

    /** From this entry on, or from the time that it names. */
    void set(Status status, TimelineEntry entry) {
        Instant at = time(entry.data().path("at")).orElse(entry.happenedAt());
        statuses.add(new ExportMaster.StatusAt(status, at, entry.actor(), text(entry.data().path("note"))));
    }

    /** A time was corrected, or said for the first time after the fact. */
    void corrected(TimelineEntry entry) {
        JsonNode data = entry.data();
        Optional<Status> status = switch (data.path("which").asText()) {
            case "mitigated" -> Optional.of(Status.MITIGATED);
            case "resolved" -> Optional.of(Status.RESOLVED);
            default -> Optional.empty();
        };
        status.ifPresent(which -> moved(which, time(data.path("from")), time(data.path("to")), entry));
    }

    /** Something was taken back: another status holds again, or another time of it. */
    void undone(TimelineEntry entry) {
        JsonNode from = entry.data().path("from");
        JsonNode to = entry.data().path("to");
        if (!from.path("status").equals(to.path("status"))) {
            status(to.path("status").asText()).ifPresent(status -> statuses
                    .add(new ExportMaster.StatusAt(status, entry.happenedAt(), entry.actor(), null)));
            return;
        }
        moved(Status.MITIGATED, time(from.path("mitigated_at")), time(to.path("mitigated_at")), entry);
        moved(Status.RESOLVED, time(from.path("resolved_at")), time(to.path("resolved_at")), entry);
    }

    List<ExportMaster.StatusAt> all() {
        return List.copyOf(statuses);
    }

    private void moved(Status status, Optional<Instant> from, Optional<Instant> to, TimelineEntry entry) {
        if (from.equals(to)) {
            return;
        }
        Optional<ExportMaster.StatusAt> known = statuses.reversed().stream()
                .filter(one -> one.status() == status && from.filter(one.at()::equals).isPresent()).findFirst();
        known.ifPresent(statuses::remove);
        to.ifPresent(at -> statuses.add(new ExportMaster.StatusAt(status, at,
                known.map(ExportMaster.StatusAt::by).orElse(entry.actor()),
                known.map(ExportMaster.StatusAt::note).orElse(null))));
        statuses.sort(Comparator.comparing(ExportMaster.StatusAt::at));
    }

    private static Optional<Status> status(String word) {
        return List.of(Status.values()).stream().filter(status -> status.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    /** To the microsecond, as the store keeps times in columns: what an older program wrote down may be finer. */
    private static Optional<Instant> time(JsonNode value) {
        try {
            return Optional.ofNullable(text(value)).map(Instant::parse).map(at -> at.truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String text(JsonNode value) {
        return value.isTextual() ? value.asText() : null;
    }
}
