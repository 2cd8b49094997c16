package dev.muster.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.api.Fault;
import dev.muster.sandbox.wire.Json;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rate limits on the sandbox clock, faults on demand, and pages. */
class LimitsTest {
    private final Sandbox sandbox = Sandbox.start(Fixture.standing().rateLimits(true));
    private final TestApp app = new TestApp(sandbox);
    private final Person anna = sandbox.person("anna");
    private final Channel general = sandbox.channel("general");
    private final Channel random = sandbox.channel("random");

    @BeforeEach
    void the_app_is_in_general() {
        sandbox.addApp(general);
        sandbox.addApp(random);
    }

    @AfterEach
    void stop() {
        app.close();
        sandbox.close();
    }

    private HttpResponse<String> post(Channel channel) {
        return app.response("chat.postMessage", "channel", channel.id(), "text", "x");
    }

    @Test
    void three_posts_at_once_and_then_one_a_second_per_channel() {
        for (int i = 0; i < 3; i++) {
            assertThat(post(general).statusCode()).isEqualTo(200);
        }
        HttpResponse<String> limited = post(general);
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("Retry-After")).contains("1");
        assertThat(Json.parse(limited.body()).path("error").asText()).isEqualTo("ratelimited");
        assertThat(post(random).statusCode()).isEqualTo(200);
        sandbox.clock().advance(Duration.ofSeconds(1));
        assertThat(post(general).statusCode()).isEqualTo(200);
        assertThat(post(general).statusCode()).isEqualTo(429);
    }

    @Test
    void a_tier_counts_the_calls_of_a_minute() {
        sandbox.clock().advance(Duration.ofSeconds(10));
        for (int i = 0; i < 20; i++) {
            assertThat(app.response("usergroups.list").statusCode()).isEqualTo(200);
        }
        sandbox.clock().advance(Duration.ofSeconds(20));
        HttpResponse<String> limited = app.response("usergroups.list");
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("Retry-After")).contains("40");
        sandbox.clock().advance(Duration.ofSeconds(40));
        assertThat(app.response("usergroups.list").statusCode()).isEqualTo(200);
    }

    @Test
    void history_may_be_limited_to_fifteen_once_a_minute() {
        for (int i = 0; i < 20; i++) {
            anna.says(general, "n" + i);
        }
        sandbox.switches().historyLimited(true);
        JsonNode page = app.call("conversations.history", "channel", general.id(), "limit", "200");
        assertThat(page.path("messages")).hasSize(15);
        assertThat(app.response("conversations.history", "channel", general.id()).statusCode()).isEqualTo(429);
        sandbox.clock().advance(Duration.ofMinutes(1));
        assertThat(app.response("conversations.history", "channel", general.id()).statusCode()).isEqualTo(200);
    }

    @Test
    void pages_follow_the_cursor_to_the_end() {
        for (int i = 0; i < 7; i++) {
            anna.says(general, "n" + i);
        }
        assertThat(everything("3")).containsSubsequence("n6", "n5", "n0").doesNotHaveDuplicates();
        sandbox.switches().awkwardPages(true);
        assertThat(everything("3")).containsSubsequence("n6", "n5", "n0").doesNotHaveDuplicates();
        assertThat(sandbox.calls("conversations.history")).anyMatch(
                call -> call.answer().path("messages").isEmpty() && call.answer().path("has_more").asBoolean());
        assertThat(app.call("conversations.history", "channel", general.id(), "cursor", "rubbish").path("error").asText())
                .isEqualTo("invalid_cursor");
    }

    private List<String> everything(String limit) {
        List<String> texts = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = app.call("conversations.history", "channel", general.id(), "limit", limit, "cursor", cursor);
            page.path("messages").forEach(message -> texts.add(message.path("text").asText()));
            cursor = page.path("response_metadata").path("next_cursor").asText("");
        } while (!cursor.isEmpty());
        return texts;
    }

    @Test
    void lists_of_people_come_in_pages_too() {
        for (int i = 0; i < 5; i++) {
            Person unused = sandbox.person("p" + i);
        }
        sandbox.switches().awkwardPages(true);
        List<String> names = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = app.call("users.list", "limit", "3", "cursor", cursor);
            page.path("members").forEach(member -> names.add(member.path("name").asText()));
            cursor = page.path("response_metadata").path("next_cursor").asText("");
        } while (!cursor.isEmpty());
        assertThat(names).contains("p0", "p4", "anna", "slackbot").doesNotHaveDuplicates();
    }

    @Test
    void refusals_and_statuses_come_as_asked_for() {
        sandbox.faults().next("chat.postMessage", Fault.error("internal_error"), Fault.status(503, "<html>busy</html>"),
                Fault.rateLimited(Duration.ofSeconds(7)), Fault.errorAfterEffect("fatal_error"));
        assertThat(post(general).body()).contains("internal_error");
        HttpResponse<String> busy = post(general);
        assertThat(busy.statusCode()).isEqualTo(503);
        assertThat(busy.body()).isEqualTo("<html>busy</html>");
        assertThat(post(general).headers().firstValue("Retry-After")).contains("7");
        assertThat(posts()).isZero();
        assertThat(post(general).body()).contains("fatal_error");
        assertThat(posts()).isEqualTo(1);
    }

    private long posts() {
        return sandbox.messages(general).stream().filter(message -> message.text().equals("x")).count();
    }

    @Test
    void a_reset_connection_leaves_its_effect_behind() {
        sandbox.faults().next("chat.postMessage", Fault.resetAfterEffect());
        Assertions.assertThatThrownBy(() -> send(Duration.ofSeconds(20))).isInstanceOf(IOException.class)
                .isNotInstanceOf(HttpTimeoutException.class);
        assertThat(posts()).isEqualTo(1);
    }

    @Test
    void a_call_that_is_never_answered_may_have_had_its_effect() {
        sandbox.faults().next("chat.postMessage", Fault.timeoutBefore(), Fault.timeoutAfterEffect());
        Assertions.assertThatThrownBy(() -> send(Duration.ofMillis(300))).isInstanceOf(HttpTimeoutException.class);
        assertThat(posts()).isZero();
        Assertions.assertThatThrownBy(() -> send(Duration.ofMillis(300))).isInstanceOf(HttpTimeoutException.class);
        assertThat(posts()).isEqualTo(1);
        assertThat(sandbox.calls("chat.postMessage")).extracting(call -> call.status()).containsExactly(0, 0);
    }

    private HttpResponse<String> send(Duration patience) throws IOException, InterruptedException {
        return TestApp.HTTP.send(HttpRequest.newBuilder(URI.create(sandbox.apiUrl() + "chat.postMessage"))
                .header("Authorization", "Bearer " + sandbox.botToken()).header("Content-Type", "application/json")
                .timeout(patience)
                .POST(BodyPublishers.ofString("{\"channel\":\"" + general.id() + "\",\"text\":\"x\"}")).build(),
                BodyHandlers.ofString());
    }

    @Test
    void a_slow_call_is_answered_when_the_clock_gets_there() {
        sandbox.faults().next("auth.test", Fault.slow(Duration.ofSeconds(5)));
        CompletableFuture<JsonNode> answer = CompletableFuture.supplyAsync(() -> app.call("auth.test"));
        Awaitility.await().until(() -> {
            sandbox.clock().advance(Duration.ofSeconds(1));
            return answer.isDone();
        });
        assertThat(answer.join().path("ok").asBoolean()).isTrue();
        assertThat(sandbox.clock().instant()).isAfterOrEqualTo(Fixture.START.plusSeconds(5));
    }

    @Test
    void unknown_fields_and_chances_are_for_the_careless() {
        sandbox.faults().always("auth.test", Fault.okWithUnknownFields());
        JsonNode answer = app.call("auth.test");
        assertThat(answer.path("ok").asBoolean()).isTrue();
        assertThat(answer.has("unheard_of")).isTrue();
        sandbox.faults().clear();
        sandbox.faults().sometimes("*", 0.5, Fault.error("internal_error"));
        for (int i = 0; i < 40; i++) {
            app.call("team.info");
        }
        assertThat(sandbox.calls("team.info").stream().filter(call -> call.ok()).count()).isBetween(5L, 35L);
    }
}
