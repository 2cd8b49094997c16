package dev.muster.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.TestApp.Answer;
import dev.muster.sandbox.TestApp.Received;
import dev.muster.sandbox.delivery.Delivery;
import dev.muster.sandbox.delivery.Delivery.State;
import dev.muster.sandbox.wire.Signature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How events travel: signed, in time or again, in order or not. */
class DeliveryTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private final Sandbox sandbox = Sandbox.start(Fixture.standing());
    private final TestApp app = new TestApp(sandbox);
    private final Person anna = sandbox.person("anna");
    private final Channel general = sandbox.channel("general");

    @BeforeEach
    void the_app_is_in_general() {
        sandbox.addApp(general);
        sandbox.quiet(SOON);
    }

    @AfterEach
    void stop() {
        app.close();
        sandbox.close();
    }

    private List<Received> about(String text) {
        return app.received().stream().filter(r -> r.event().path("text").asText().equals(text)).toList();
    }

    private Delivery delivery(String text) {
        return sandbox.deliveries().stream().filter(d -> d.payload().path("event").path("text").asText().equals(text)).findFirst()
                .orElseThrow();
    }

    @Test
    void an_event_is_signed_and_wrapped() {
        anna.says(general, "hello");
        sandbox.quiet(SOON);

        Received request = about("hello").getFirst();
        String time = request.headers().get("x-slack-request-timestamp");
        assertThat(time).isEqualTo(Long.toString(Fixture.START.getEpochSecond()));
        assertThat(request.headers().get("x-slack-signature"))
                .isEqualTo(Signature.of(sandbox.signingSecret(), String.valueOf(time), request.body()));
        JsonNode envelope = request.payload();
        assertThat(envelope.path("type").asText()).isEqualTo("event_callback");
        assertThat(envelope.path("event_id").asText()).startsWith("Ev");
        assertThat(envelope.path("api_app_id").asText()).isEqualTo(sandbox.appId());
        assertThat(envelope.path("authorizations").path(0).path("user_id").asText()).isEqualTo(sandbox.botUserId());
        assertThat(envelope.path("event_time").asLong()).isEqualTo(Fixture.START.getEpochSecond());
        assertThat(delivery("hello").state()).isEqualTo(State.DELIVERED);
    }

    @Test
    void the_url_is_verified_by_a_challenge() {
        assertThat(sandbox.verifyUrl()).isFalse();
        app.answers(request -> Answer.ok(request.payload().path("challenge").asText()));
        assertThat(sandbox.verifyUrl()).isTrue();
    }

    @Test
    void a_failed_event_comes_again_at_once_after_one_minute_and_after_five() {
        app.answers(request -> Answer.status(500));
        anna.says(general, "hello");
        sandbox.quiet(SOON);
        assertThat(about("hello")).hasSize(2);

        sandbox.clock().advance(Duration.ofSeconds(59));
        sandbox.quiet(SOON);
        assertThat(about("hello")).hasSize(2);
        sandbox.clock().advance(Duration.ofSeconds(1));
        sandbox.quiet(SOON);
        assertThat(about("hello")).hasSize(3);
        sandbox.clock().advance(Duration.ofMinutes(5));
        sandbox.quiet(SOON);
        sandbox.clock().advance(Duration.ofHours(1));
        sandbox.quiet(SOON);

        List<Received> tries = about("hello");
        assertThat(tries).hasSize(4);
        assertThat(tries).extracting(r -> r.payload().path("event_id").asText()).containsOnly(
                tries.getFirst().payload().path("event_id").asText());
        assertThat(tries.subList(1, 4)).extracting(r -> r.headers().get("x-slack-retry-num")).containsExactly("1", "2", "3");
        assertThat(tries.getLast().headers()).containsEntry("x-slack-retry-reason", "http_error");
        assertThat(tries.getFirst().headers()).doesNotContainKey("x-slack-retry-num");
        assertThat(delivery("hello").state()).isEqualTo(State.GIVEN_UP);
        assertThat(delivery("hello").attempts()).hasSize(4);
    }

    @Test
    void an_app_may_ask_not_to_be_tried_again() {
        app.answers(request -> new Answer(500, "", Map.of("X-Slack-No-Retry", "1")));
        anna.says(general, "hello");
        sandbox.quiet(SOON);
        assertThat(about("hello")).hasSize(1);
    }

    @Test
    void an_app_that_is_down_gets_its_events_later() {
        sandbox.disconnect();
        anna.says(general, "hello");
        sandbox.quiet(SOON);
        assertThat(delivery("hello").attempts()).extracting(a -> String.valueOf(a.failure())).containsExactly("connection_failed",
                "connection_failed");
        sandbox.connect(app.url());
        sandbox.clock().advance(Duration.ofMinutes(1));
        sandbox.quiet(SOON);
        assertThat(about("hello")).hasSize(1);
        assertThat(about("hello").getFirst().headers()).containsEntry("x-slack-retry-num", "2")
                .containsEntry("x-slack-retry-reason", "connection_failed");
    }

    @Test
    void an_app_that_hangs_for_three_seconds_is_too_late() {
        CountDownLatch hang = new CountDownLatch(1);
        app.answers(request -> {
            hold(hang);
            return Answer.ok("");
        });
        anna.says(general, "hello");
        await().until(() -> about("hello").size() == 1);
        sandbox.clock().advance(Duration.ofSeconds(3));
        await().until(() -> about("hello").size() == 2);
        hang.countDown();
        sandbox.quiet(SOON);
        assertThat(about("hello").getLast().headers()).containsEntry("x-slack-retry-reason", "http_timeout");
        assertThat(delivery("hello").state()).isEqualTo(State.DELIVERED);
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_command_that_fails_is_not_tried_again_and_the_person_sees_why() {
        app.answers(request -> Answer.status(500));
        assertThat(anna.commands(general, "/task", "x").shown()).isEqualTo("/task failed with the error \"http_service_error\"");
        sandbox.disconnect();
        assertThat(anna.commands(general, "/task", "x").shown()).contains("dispatch_failed");
        sandbox.clock().advance(Duration.ofMinutes(10));
        sandbox.quiet(SOON);
        assertThat(app.received().stream().filter(r -> r.body().contains("command="))).hasSize(1);
    }

    @Test
    void held_events_are_released_in_another_order() {
        sandbox.holdDeliveries();
        for (String text : List.of("one", "two", "three")) {
            anna.says(general, text);
        }
        sandbox.quiet(SOON);
        assertThat(app.messages("")).isEmpty();
        sandbox.releaseDeliveries(Collections::reverse);
        sandbox.quiet(SOON);
        assertThat(app.messages("")).extracting(e -> e.path("text").asText()).containsExactly("three", "two", "one");
    }

    @Test
    void a_delivery_can_be_repeated_with_and_without_the_headers_of_a_retry() {
        anna.says(general, "hello");
        sandbox.quiet(SOON);
        sandbox.redeliver(delivery("hello"));
        sandbox.quiet(SOON);
        sandbox.redeliver(delivery("hello"), 1, "http_timeout");
        sandbox.quiet(SOON);
        assertThat(about("hello")).extracting(r -> r.headers().getOrDefault("x-slack-retry-num", "none")).containsExactly("none",
                "none",
                "1");
        assertThat(about("hello")).extracting(Received::body).containsOnly(about("hello").getFirst().body());
    }

    @Test
    void a_raw_body_goes_out_as_it_is() {
        sandbox.deliverRaw("{\"type\":\"odd\",\"event\":[[]]}");
        sandbox.quiet(SOON);
        assertThat(app.received().getLast().body()).isEqualTo("{\"type\":\"odd\",\"event\":[[]]}");
    }

    @Test
    void an_app_that_hardly_ever_answers_is_cut_off() {
        app.answers(request -> Answer.status(500));
        for (int i = 0; i < 600; i++) {
            anna.says(general, "n" + i);
        }
        sandbox.quiet(SOON);
        anna.says(general, "unheard");
        sandbox.quiet(SOON);
        assertThat(about("unheard")).isEmpty();
        assertThat(delivery("unheard").state()).isEqualTo(State.GIVEN_UP);
        assertThat(sandbox.isCutOff()).isTrue();

        app.answers(request -> Answer.ok(""));
        sandbox.trustAgain();
        anna.says(general, "heard");
        sandbox.quiet(SOON);
        assertThat(about("heard")).hasSize(1);
        assertThat(sandbox.isCutOff()).isFalse();
    }

    @Test
    void a_person_in_the_direct_message_is_heard() {
        anna.says(anna.directChannel(), "help");
        assertThat(app.messages("").getLast().path("channel_type").asText()).isEqualTo("im");
        anna.opensHome();
        assertThat(app.events("app_home_opened").getFirst().path("user").asText()).isEqualTo(anna.id());
    }

    @Test
    void a_stopped_app_is_tried_again_when_a_running_clock_gets_there() {
        try (Sandbox running = Sandbox.start(SandboxOptions.defaults())) {
            TestApp stopped = new TestApp(running);
            Channel channel = running.channel("general");
            stopped.close();
            running.addApp(channel);
            running.person("anna").says(channel, "hello");
            running.quiet(SOON);
            assertThat(running.deliveries()).isNotEmpty().allMatch(d -> d.state() == State.WAITING_FOR_RETRY);

            try (TestApp back = new TestApp(running)) {
                running.clock().advance(Duration.ofMinutes(1));
                await().until(() -> running.deliveries().stream().allMatch(d -> d.state() == State.DELIVERED));
                assertThat(back.messages("").getFirst().path("text").asText()).isEqualTo("hello");
            }
        }
    }
}
