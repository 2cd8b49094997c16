package dev.muster.bot.slack;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.timeline.PickedMessages;
import dev.muster.bot.timeline.SlackMessage;

/** Picked messages in memory, for an incident without a record. */
final class MemoryPickedMessages implements PickedMessages {
    private final Map<String, SlackMessage> kept = new HashMap<>();

    @Override
    public void keep(String key, SlackMessage message, Instant at) {
        kept.putIfAbsent(key, message);
    }

    @Override
    public void forgetOld(Instant now) {
        throw new IllegalStateException("nothing grows old here");
    }

    @Override
    public Optional<SlackMessage> find(String key) {
        return Optional.ofNullable(kept.get(key));
    }

    @Override
    public Optional<SlackMessage> recorded(MessageRef message) {
        return Optional.empty();
    }

    @Override
    public List<IncidentId> evidenceIn(MessageRef message) {
        return List.of();
    }
}
