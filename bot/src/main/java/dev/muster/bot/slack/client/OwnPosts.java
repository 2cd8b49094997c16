package dev.muster.bot.slack.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import org.jspecify.annotations.Nullable;

/** Keeps what we ourselves said in an incident's channel: Slack's own report of it may come late or never. */
public interface OwnPosts {
    /**
     * This message of ours stands. Told at least once per message, perhaps again after a failure, always before the effect
     * counts as done.
     *
     * @param thread the thread's root; null for the channel itself
     */
    void posted(IncidentId incident, MessageRef message, @Nullable SlackTs thread, String text, JsonNode blocks);
}
