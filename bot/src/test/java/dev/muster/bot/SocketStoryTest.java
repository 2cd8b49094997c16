package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Sandbox;
import dev.muster.sandbox.api.Fault;
import dev.muster.sandbox.api.Faults;
import dev.muster.sandbox.delivery.Delivery;
import dev.muster.sandbox.socket.AppSockets.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An incident goes on whatever happens to the socket between Slack and the bot. */
class SocketStoryTest {
    @TempDir
    private Path folder;
    private Office office;

    @BeforeEach
    void open() {
        office = new Office(folder, Transport.SOCKET);
    }

    @AfterEach
    void close() {
        try {
            assertThat(office.slack.violations()).isEmpty();
        } finally {
            office.close();
        }
    }

    static Stream<Named<Consumer<Sandbox>>> losses() {
        return Stream.of(Named.of("cut", slack -> slack.sockets().drop()),
                Named.of("closed", slack -> slack.sockets().closeAll()),
                Named.of("refreshed", slack -> slack.sockets().disconnect(Reason.REFRESH_REQUESTED)),
                Named.of("cut, and no new one three times", slack -> {
                    slack.faults().next("apps.connections.open", Fault.error("internal_error"), Fault.status(500, "<html>"),
                            Fault.rateLimited(Duration.ofSeconds(10)));
                    slack.sockets().drop();
                }), Named.of("cut, and the door is shut twice", slack -> {
                    slack.sockets().refuseNext(2);
                    slack.sockets().drop();
                }));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void what_people_said_while_there_was_no_socket_is_in_the_record_once(Consumer<Sandbox> loss) {
        Channel channel = office.declared("checkout is failing");
        office.bob.joins(channel);
        Message before = office.bob.says(channel, "before");
        office.settle();
        loss.accept(office.slack);
        Message meanwhile = office.bob.says(channel, "meanwhile");
        office.losesItsSocket();
        office.passes(Duration.ofMinutes(7));
        Message after = office.bob.says(channel, "after");
        office.settle();

        assertThat(office.types(office.anna, channel, "sev 1").failure()).isEmpty();
        Entries record = new Entries(office.export("INC-1"));
        for (Message message : List.of(before, meanwhile, after)) {
            assertThat(record.of("message", message)).as(message.text()).hasSize(1);
        }
    }

    @Test
    void an_hour_without_a_socket_is_read_from_the_channels_history() {
        Channel channel = office.declared("checkout is failing");
        office.bob.joins(channel);
        office.settle();
        office.slack.faults().always("apps.connections.open", Fault.error("internal_error"));
        office.slack.sockets().drop();
        office.losesItsSocket();
        Message lost = office.bob.says(channel, "can the bot hear us?");
        office.passes(Duration.ofHours(1));
        assertThat(office.get("/readyz").statusCode()).isEqualTo(503);
        assertThat(office.get("/readyz").body()).contains("There is no socket to Slack");
        office.slack.faults().clear();
        office.passes(Duration.ofMinutes(1));

        assertThat(office.get("/readyz").statusCode()).isEqualTo(200);
        assertThat(new Entries(office.export("INC-1")).of("message", lost)).hasSize(1);
    }

    @Test
    void a_bot_that_starts_without_slack_connects_when_it_is_there() {
        office.stopBot();
        office.slack.faults().always(Faults.ANY, Fault.status(503, "<html>a proxy without a Slack</html>"));
        office.comesUp();
        assertThat(office.get("/readyz").statusCode()).isEqualTo(503);
        assertThat(office.get("/healthz").statusCode()).isEqualTo(200);
        assertThat(office.anna.commands(office.general, "/incident", "list").failure()).isPresent();
        office.slack.faults().clear();
        office.passes(Duration.ofMinutes(1));

        assertThat(office.get("/readyz").statusCode()).isEqualTo(200);
        assertThat(office.types(office.anna, office.general, "list").failure()).isEmpty();
    }

    @Test
    void a_warned_socket_loses_no_command() {
        Channel channel = office.declared("checkout is failing");
        office.passes(Duration.ofMinutes(1));
        office.slack.sockets().disconnect(Reason.WARNING);
        assertThat(office.types(office.anna, channel, "sev 1").failure()).isEmpty();
        office.passes(Duration.ofSeconds(15));
        assertThat(office.types(office.anna, channel, "sev 2").failure()).isEmpty();
        assertThat(office.slack.sockets().everOpened()).isEqualTo(2);
    }

    @Test
    void whatever_comes_twice_happens_once() {
        Channel channel = office.declared("checkout is failing");
        office.bob.joins(channel);
        Message said = office.bob.says(channel, "once");
        office.types(office.anna, channel, "note the vendor confirms");
        for (Delivery delivery : office.slack.deliveries()) {
            office.slack.redeliver(delivery);
        }
        office.slack.redeliver(office.slack.deliveries().getLast(), 1, "http_timeout");
        office.settle();

        assertThat(office.slack.channels()).filteredOn(one -> one.name().startsWith("inc-")).hasSize(1);
        Entries record = new Entries(office.export("INC-1"));
        assertThat(record.of("message", said)).hasSize(1);
        assertThat(record.of("note_added")).hasSize(1);
    }

    @Test
    void a_killed_bot_forgets_nothing_that_it_acknowledged_and_is_told_the_rest_again() {
        Channel channel = office.declared("checkout is failing");
        office.bob.joins(channel);
        office.settle();
        List<Message> said = IntStream.range(0, 30).mapToObj(i -> office.bob.says(channel, "message " + i)).toList();
        office.killBot();
        office.startBot();
        office.passes(Duration.ofMinutes(7));

        Entries record = new Entries(office.export("INC-1"));
        for (Message message : said) {
            assertThat(record.of("message", message)).as(message.text()).hasSize(1);
        }
    }

    @Test
    void events_in_any_order_and_in_pieces_make_the_same_record() {
        office.slack.sockets().inPieces(true);
        Channel channel = office.declared("checkout is failing");
        office.bob.joins(channel);
        office.settle();
        office.slack.holdDeliveries();
        List<Message> said = IntStream.range(0, 20).mapToObj(i -> office.bob.says(channel, "message " + i + " 😀")).toList();
        office.bob.deletes(said.getFirst());
        office.slack.releaseDeliveriesShuffled(3);
        office.settle();

        Entries record = new Entries(office.export("INC-1"));
        for (Message message : said.subList(1, 20)) {
            assertThat(record.of("message", message)).as(message.text()).hasSize(1);
        }
    }

    @Test
    void nobody_speaks_for_slack_by_http_where_there_is_a_socket() {
        assertThat(office.post("/slack/events", "{\"type\":\"url_verification\",\"challenge\":\"x\"}").statusCode())
                .isEqualTo(404);
        assertThat(office.get("/metrics").body()).contains("muster_slack_sockets_opened_total 1.0");
    }
}
