package dev.muster.bot.slack.command;

import static dev.muster.bot.slack.Workplace.ANN;
import static dev.muster.bot.slack.Workplace.BOB;
import static dev.muster.bot.slack.Workplace.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.incident.IncidentEvent;
import dev.muster.bot.slack.Workplace;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.sandbox.blockkit.BlockKit;
import org.junit.jupiter.api.Test;

/** Whatever people type, somebody answers, and Slack can show it. */
class CommandsFuzzTest {
    @Test
    void no_line_throws_and_each_answer_can_be_shown() {
        Random random = new Random(77);
        Workplace work = new Workplace();
        for (int i = 0; i < 100_000; i++) {
            if (i % 500 == 0) {
                work = new Workplace();
                work.declared("db <!channel> & co");
                work.declared("<@U9> " + "&".repeat(150));
            }
            ChannelId where = List.of(LOBBY, new ChannelId("CINC1"), new ChannelId("CINC2")).get(random.nextInt(3));
            String line = FuzzLines.line(random);
            Reply reply = work.conversation.onCommand(work.typed(random.nextBoolean() ? ANN : BOB, where, line));
            if (reply instanceof Reply.Private said) {
                check(line, said);
            }
        }
    }

    private static void check(String line, Reply.Private said) {
        assertThat(said.text()).as(line).isNotBlank();
        assertThat(said.text()).as(line).doesNotContain("<!channel>", "<!here>");
        Optional<JsonNode> blocks = said.blocks();
        if (blocks.isPresent()) {
            assertThat(BlockKit.checkMessage(blocks.get())).as(line).isEmpty();
            for (JsonNode block : blocks.get()) {
                assertThat(block.path("text").path("text").asText()).as(line).doesNotContain("<!channel>", "<!here>");
            }
        }
    }

    @Test
    void no_line_with_a_mistyped_verb_changes_anything() {
        Random random = new Random(78);
        Workplace work = new Workplace();
        work.declared("db down");
        List<String> verbs = work.commands.entries().stream().map(Commands.Entry::verb).toList();
        for (int i = 0; i < 50_000; i++) {
            String verb = verbs.get(random.nextInt(verbs.size()));
            int at = random.nextInt(verb.length());
            String typed = verb.substring(0, at) + "qx" + verb.substring(at) + " " + FuzzLines.line(random);

            work.conversation.onCommand(work.typed(ANN, new ChannelId("CINC1"), typed));

            assertThat(work.store.commits()).as(typed).hasSize(1).first()
                    .satisfies(
                            commit -> assertThat(commit.change().events().getFirst()).isInstanceOf(IncidentEvent.Declared.class));
        }
    }
}
