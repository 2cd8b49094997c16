package dev.muster.sandbox.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.exchange.Exchange.Kind;
import dev.muster.sandbox.exchange.Exchange.State;
import dev.muster.sandbox.wire.Json;
import org.junit.jupiter.api.Test;

class ExchangesTest {
    private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");
    private final Exchanges exchanges = new Exchanges();

    private Exchange call(String json) {
        return exchanges.begin(Kind.CALL, "chat.postMessage", NOON, () -> Json.parse(json));
    }

    private static Exchange.Answer answer(String json) {
        return new Exchange.Answer(NOON, 200, null, Json.parse(json), 12);
    }

    @Test
    void only_the_last_ones_are_kept() {
        for (int i = 0; i <= Exchanges.KEPT; i++) {
            Exchange unused = call("{}");
        }
        assertThat(exchanges.since(0)).hasSize(Exchanges.KEPT).extracting(Exchange::number).startsWith(2L);
        assertThat(exchanges.find(1)).isEmpty();
        assertThat(exchanges.find(2)).isPresent();
    }

    @Test
    void what_changed_later_is_told_again_and_nothing_else() {
        Exchange first = call("{}");
        Exchange second = call("{}");
        long seen = second.version();
        List<String> told = new ArrayList<>();
        exchanges.onChange(() -> told.add("told"));

        first.answered(answer("{\"ok\":true}"));
        first.stands(State.GOOD);

        assertThat(exchanges.since(seen)).containsExactly(first);
        assertThat(first.outcomes()).hasSize(1);
        assertThat(told).hasSize(2);
    }

    @Test
    void secrets_are_hidden_wherever_they_stand() {
        Exchange exchange = call("""
                {"token": "verification", "text": "use xoxb-123456-abcdef please", "response_url": "http://127.0.0.1:1/commands/secret",
                 "deep": [{"Authorization": "Bearer abc", "signing_secret": "s"}], "number": 1, "token_count": "7"}""");
        exchange.answered(answer("{\"app\": \"xapp-1-A012-secret\"}"));

        JsonNode request = exchange.request();
        assertThat(request.toString()).doesNotContain("verification", "123456", "commands/secret", "Bearer abc", "\"s\"")
                .contains("use xoxb-•••••• please", "http://127.0.0.1:1/commands/••••••", "\"number\":1",
                        "\"token_count\":\"7\"");
        assertThat(exchange.answers().getFirst().body().toString()).isEqualTo("{\"app\":\"xapp-••••••\"}");
    }

    @Test
    void the_ticket_of_a_socket_is_hidden() {
        Exchange exchange = call("{}");
        exchange.answered(answer("{\"url\": \"ws://127.0.0.1:1/link/?ticket=guess-me&app_id=A1\"}"));
        assertThat(exchange.answers().getFirst().body().path("url").asText())
                .isEqualTo("ws://127.0.0.1:1/link/?ticket=••••••&app_id=A1");
    }
}
