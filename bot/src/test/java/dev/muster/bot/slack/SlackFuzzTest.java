package dev.muster.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import dev.muster.bot.slack.conversation.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Sends mutated payloads, signed and not. Whatever comes in, it is answered without a 5xx and without a failure in the
 * log. {@code -Dmuster.fuzz=100000} sends so many, {@code -Dmuster.fuzz.seed=…} others.
 */
@Isolated("It reads the log, in which others would be heard, too.")
class SlackFuzzTest {
    private static final int REQUESTS = Integer.getInteger("muster.fuzz", 5_000);
    private static final long SEED = Long.getLong("muster.fuzz.seed", 20_261_120);

    @Test
    void mutated_payloads_never_break_anything() throws IOException {
        Random random = new Random(SEED);
        Mutations mutations = new Mutations(random);
        Map<Integer, Integer> signedAnswers = new TreeMap<>();
        try (SlackWorld world = new SlackWorld(); LogCapture log = new LogCapture()) {
            for (int i = 0; i < REQUESTS; i++) {
                byte[] body = mutations.next();
                world.conversation.reply = reply(random);
                boolean signed = random.nextInt(5) > 0;
                int status = (signed ? world.signed(body) : world.send(body)).statusCode();
                assertThat(status).as("request %d of seed %d, signed %s: %s", i, SEED, signed,
                        new String(body, StandardCharsets.UTF_8)).isIn(signed ? List.of(200, 400) : List.of(401));
                if (signed) {
                    signedAnswers.merge(status, 1, Integer::sum);
                }
            }
            assertThat(log.failures()).isEmpty();
            assertThat(world.callsToSlack).hasValue(0);
            // The mutations must neither leave everything readable nor nothing.
            assertThat(signedAnswers.getOrDefault(200, 0)).isGreaterThan(REQUESTS / 5);
            assertThat(signedAnswers.getOrDefault(400, 0)).isGreaterThan(REQUESTS / 50);
            assertThat(world.timeline.received()).hasSizeGreaterThan(REQUESTS / 20);
            assertThat(world.conversation.interactions).hasSizeGreaterThan(REQUESTS / 50);
            assertThat(world.conversation.commands).hasSizeGreaterThan(REQUESTS / 50);
        }
    }

    private static Reply reply(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new Reply.Silence();
            case 1 -> Reply.Private.of("words");
            default -> new Reply.FormErrors(Map.of("title", "Say more."));
        };
    }
}
