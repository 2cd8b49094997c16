package dev.muster.bot.slack.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.muster.bot.slack.LogCapture;
import dev.muster.bot.slack.socket.Envelopes.Answer;
import dev.muster.sandbox.api.Fault;
import dev.muster.sandbox.socket.AppSockets.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** The socket: what comes by it, what is said back, and everything that can happen to it. */
@Isolated("It reads the log, in which others would be heard, too.")
class SocketModeTest {
    private static final Answer KEPT = new Answer.Kept(Optional.empty());

    @Test
    void what_people_do_comes_by_the_socket_and_is_acknowledged() {
        try (SocketWorld world = SocketWorld.connected()) {
            world.anna.says(world.general(), "grüße 😀");
            world.slack.quiet(SocketWorld.PATIENCE);

            assertThat(world.socket.isUp()).isTrue();
            assertThat(world.texts()).containsExactly("grüße 😀");
            assertThat(world.said())
                    .allMatch(one -> one.attempts().size() == 1 && one.attempts().getFirst().succeeded());
        }
    }

    @Test
    void a_command_is_answered_in_words_and_an_event_never_is() {
        try (SocketWorld world = SocketWorld.connected()) {
            world.envelopes = (type, payload, retry) -> new Answer.Kept(
                    Optional.of(JsonNodeFactory.instance.objectNode().put("text", "so be it")));
            assertThat(world.anna.commands(world.general(), "/incident", "").shown()).isEqualTo("so be it");
            assertThat(world.taken.getLast().payload().path("text").asText("none")).isEmpty();

            world.anna.says(world.general(), "hello");
            world.slack.quiet(SocketWorld.PATIENCE);
            assertThat(world.texts()).containsExactly("hello");
            assertThat(world.slack.violations()).isEmpty();
        }
    }

    @Test
    void what_could_not_be_kept_is_not_acknowledged_and_comes_again() {
        try (SocketWorld world = SocketWorld.connected()) {
            world.envelopes = (type, payload, retry) -> world.taken.size() == 1 ? new Answer.NotKept() : KEPT;
            world.anna.says(world.general(), "the database is away");
            world.await(() -> world.taken.size() == 1);
            world.passes(Duration.ofSeconds(3));
            world.slack.quiet(SocketWorld.PATIENCE);

            assertThat(world.texts()).containsExactly("the database is away", "the database is away");
            assertThat(world.said().getLast().attempts()).extracting(one -> one.failure())
                    .containsExactly("http_timeout", null);
        }
    }

    @Test
    void an_envelope_that_breaks_its_handler_is_not_acknowledged_and_those_after_it_are() {
        try (SocketWorld world = SocketWorld.connected()) {
            world.envelopes = (type, payload, retry) -> {
                if (payload.path("event").path("text").asText().equals("first")) {
                    throw new IllegalStateException("made by the test");
                }
                return KEPT;
            };
            world.anna.says(world.general(), "first");
            world.anna.says(world.general(), "second");
            world.await(() -> world.texts().contains("second"));
            world.await(() -> world.said().getLast().status() == 200);
            assertThat(world.said().getFirst().attempts()).isEmpty();
        }
    }

