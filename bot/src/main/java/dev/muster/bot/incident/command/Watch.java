package dev.muster.bot.incident.command;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Role;
import dev.muster.bot.incident.RoleHolders;

/**
 * Somebody whose time in a role is watched.
 *
 * @param role the role's id
 * @param name how the role is said in full
 */
record Watch(String role, String name, UserId user) {
    /** What stands behind the timer of another role than command: the role, who has it, and the step. */
    private static final Pattern ABOUT = Pattern.compile("([a-z_]+) ([A-Z0-9]+) (\\d{1,4})");

    /** What a timer is about. */
    record Step(Watch watch, int number) {}

    static Watch command(UserId commander) {
        return new Watch(Role.COMMANDER, "Incident Commander", commander);
    }

    static Watch of(RoleHolders.Holding held) {
        return new Watch(held.role(), held.name(), held.user());
    }

    boolean isCommand() {
        return role.equals(Role.COMMANDER);
    }

    /** Command is one person's, so that the step alone tells; the next to have it has the same timers. */
    String about(int step) {
        return isCommand() ? String.valueOf(step) : "%s %s %d".formatted(role, user, step);
    }

    /** Whose time this is; empty where nobody holds it any more. */
    static Optional<Step> read(Incident incident, String about) {
        Matcher role = ABOUT.matcher(about);
        if (!role.matches()) {
            return Optional.ofNullable(incident.commander())
                    .map(commander -> new Step(command(commander), Integer.parseInt(about)));
        }
        return incident.roles().all().stream()
                .filter(held -> held.role().equals(role.group(1)) && held.user().value().equals(role.group(2))).findFirst()
                .map(held -> new Step(of(held), Integer.parseInt(role.group(3))));
    }
}
