package dev.muster.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.delivery.Delivery;
import dev.muster.sandbox.socket.AppSockets.Reason;
import dev.muster.sandbox.wire.Json;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Socket Mode: tickets, greetings, envelopes, acknowledgements and goodbyes. */
class SocketsTest {
    private final Sandbox sandbox = Sandbox.start(Fixture.standing());
    private final Person anna = sandbox.person("anna");
    private Channel general;

    @BeforeEach
    void inSocketMode() {
        general = sandbox.channel("general");
        sandbox.addApp(general);
        sandbox.quiet(Duration.ofSeconds(20));
        sandbox.switches().socketMode(true);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    /** An app with one socket, which does by itself nothing but listen. */
    private static final class App implements WebSocket.Listener {
        private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                messages.add(Json.parse(text.toString()));
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        JsonNode next() throws InterruptedException {
            JsonNode message = messages.poll(20, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("nothing came");
            }
            return message;
        }
    }

    private record Socket(App app, WebSocket socket) {
        void acknowledge(JsonNode envelope) {
            say("{\"envelope_id\":\"" + envelope.path("envelope_id").asText() + "\"}");
        }

        void say(String json) {
            CompletableFuture<WebSocket> unused = socket.sendText(json, true);
        }
    }

    private JsonNode ticket(String token) {
        return Json.parse(TestApp.send(HttpRequest.newBuilder(URI.create(sandbox.apiUrl() + "apps.connections.open"))
                .header("Authorization", "Bearer " + token).POST(BodyPublishers.noBody()).build()).body());
    }

    private static Socket open(String url) {
        App app = new App();
        return new Socket(app, TestApp.HTTP.newWebSocketBuilder().buildAsync(URI.create(url), app).join());
    }

    private Socket opened() throws InterruptedException {
        Socket socket = open(ticket(sandbox.appToken()).path("url").asText());
        JsonNode hello = socket.app().next();
        assertThat(hello.path("type").asText()).isEqualTo("hello");
        assertThat(hello.path("connection_info").path("app_id").asText()).isEqualTo(sandbox.appId());
        return socket;
    }

    @Test
    void a_ticket_takes_the_apps_own_token_in_the_header_and_is_good_for_one_socket() throws InterruptedException {
        assertThat(ticket(sandbox.botToken()).path("error").asText()).isEqualTo("not_allowed_token_type");
        assertThat(Json.parse(TestApp.send(HttpRequest.newBuilder(URI.create(sandbox.apiUrl() + "apps.connections.open"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("token=" + sandbox.appToken())).build()).body()).path("error").asText())
                .isEqualTo("not_authed");

        String url = ticket(sandbox.appToken()).path("url").asText();
        assertThat(open(url).app().next().path("num_connections").asInt()).isEqualTo(1);
        assertThatThrownBy(() -> open(url)).isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
        String old = ticket(sandbox.appToken()).path("url").asText();
        sandbox.clock().advance(Duration.ofSeconds(31));
        assertThatThrownBy(() -> open(old)).hasCauseInstanceOf(WebSocketHandshakeException.class);
    }

    @Test
    void where_socket_mode_is_off_there_is_no_ticket() {
        sandbox.switches().socketMode(false);
        assertThat(ticket(sandbox.appToken()).path("ok").asBoolean()).isFalse();
    }

    @Test
    void an_event_that_is_not_acknowledged_within_three_seconds_comes_again_and_says_so() throws InterruptedException {
        Socket socket = opened();
        anna.says(general, "hello");
        JsonNode first = socket.app().next();
        assertThat(first.path("type").asText()).isEqualTo("events_api");
        assertThat(first.path("accepts_response_payload").asBoolean(true)).isFalse();
        assertThat(first.path("retry_attempt").asInt(-1)).isZero();
        assertThat(first.path("payload").path("event").path("text").asText()).isEqualTo("hello");

        sandbox.clock().advance(Duration.ofSeconds(3));
        JsonNode second = socket.app().next();
        assertThat(second.path("retry_attempt").asInt()).isEqualTo(1);
        assertThat(second.path("retry_reason").asText()).isEqualTo("timeout");
        assertThat(second.path("payload")).isEqualTo(first.path("payload"));
        assertThat(second.path("envelope_id")).isNotEqualTo(first.path("envelope_id"));
        socket.acknowledge(second);
        sandbox.quiet(Duration.ofSeconds(20));
        assertThat(sandbox.deliveries().getLast().state()).isEqualTo(Delivery.State.DELIVERED);
    }

    @Test
    void an_envelope_may_come_twice_without_a_word_about_it() throws InterruptedException {
        Socket socket = opened();
        anna.says(general, "hello");
        JsonNode first = socket.app().next();
        socket.acknowledge(first);
        sandbox.quiet(Duration.ofSeconds(20));
        sandbox.redeliver(sandbox.deliveries().getLast());
        assertThat(socket.app().next()).isEqualTo(first);
    }

    @Test
    void a_command_may_be_answered_and_without_a_socket_it_fails() throws InterruptedException {
        assertThat(anna.commands(general, "/helper", "").failure()).isPresent();
        Socket socket = opened();
        CompletableFuture<CommandAnswer> typed = CompletableFuture.supplyAsync(() -> anna.commands(general, "/helper", ""));
        JsonNode envelope = socket.app().next();
        assertThat(envelope.path("type").asText()).isEqualTo("slash_commands");
        assertThat(envelope.path("payload").path("text").isTextual()).isTrue();
        socket.say(
                "{\"envelope_id\":\"%s\",\"payload\":{\"text\":\"so be it\"}}".formatted(envelope.path("envelope_id").asText()));
        assertThat(typed.join().text()).isEqualTo("so be it");
    }

    @Test
    void nonsense_is_noted() throws InterruptedException {
        Socket one = opened();
        Socket two = opened();
        one.say("{\"envelope_id\":\"never\"}");
        Awaitility.await().until(() -> sandbox.violations().size() == 1);
        anna.says(general, "hello");
        Awaitility.await().until(() -> !one.app().messages.isEmpty() || !two.app().messages.isEmpty());
        boolean byOne = !one.app().messages.isEmpty();
        JsonNode envelope = (byOne ? one : two).app().next();
        (byOne ? two : one).acknowledge(envelope);
        Awaitility.await().until(() -> sandbox.violations().size() == 2);
        (byOne ? one : two).say("{\"envelope_id\":\"%s\",\"payload\":{}}".formatted(envelope.path("envelope_id").asText()));
        Awaitility.await().until(() -> sandbox.violations().size() == 3);
    }

    @Test
    void each_delivery_goes_over_one_socket_and_the_eleventh_socket_is_too_many() throws InterruptedException {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            sockets.add(opened());
        }
        JsonNode goodbye = open(ticket(sandbox.appToken()).path("url").asText()).app().next();
        assertThat(goodbye.path("type").asText()).isEqualTo("disconnect");
        assertThat(goodbye.path("reason").asText()).isEqualTo("too_many_websockets");

        anna.says(general, "hello");
        Awaitility.await().until(() -> sockets.stream().mapToInt(one -> one.app().messages.size()).sum() == 1);
    }

    @Test
    void a_warned_socket_goes_after_ten_seconds_and_others_at_once() throws InterruptedException {
        Socket socket = opened();
        sandbox.sockets().disconnect(Reason.WARNING);
        assertThat(socket.app().next().path("reason").asText()).isEqualTo("warning");
        assertThat(sandbox.isConnected()).isTrue();
        sandbox.clock().advance(Duration.ofSeconds(10));
        assertThat(sandbox.isConnected()).isFalse();

        Socket next = opened();
        sandbox.sockets().disconnect(Reason.REFRESH_REQUESTED);
        assertThat(next.app().next().path("reason").asText()).isEqualTo("refresh_requested");
        assertThat(sandbox.isConnected()).isFalse();
        assertThat(sandbox.sockets().everOpened()).isEqualTo(2);
    }
}
