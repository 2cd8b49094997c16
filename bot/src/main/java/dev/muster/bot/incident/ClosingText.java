package dev.muster.bot.incident;

import java.util.stream.Collectors;

/** What is put off until the review, and the end of an incident, as sentences. */
final class ClosingText {
    private ClosingText() {}

    static String of(ClosingEvent event, String who) {
        return switch (event) {
            case ClosingEvent.SeverityDisputed e -> disputed(e, who);
            case ClosingEvent.LoweringParked e -> "%s would lower the severity from %s to %s: for the review".formatted(who,
                    e.from().name(), e.to().name());
            case ClosingEvent.DebateDeferred e ->
                "%s was pointed to the review for the debate about the severity".formatted(e.person().mention());
        };
    }

    private static String disputed(ClosingEvent.SeverityDisputed e, String who) {
        String between = e.between().size() < 2
                ? "whether it is a " + e.holds().name()
                : "between " + e.between().stream().map(Severity::name).collect(Collectors.joining(" and "));
        return "%s doubts %s: %s holds, and the review decides".formatted(who, between, e.holds().name());
    }
}
