package dev.muster.bot.slack.client;

import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Form;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;

/** How things look in Slack, made from the state at the moment of sending. */
public interface Rendering {
    /** The message that shows this; empty when nobody needs it any more. */
    Optional<Rendered> message(Content content, Optional<IncidentId> incident);

    /** The form, as Slack's {@code view} object. */
    JsonNode view(Form form);

    /** This person's Home tab, as Slack's {@code view} object. */
    JsonNode home(UserId person);

    /** The channel's topic, plain text. */
    String topic(IncidentId incident);

    /**
     * A message as Slack takes it.
     *
     * @param text         what notifications and screen readers say
     * @param blocks       an array
     * @param eventType    what kind of message it is, for finding it again
     * @param eventPayload the ids that belong to it
     * @param revision     the incident's revision that it shows; 0 for what shows none
     */
    record Rendered(String text, JsonNode blocks, String eventType, Map<String, Object> eventPayload, long revision) {
        public Rendered {
            eventPayload = Map.copyOf(eventPayload);
            if (!blocks.isArray()) {
                throw new IllegalArgumentException("blocks: %s (expected: an array)".formatted(blocks.getNodeType()));
            }
        }
    }
}
