package dev.muster.bot.slack;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.slack.client.OwnPosts;
import dev.muster.bot.timeline.Happening;
import dev.muster.bot.timeline.Received;
import dev.muster.bot.timeline.Timeline;
import org.jspecify.annotations.Nullable;

/** Keeps what the bot itself says in an incident's channel, as soon as Slack says that it stands there. */
public final class OwnMessages implements OwnPosts {
    private final Timeline timeline;
    private final IncidentStore store;
    private final Supplier<Optional<UserId>> bot;
    private final InstantSource clock;

    public OwnMessages(Timeline timeline, IncidentStore store, Supplier<Optional<UserId>> bot, InstantSource clock) {
        this.timeline = timeline;
        this.store = store;
        this.bot = bot;
        this.clock = clock;
    }

    @Override
    public void posted(IncidentId incident, MessageRef message, @Nullable SlackTs thread, String text, JsonNode blocks) {
        Incident.Channel channel = store.find(incident).map(Incident::channel).orElse(null);
        if (channel == null || !channel.id().equals(message.channel())) {
            return;
        }
        ObjectNode raw = JsonNodeFactory.instance.objectNode().put("type", "message").put("channel", message.channel().value())
                .put("ts", message.ts().value()).put("text", text);
        raw.set("blocks", blocks);
        bot.get().ifPresent(user -> raw.put("user", user.value()));
        if (thread != null) {
            raw.put("thread_ts", thread.value());
        }
        var happening = new Happening.Message(message.channel(), message.ts(), thread, bot.get().orElse(null), null, text,
                JsonNodeFactory.instance.objectNode().put("own", true));
        timeline.keep(incident, new Received(null, clock.instant(), "own", "message", raw.toString(), List.of(happening)));
    }
}
