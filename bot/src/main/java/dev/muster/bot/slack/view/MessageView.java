package dev.muster.bot.slack.view;

import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.muster.bot.incident.Mrkdwn;

/**
 * A message ready to be sent.
 *
 * @param text      what a notification and a screen reader say
 * @param eventType the type of the message's metadata, by which it can be found whatever its wording
 * @param ids       what the metadata holds
 * @param revision  the incident's revision that it shows
 */
public record MessageView(String text, ArrayNode blocks, String eventType, Map<String, String> ids, long revision) {
    public MessageView {
        ids = Map.copyOf(ids);
        text = Mrkdwn.cut(text, 3000);
    }
}
