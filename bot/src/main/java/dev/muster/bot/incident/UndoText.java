package dev.muster.bot.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** What holds again after something was taken back, as a sentence. */
final class UndoText {
    private UndoText() {}

    static String of(IncidentEvent.ChangeUndone event, String who) {
        IncidentState from = event.from();
        IncidentState to = event.to();
        List<String> again = new ArrayList<>();
        if (from.severity() != to.severity()) {
            again.add("the severity is %s again".formatted(to.severity().name()));
        }
        if (!Objects.equals(from.commander(), to.commander())) {
            again.add(to.commander() == null
                    ? "nobody has command again"
                    : "%s is the Incident Commander again".formatted(to.commander().mention()));
        }
        again.addAll(to.roles().unlike(from.roles()));
        if (!Objects.equals(from.impact(), to.impact())) {
            again.add(to.impact() == null
                    ? "the impact is not stated again"
                    : "the impact is again: " + Mrkdwn.escape(to.impact()));
        }
        status(from, to, again);
        return "%s took that back: ".formatted(who) + (again.isEmpty() ? "it is as it was" : String.join("; ", again));
    }

    private static void status(IncidentState from, IncidentState to, List<String> again) {
        if (!Objects.equals(from.mergedInto(), to.mergedInto())) {
            again.add(to.mergedInto() == null
                    ? "it is no longer merged into %s".formatted(from.mergedInto())
                    : "it is merged into %s again".formatted(to.mergedInto()));
        }
        if (from.status() != to.status()) {
            again.add("it is %s again".formatted(to.status().wireName()));
        }
        for (IncidentTime which : IncidentTime.values()) {
            // A status that is gone takes its time along.
            boolean alone = which == IncidentTime.IMPACT_STARTED || from.status() == to.status();
            Instant now = which.of(to);
            if (alone && !Objects.equals(which.of(from), now)) {
                again.add(time(which, now));
            }
        }
    }

    private static String time(IncidentTime which, @Nullable Instant at) {
        return at == null
                ? "when %s is not said again".formatted(which.words())
                : "%s %s".formatted(which.words(), Mrkdwn.time(at));
    }
}
