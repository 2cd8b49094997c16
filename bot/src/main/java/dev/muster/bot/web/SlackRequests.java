package dev.muster.bot.web;

import java.util.List;
import java.util.Map;

/** Who answers what Slack sends. */
@FunctionalInterface
public interface SlackRequests {
    /** Answers one request; {@code body} is as it came, byte for byte. Never throws. */
    Answer handle(Map<String, List<String>> headers, byte[] body);

    /** What goes back. */
    record Answer(int status, String contentType, String body) {}
}
