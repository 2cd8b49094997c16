package dev.muster.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

class EventsTest {
    private final Events events = new Events("a-secret", List.of("C1", "C2"), List.of("U1", "U2"), "T", Instant.EPOCH);

    @Test
    void each_is_a_message_of_its_own() throws Exception {
        Set<String> ids = new HashSet<>();
        Set<String> messages = new HashSet<>();
        for (int i = 0; i < 5000; i++) {
            JsonNode envelope = JsonMapper.builder().build().readTree(events.body());
            ids.add(envelope.path("event_id").asText());
            messages.add(envelope.at("/event/channel").asText() + envelope.at("/event/ts").asText());
        }
        assertThat(ids).hasSize(5000);
        assertThat(messages).hasSize(5000);
        assertThat(events.count()).isEqualTo(5000);
    }

    @Test
    void a_request_says_how_long_it_is() {
        String request = new String(events.request(), java.nio.charset.StandardCharsets.UTF_8);
        String body = request.substring(request.indexOf("\r\n\r\n") + 4);

        assertThat(request).startsWith("POST /slack/events HTTP/1.1\r\n")
                .contains("Content-Length: " + body.getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                .contains("X-Slack-Signature: v0=");
    }
}
