package dev.muster.bot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentStore;

/**
 * Whoever was away does not know who joined and who left: after every start Slack is asked who is in the channels on which
 * somebody's access depends. Those are the channels of all private incidents, however old, and of the open ones, which may
 * become private.
 */
final class MembersCatchUp {
    private static final int PAGE = 500;

    private final IncidentStore store;
    private final Outbox outbox;

    MembersCatchUp(IncidentStore store, Outbox outbox) {
        this.store = store;
        this.outbox = outbox;
    }

    void begin(Instant now) {
        List<Effect> readings = new ArrayList<>();
        Optional<IncidentId> below = Optional.empty();
        List<Incident> page;
        do {
            page = store.newest(below, PAGE);
            page.stream().filter(incident -> incident.isPrivate() || !incident.isResolved())
                    .forEach(incident -> read(incident).ifPresent(readings::add));
            below = page.isEmpty() ? below : Optional.of(page.getLast().id());
        } while (page.size() == PAGE);
        outbox.addAll(readings, now);
    }

    private static Optional<Effect> read(Incident incident) {
        return Optional.ofNullable(incident.channel())
                .map(channel -> new Effect.ReadMembers(incident.id(), channel.id()));
    }
}
