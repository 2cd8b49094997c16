package dev.muster.bot.incident;

import java.time.Duration;
import java.util.stream.Collectors;

import dev.muster.bot.id.UserId;
import dev.muster.bot.time.Durations;

/** What happens to command and roles, as sentences. */
final class CommandText {
    private CommandText() {}

    static String of(CommandEvent event, Actor by) {
        String who = Mrkdwn.actor(by);
        return switch (event) {
            case CommandEvent.RoleReleased e -> released(e, by, who);
            case CommandEvent.HandoverOffered e -> e.takeover()
                    ? "%s wishes to take over as %s from %s, who may keep it until %s".formatted(e.to().mention(), name(e.name()),
                            e.from().mention(), Mrkdwn.clock(e.expiresAt()))
                    : "%s offers to hand over to %s: %s. Open until %s".formatted(e.from().mention(), e.to().mention(),
                            name(e.name()), Mrkdwn.clock(e.expiresAt()));
            case CommandEvent.HandoverAccepted e -> accepted(e);
            case CommandEvent.HandoverDeclined e -> e.kept()
                    ? "%s keeps it: still the %s. Thank you for offering, %s".formatted(e.from().mention(), name(e.name()),
                            e.to().mention())
                    : "%s declined: %s is still the %s".formatted(e.to().mention(), e.from().mention(), name(e.name()));
            case CommandEvent.HandoverExpired e -> e.why() == null
                    ? "%s did not answer in time: %s is still the %s, nothing moved".formatted(e.to().mention(),
                            e.from().mention(), name(e.name()))
                    : "The handover from %s to %s is over, and nothing moved: %s".formatted(e.from().mention(),
                            e.to().mention(), Mrkdwn.escape(e.why()));
            case CommandEvent.TakeoverAsked e ->
                "%s was asked whether they wish to take command".formatted(e.user().mention());
            case CommandEvent.TakeoverAnswered e -> e.yes()
                    ? "%s wishes to take command".formatted(e.user().mention())
                    : "%s does not wish to take command: it stays as it is".formatted(e.user().mention());
            case CommandEvent.TakeoverLapsed e -> "%s was asked about command and %s: it stays as it is"
                    .formatted(e.user().mention(), e.why() == null ? "did not answer" : Mrkdwn.escape(e.why()));
            case CommandEvent.CommandersCalled e ->
                "Still nobody has command: <!subteam^%s>, one of you is needed here".formatted(Mrkdwn.escape(e.group()));
            case CommandEvent.FatigueNoticed e -> "%s has %s for %s, hours of their night counted more"
                    .formatted(e.user().mention(), e.name() == null ? "had command" : "been " + name(e.name()),
                            Durations.spoken(Duration.ofMinutes(e.minutes())));
            case CommandEvent.ScriptOffered e -> "%s was offered words for a hard moment".formatted(e.user().mention());
            case CommandEvent.DeputySuggested e -> "%s was told that nobody is deputy".formatted(e.user().mention());
            case CommandEvent.CommanderAsked e -> "%s has command now and was asked about %s".formatted(e.user().mention(),
                    Mrkdwn.escape(e.about().replace(':', ' ')));
            case CommandEvent.CommanderTicked e -> "%s got a line about how it stands"
                    .formatted(e.users().stream().map(UserId::mention).collect(Collectors.joining(", ")));
            case CommandEvent.ScriptSpoken e ->
                "%s, Incident Commander: %s".formatted(who, Mrkdwn.escape(e.text()));
        };
    }

    private static String accepted(CommandEvent.HandoverAccepted e) {
        String moved = e.bySilence()
                ? "%s did not keep it, so %s is the %s now".formatted(e.from().mention(), e.to().mention(), name(e.name()))
                : "%s took over from %s: %s is the %s now".formatted(e.to().mention(), e.from().mention(), e.to().mention(),
                        name(e.name()));
        return moved + ". Thank you, " + e.from().mention();
    }

    private static String released(CommandEvent.RoleReleased e, Actor by, String who) {
        String no = "%s is no longer %s".formatted(e.user().mention(), name(e.name()));
        return by.person().filter(e.user()::equals).isPresent() ? no : no + ", says " + who;
    }

    private static String name(String name) {
        return Mrkdwn.escape(name);
    }
}
