package dev.muster.bot.review;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import dev.muster.bot.incident.IncidentEvent;
import org.jspecify.annotations.Nullable;

/**
 * Who had command when, the first first.
 *
 * @param to null where it was not passed on
 */
record CommandChain(ExportMaster.Participant person, Instant from, @Nullable Instant to) {
    static List<CommandChain> of(ExportMaster master) {
        return master.people().stream().flatMap(person -> person.roles().stream()
                .filter(held -> held.role().equals(IncidentEvent.RoleAssigned.COMMANDER))
                .map(held -> new CommandChain(person, held.from(), held.to())))
                .sorted(Comparator.comparing(CommandChain::from)).toList();
    }
}
