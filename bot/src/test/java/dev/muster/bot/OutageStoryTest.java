package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.storage.DatabaseKind;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.api.Fault;
import dev.muster.sandbox.delivery.Delivery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutageStoryTest extends Story {
    /** Slack gives up on an event six minutes after it happened. */
    private static final Duration GIVEN_UP = Duration.ofMinutes(7);

    private Channel channel;
    private Message old;
    private Message quiet;

    @BeforeEach
    void anIncidentWithTalk() {
        channel = office.declared("checkout is failing");
        office.bob.joins(channel);
        old = office.bob.says(channel, "an old thread");
        quiet = office.anna.says(channel, "a message without replies");
        office.settle();
        office.anna.replies(old, "its old reply");
        office.passes(Duration.ofMinutes(1));
    }

    @Test
    void what_was_said_while_the_bot_was_down_is_there_once_after_its_start() {
        List<Message> missed = outage();
        Delivery late = office.slack.deliveries().getLast();
        office.startBot();
        office.passes(Duration.ofMinutes(2));

        Entries record = new Entries(office.export("INC-1"));
        missed.forEach(message -> assertThat(record.of("message", message)).as(message.text()).hasSize(1));
        assertThat(record.only("message_edited", quiet).path("text").asText()).isEqualTo("a message with an edit");
        assertThat(record.of("history_backfilled")).hasSize(1);
        assertThat(doubles(record)).isEmpty();

        List<String> before = toTheSecond(record.lines());
        office.slack.deliveries().stream().filter(delivery -> delivery.kind() == Delivery.Kind.EVENT)
                .forEach(delivery -> office.slack.redeliver(delivery, 3, "connection_failed"));
        office.slack.redeliver(late);
        office.settle();
        assertThat(toTheSecond(new Entries(office.export("INC-1")).lines())).containsExactlyElementsOf(before);
    }

    @Test
    void it_also_comes_in_where_slack_gives_out_fifteen_messages_a_minute() {
        List<Message> missed = new ArrayList<>(outage());
        office.slack.switches().historyLimited(true);
        for (int number = 0; number < 40; number++) {
            missed.add(office.bob.says(channel, "line " + number));
        }
        office.passes(GIVEN_UP);
        office.startBot();
        assertThat(new Entries(office.export("INC-1")).of("history_backfilled")).isEmpty();
        office.passes(Duration.ofMinutes(12));

        Entries record = new Entries(office.export("INC-1"));
        missed.forEach(message -> assertThat(record.of("message", message)).as(message.text()).hasSize(1));
        assertThat(record.of("history_backfilled")).hasSize(1);
        assertThat(doubles(record)).isEmpty();
    }

    @Test
    void what_was_said_after_the_end_of_an_incident_is_caught_up_on_too() {
        office.types(office.anna, channel, "resolve the queue drained");
        office.stopBot();
        Message after = office.bob.says(channel, "what we should do differently");
        office.passes(GIVEN_UP);
        office.startBot();
        office.passes(Duration.ofMinutes(1));

        assertThat(new Entries(office.export("INC-1")).of("message", after)).hasSize(1);
    }

    @Test
    void an_event_that_cannot_be_written_down_is_told_again_by_slack_and_is_there_once() throws SQLException {
        Message said;
        Delivery delivery;
        try (Connection other = DriverManager.getConnection(String.valueOf(office.environment().get("MUSTER_DATABASE_URL")));
                Statement statement = other.createStatement()) {
            statement.execute(DatabaseKind.usual() == DatabaseKind.SQLITE
                    ? "BEGIN EXCLUSIVE"
                    : "BEGIN; LOCK TABLE raw_payloads IN ACCESS EXCLUSIVE MODE");
            said = office.bob.says(channel, "said while the store was locked");
            office.slack.quiet(Duration.ofSeconds(90));
            delivery = office.slack.deliveries().getLast();
            assertThat(delivery.attempts()).isNotEmpty()
                    .allSatisfy(attempt -> assertThat(attempt.status()).isIn(Transport.usual() == Transport.HTTP
                            ? List.of(500, 503, 0)
                            : List.of(0)));
            statement.execute("ROLLBACK");
        }
        office.passes(Duration.ofSeconds(70));

        assertThat(delivery.state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(new Entries(office.export("INC-1")).of("message", said)).hasSize(1);
    }

    @Test
    void a_reply_is_missed_beside_one_that_was_deleted_and_before_one_that_came_in_and_is_there_all_the_same() {
        Message gone = office.anna.replies(old, "the second reply");
        office.settle();
        office.stopBot();
        Message missed = office.bob.replies(old, "what nobody heard");
        office.anna.deletes(gone);
        office.passes(GIVEN_UP);
        Message heard = office.bob.replies(old, "what Slack tells again");
        office.slack.faults().next("conversations.history", Fault.rateLimited(Duration.ofMinutes(3)));
        office.startBot();
        office.passes(Duration.ofMinutes(2));
        assertThat(new Entries(office.export("INC-1")).of("message", heard)).hasSize(1);
        office.killBot();
        office.startBot();
        office.passes(Duration.ofMinutes(10));

        Entries record = new Entries(office.export("INC-1"));
        assertThat(record.of("message", heard)).hasSize(1);
        assertThat(record.of("message", missed)).hasSize(1);
        assertThat(doubles(record)).isEmpty();
    }

    @Test
    @ByHttpOnly
    void what_slack_gave_up_while_it_could_not_reach_the_bot_is_read_without_a_restart() {
        office.slack.disconnect();
        Message lost = office.bob.says(channel, "nobody hears this");
        office.passes(GIVEN_UP);
        Message late = office.bob.says(channel, "nor this, at first");
        office.passes(Duration.ofSeconds(20));
        office.reachable();
        office.passes(Duration.ofMinutes(2));

        Entries record = new Entries(office.export("INC-1"));
        assertThat(record.of("message", late)).hasSize(1);
        assertThat(record.of("message", lost)).hasSize(1);
    }

    @Test
    @ByHttpOnly
    void what_slack_holds_back_because_there_is_too_much_is_read_afterwards() {
        office.slack.disconnect();
        Message lost = office.bob.says(channel, "one of thirty thousand");
        office.passes(GIVEN_UP);
        office.reachable();
        assertThat(
                office.slack.deliverRaw("{\"type\":\"app_rate_limited\",\"team_id\":\"T1\",\"minute_rate_limited\":1518467820}")
                        .kind())
                .isEqualTo(Delivery.Kind.RAW);
        office.settle();
        assertThat(new Entries(office.export("INC-1")).of("message", lost)).isEmpty();
        office.passes(Duration.ofMinutes(2));

        assertThat(new Entries(office.export("INC-1")).of("message", lost)).hasSize(1);
    }

    @Test
    void what_was_said_while_the_bot_was_out_of_the_channel_is_read_once_it_is_back() {
        office.anna.removes(channel, office.slack.botUserId());
        office.settle();
        Message said = office.bob.says(channel, "who threw the bot out?");
        office.settle();
        assertThat(new Entries(office.export("INC-1")).of("message", said)).isEmpty();
        office.anna.invites(channel, office.slack.botUserId());
        office.passes(Duration.ofMinutes(1));

        assertThat(new Entries(office.export("INC-1")).of("message", said)).hasSize(1);
    }

    /** People go on while nobody listens, until Slack has given up telling. */
    private List<Message> outage() {
        office.stopBot();
        List<Message> missed = new ArrayList<>();
        Message said = office.bob.says(channel, "is anybody listening?");
        missed.add(said);
        missed.add(office.anna.replies(said, "a new thread"));
        missed.add(office.anna.repliesAndBroadcasts(said, "a new thread, shown to all"));
        missed.add(office.anna.replies(old, "a new reply in the old thread"));
        missed.add(office.anna.replies(quiet, "the first reply to an old message"));
        office.anna.edits(quiet, "a message with an edit");
        office.carol.joins(channel);
        missed.add(office.slack.webhook("Grafana").posts(channel, "p99 > 4s"));
        office.passes(GIVEN_UP);
        assertThat(office.slack.deliveries().getLast().state()).isEqualTo(Delivery.State.GIVEN_UP);
        return missed;
    }

    /** Slack tells a join by two times, microseconds apart, of which the first one counts once it is known. */
    private static List<String> toTheSecond(List<String> lines) {
        return lines.stream().map(line -> line.replaceAll("(\\d\\d:\\d\\d:\\d\\d)\\.\\d+Z", "$1Z")).toList();
    }

    private static List<String> doubles(Entries record) {
        List<String> seen = new ArrayList<>();
        List<String> doubles = new ArrayList<>();
        for (JsonNode entry : record.of("message")) {
            String ts = entry.path("ts").asText();
            (seen.contains(ts) ? doubles : seen).add(ts);
        }
        return doubles;
    }
}
