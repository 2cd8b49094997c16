package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.delivery.Delivery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slack promises neither that something is told once nor that it is told in its order. */
class OrderStoryTest {
    private static final int SEEDS = 12;

    @TempDir
    private Path folder;

    @Test
    void the_same_told_again_changes_nothing() {
        try (Office office = new Office(folder)) {
            Channel channel = office.declared("checkout is failing");
            everythingHappens(office, channel);
            office.settle();
            List<String> before = new Entries(office.export("INC-1")).lines();

            for (Delivery delivery : events(office)) {
                office.slack.redeliver(delivery);
                office.slack.redeliver(delivery, 1, "http_timeout");
                office.slack.redeliver(delivery, 3, "http_error");
            }
            office.settle();
            assertThat(new Entries(office.export("INC-1")).lines()).containsExactlyElementsOf(before);

            for (Delivery delivery : events(office)) {
                ObjectNode renamed = delivery.payload().deepCopy();
                renamed.put("event_id", renamed.path("event_id").asText() + "AGAIN");
                office.slack.deliverRaw(renamed.toString());
            }
            office.settle();
            assertThat(new Entries(office.export("INC-1")).lines()).containsExactlyElementsOf(before);
            assertThat(office.slack.violations()).isEmpty();
        }
    }

    @Test
    void in_whatever_order_it_is_told_the_record_says_the_same() {
        List<String> inOrder = told(-1);
        assertThat(inOrder).anyMatch(line -> line.contains("\"message_deleted\""))
                .anyMatch(line -> line.contains("\"message_edited\""));
        for (int seed = 0; seed < SEEDS; seed++) {
            assertThat(told(seed)).as("seed %d", seed).containsExactlyElementsOf(inOrder);
        }
    }

    @Test
    void a_deletion_and_an_edit_that_come_before_their_message_end_as_if_they_had_come_after() {
        try (Office office = new Office(folder)) {
            Channel channel = office.declared("checkout is failing");
            office.bob.joins(channel);
            office.settle();
            office.slack.holdDeliveries();
            Message edited = office.bob.says(channel, "first words");
            office.bob.edits(edited, "second words");
            Message deleted = office.bob.says(channel, "words to regret");
            office.bob.deletes(deleted);
            office.slack.releaseDeliveries(piled -> {
                List<Delivery> backwards = List.copyOf(piled).reversed();
                piled.clear();
                piled.addAll(backwards);
            });
            office.settle();

            Entries record = new Entries(office.export("INC-1"));
            assertThat(record.only("message", edited).path("text").asText()).isEqualTo("first words");
            assertThat(record.only("message_edited", edited).path("text").asText()).isEqualTo("second words");
            assertThat(record.only("message", deleted).path("text").asText()).isEmpty();
            assertThat(record.only("message_deleted", deleted).path("actor").path("user").asText()).isEqualTo(office.bob.id());
            assertThat(StoredWords.in(office).tablesWith("words to regret")).isEmpty();
        }
    }

    /** The same day told once more, in an order of its own. */
    private List<String> told(int seed) {
        Path own = folder.resolve("seed" + seed);
        try (Office office = new Office(own, options -> options.deliveriesAtOnce(seed < 0 ? 1 : 10), "")) {
            Channel channel = office.declared("checkout is failing");
            office.clock.advance(Duration.ofSeconds(1));
            office.slack.holdDeliveries();
            everythingHappens(office, channel);
            if (seed < 0) {
                office.slack.releaseDeliveries();
            } else {
                office.slack.releaseDeliveriesShuffled(seed);
            }
            office.settle();
            assertThat(office.slack.violations()).isEmpty();
            return new Entries(office.export("INC-1")).inNoOrder(Office.MORNING.plusSeconds(1));
        }
    }

    private static void everythingHappens(Office office, Channel channel) {
        office.bob.joins(channel);
        Message said = office.bob.says(channel, "the queue is full, see @anna");
        Message reply = office.anna.replies(said, "since when?");
        office.bob.repliesAndBroadcasts(said, "since 02:40");
        office.anna.edits(reply, "since when exactly?");
        office.anna.edits(reply, "since which minute?");
        Message regretted = office.bob.says(channel, "it was carol");
        office.bob.edits(regretted, "it was nobody");
        office.bob.deletes(regretted);
        Message root = office.bob.says(channel, "a thread to go");
        office.anna.replies(root, "and its reply");
        office.bob.deletes(root);
        passes(office, Duration.ofSeconds(1));
        office.bob.uploads(channel, "graph.png", "image/png", "pixels".getBytes(StandardCharsets.UTF_8), "look");
        office.anna.reacts(said, "eyes");
        office.anna.unreacts(said, "eyes");
        office.anna.pins(said);
        Message hook = office.slack.webhook("Grafana").posts(channel, "p99 > 4s");
        office.slack.workspace().posts().delete(channel.id(), hook.ts());
        office.anna.setsTopic(channel, "the queue");
        office.anna.renames(channel, "inc-1-queue");
        passes(office, Duration.ofSeconds(30));
        office.bob.leaves(channel);
    }

    /** Whatever is just being told is heard before, so that Slack does not find the bot slow. */
    private static void passes(Office office, Duration time) {
        office.slack.quiet(Duration.ofSeconds(30));
        office.clock.advance(time);
    }

    private static List<Delivery> events(Office office) {
        return new ArrayList<>(
                office.slack.deliveries().stream().filter(delivery -> delivery.kind() == Delivery.Kind.EVENT).toList());
    }
}