    @Test
    void envelopes_are_handled_side_by_side() throws InterruptedException {
        try (SocketWorld world = SocketWorld.connected()) {
            CountDownLatch all = new CountDownLatch(10);
            world.envelopes = (type, payload, retry) -> {
                all.countDown();
                try {
                    return all.await(20, TimeUnit.SECONDS) ? KEPT : new Answer.NotKept();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            };
            IntStream.range(0, 10).forEach(i -> world.anna.says(world.general(), "message " + i));
            assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
            world.slack.quiet(SocketWorld.PATIENCE);
            assertThat(world.said()).allMatch(one -> one.status() == 200);
        }
    }

    @Test
    void messages_in_many_frames_are_put_together() {
        try (SocketWorld world = new SocketWorld()) {
            world.slack.sockets().inPieces(true);
            world.joins();
            String said = "😀ü".repeat(3000);
            world.anna.says(world.general(), said);
            world.slack.quiet(SocketWorld.PATIENCE);
            assertThat(world.texts()).containsExactly(said);
        }
    }

    @Test
    void an_envelope_is_acknowledged_by_no_other_socket_than_it_came_by() throws InterruptedException {
        try (SocketWorld world = SocketWorld.connected()) {
            CountDownLatch replaced = new CountDownLatch(1);
            world.envelopes = (type, payload, retry) -> {
                try {
                    return world.taken.size() > 1 || replaced.await(20, TimeUnit.SECONDS) ? KEPT : new Answer.NotKept();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            };
            world.anna.says(world.general(), "in between");
            world.await(() -> world.taken.size() == 1);
            world.slack.sockets().drop();
            world.lost();
            world.passes(SocketWorld.NEXT_ATTEMPT);
            assertThat(world.slack.sockets().count()).isEqualTo(1);
            replaced.countDown();
            world.passes(Duration.ofMinutes(1));
            world.slack.quiet(SocketWorld.PATIENCE);

            assertThat(world.texts()).containsExactly("in between", "in between");
            assertThat(world.slack.violations()).isEmpty();
        }
    }

    static Stream<Arguments> refusals() {
        return Stream.of(Arguments.of(Fault.error("internal_error"), "refused: internal_error"),
                Arguments.of(Fault.error("link_disabled"), "refused: link_disabled"),
                Arguments.of(Fault.rateLimited(Duration.ofSeconds(2)), "refused: ratelimited"),
                Arguments.of(Fault.status(503, "<html>a proxy</html>"), "refused: HTTP 503"),
                Arguments.of(Fault.status(200, "<html>a proxy</html>"), "refused: an answer that cannot be read"),
                Arguments.of(Fault.resetAfterEffect(), "refused: IOException"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void it_asks_again_however_often_slack_gives_no_socket(Fault fault, String said) {
        try (SocketWorld world = new SocketWorld()) {
            world.slack.faults().next("apps.connections.open", fault, fault, fault);
            for (int attempt = 0; attempt < 3; attempt++) {
                world.passes(SocketWorld.NEXT_ATTEMPT);
                assertThat(world.socket.isUp()).isFalse();
            }
            world.passes(SocketWorld.NEXT_ATTEMPT);
            assertThat(world.fates).containsExactly(said, said, said, "opened");
            assertThat(world.socket.isUp()).isTrue();
        }
    }

    @Test
    void slack_is_not_asked_before_the_time_it_named() {
        try (SocketWorld world = new SocketWorld()) {
            world.slack.faults().next("apps.connections.open", Fault.rateLimited(Duration.ofSeconds(90)));
            world.socket.runDue();
            world.passes(Duration.ofSeconds(89));
            assertThat(world.slack.countOf("apps.connections.open")).isEqualTo(1);
            world.passes(Duration.ofSeconds(1));
            assertThat(world.socket.isUp()).isTrue();
        }
    }

    @Test
    void nobody_at_slacks_address_is_asked_again_too() {
        try (SocketWorld world = new SocketWorld(Optional.of(URI.create("http://127.0.0.1:1/api/")))) {
            world.socket.runDue();
            world.passes(SocketWorld.NEXT_ATTEMPT);
            assertThat(world.fates).containsExactly("refused: ConnectException", "refused: ConnectException");
        }
    }

    @Test
    void a_socket_that_is_refused_at_its_own_door_is_tried_again_with_a_new_ticket() {
        try (SocketWorld world = new SocketWorld()) {
            world.slack.sockets().refuseNext(2);
            world.socket.runDue();
            world.passes(SocketWorld.NEXT_ATTEMPT);
            world.passes(SocketWorld.NEXT_ATTEMPT);
            assertThat(world.fates).containsExactly("refused: HTTP 503", "refused: HTTP 503", "opened");
        }
    }

    @Test
    void the_eleventh_socket_is_one_too_many_until_another_goes() {
        try (SocketWorld world = new SocketWorld()) {
            List<SocketMode> ten = IntStream.range(0, 10).mapToObj(i -> world.another(URI.create(world.slack.apiUrl()))).toList();
            ten.forEach(SocketMode::runDue);
            world.socket.runDue();
            assertThat(world.fates).last().isEqualTo("refused: too_many_websockets");

            ten.getFirst().stop(Duration.ofSeconds(1));
            world.await(() -> world.slack.sockets().count() == 9);
            world.passes(SocketWorld.NEXT_ATTEMPT);
            assertThat(world.socket.isUp()).isTrue();
        }
    }

    @Test
    void a_socket_that_breaks_or_is_closed_is_replaced() {
        try (SocketWorld world = SocketWorld.connected()) {
            world.slack.sockets().drop();
            world.lost();
            assertThat(world.slack.sockets().count()).isZero();
            world.passes(SocketWorld.NEXT_ATTEMPT);
            world.passes(Duration.ofMinutes(1));
            // One that had lived for a while is replaced at once.
            world.slack.sockets().closeAll();
            world.lost();

            assertThat(world.fates).containsExactly("opened", "lost: broken", "opened", "lost: closed", "opened");
            assertThat(world.backAfter).containsExactly(SocketWorld.NEXT_ATTEMPT, Duration.ZERO);
        }
    }

    @Test
    void a_socket_that_slack_warns_of_is_replaced_before_it_goes() {
        try (SocketWorld world = SocketWorld.connected()) {
            world.clock.advance(Duration.ofHours(1));
            CountDownLatch open = new CountDownLatch(1);
            world.envelopes = (type, payload, retry) -> {
                try {
                    return open.await(20, TimeUnit.SECONDS) ? KEPT : new Answer.NotKept();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            };
            world.anna.says(world.general(), "taken by the old one");
            world.await(() -> world.taken.size() == 1);
            world.slack.sockets().disconnect(Reason.WARNING);
            world.lost();
            assertThat(world.slack.sockets().count()).isEqualTo(2);
            open.countDown();
            world.slack.quiet(SocketWorld.PATIENCE);
            world.socket.runDue();
            world.await(() -> world.slack.sockets().count() == 1);

            assertThat(world.said().getLast().attempts()).hasSize(1);
            assertThat(world.fates).containsExactly("opened", "lost: warning", "opened");
        }
    }

    @ParameterizedTest
    @EnumSource(value = Reason.class, mode = Mode.EXCLUDE, names = "WARNING")
    void a_socket_that_slack_lets_go_is_replaced(Reason reason) {
        try (SocketWorld world = SocketWorld.connected()) {
            world.slack.sockets().disconnect(reason);
            world.await(() -> world.slack.sockets().count() == 0);
            world.lost();
            world.passes(SocketWorld.NEXT_ATTEMPT);
            assertThat(world.socket.isUp()).isTrue();
            assertThat(world.fates).hasSize(3).first().isEqualTo("opened");
        }
    }

    @Test
    void socket_mode_may_be_switched_off_for_a_day() {
        try (SocketWorld world = SocketWorld.connected()) {
            world.slack.switches().socketMode(false);
            world.slack.sockets().disconnect(Reason.LINK_DISABLED);
            world.await(() -> world.slack.sockets().count() == 0);
            world.lost();
            for (int hour = 0; hour < 24; hour++) {
                world.passes(Duration.ofHours(1));
            }
            assertThat(world.socket.isUp()).isFalse();
            world.slack.switches().socketMode(true);
            world.passes(SocketWorld.NEXT_ATTEMPT);
            assertThat(world.socket.isUp()).isTrue();
        }
    }

    @Test
    void a_silent_socket_is_asked_and_then_given_up() {
        try (SocketWorld world = SocketWorld.connected()) {
            world.slack.sockets().silence();
            silent(world, Duration.ofSeconds(16));
            assertThat(world.socket.isUp()).isTrue();
            silent(world, Duration.ofSeconds(11));
            world.passes(SocketWorld.NEXT_ATTEMPT);
            assertThat(world.fates).containsExactly("opened", "lost: silent", "opened");
        }
    }

    @Test
    void a_quiet_socket_that_answers_is_kept() {
        try (SocketWorld world = SocketWorld.connected()) {
            for (int time = 0; time < 5; time++) {
                silent(world, Duration.ofSeconds(16));
                // It is asked once in each silence, and no silence lasts when it answers.
                world.await(world.socket::isAnswered);
            }
            assertThat(world.fates).containsExactly("opened");
        }
    }

    private static void silent(SocketWorld world, Duration time) {
        world.nanos.addAndGet(time.toNanos());
        world.socket.runDue();
    }

    @Test
    void stopping_finishes_what_is_in_hand_and_says_so() {
        try (SocketWorld world = SocketWorld.connected()) {
            CountDownLatch open = new CountDownLatch(1);
            world.envelopes = (type, payload, retry) -> {
                try {
                    return open.await(20, TimeUnit.SECONDS) ? KEPT : new Answer.NotKept();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            };
            world.anna.says(world.general(), "nearly done");
            world.await(() -> world.taken.size() == 1);
            Thread stopping = Thread.ofVirtual().start(() -> world.socket.stop(Duration.ofSeconds(20)));
            open.countDown();
            world.await(() -> !stopping.isAlive());
            world.slack.quiet(SocketWorld.PATIENCE);

            assertThat(world.said().getLast().attempts()).hasSize(1).allMatch(one -> one.succeeded());
            assertThat(world.slack.sockets().count()).isZero();
        }
    }

    @Test
    void with_two_sockets_that_have_something_in_hand_without_end_it_stops_in_the_time_that_it_has() {
        try (SocketWorld world = SocketWorld.connected()) {
            CountDownLatch never = new CountDownLatch(1);
            world.envelopes = (type, payload, retry) -> {
                try {
                    return never.await(20, TimeUnit.SECONDS) ? KEPT : new Answer.NotKept();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            };
            world.anna.says(world.general(), "one");
            world.await(() -> world.taken.size() == 1);
            // The old one is held by what it has in hand, while the new one is up. It lived long enough for that to be at once.
            world.clock.advance(Duration.ofMinutes(1));
            world.slack.sockets().disconnect(Reason.WARNING);
            world.await(() -> {
                world.socket.runDue();
                return world.fates.stream().filter("opened"::equals).count() == 2;
            });
            world.anna.says(world.general(), "another");
            world.await(() -> world.taken.size() >= 2);
            long begun = System.nanoTime();
            world.socket.stop(Duration.ofSeconds(2));

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
            never.countDown();
        }
    }

    @Test
    void neither_the_token_nor_a_ticket_is_ever_logged() {
        try (LogCapture log = new LogCapture(); SocketWorld world = new SocketWorld()) {
            world.slack.sockets().refuseNext(1);
            world.passes(Duration.ZERO);
            world.passes(SocketWorld.NEXT_ATTEMPT);
            world.slack.sockets().drop();
            world.lost();
            assertThat(log.messages()).isNotEmpty().noneMatch(line -> line.contains("ticket=") || line.contains("xapp-")
                    || line.contains(world.slack.appToken()));
        }
    }
}
