package dev.muster.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;

import dev.muster.launcher.process.Home;
import dev.muster.launcher.replay.ChatFile.Chat;
import dev.muster.launcher.replay.ChatLine;
import dev.muster.launcher.replay.Replay;
import dev.muster.launcher.stage.Finale;
import dev.muster.launcher.stage.Stage;
import dev.muster.sandbox.SandboxOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayIT {
    private static final int MESSAGES = 400;
    private static final List<String> PEOPLE = List.of("Ada", "Björn", "Chidi", "Dörte", "Ελένη");
    private static final List<String> WORDS = List.of("the", "queue", "&amp;", "<@Ada>", "is",
            "<https://example.com/a?b=1&amp;c=2|full>", "`x &lt; y`",
            "again", "🚒", "\n", "*now*", "<!here>");

    @TempDir
    private Path folder = Path.of("");

    /** Threads of all lengths, all people, markup of all kinds; some lines share a time. */
    private static Chat chat() {
        Random random = new Random(7);
        List<ChatLine> lines = new ArrayList<>();
        for (int number = 0; number < MESSAGES; number++) {
            StringBuilder text = new StringBuilder("message " + number);
            for (int words = random.nextInt(9); words > 0; words--) {
                text.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
            }
            String ts = "%d.%06d".formatted(1_600_000_000L + number / 3, number % 3 == 0 ? 0 : random.nextInt(3));
            lines.add(new ChatLine(ts, PEOPLE.get(random.nextInt(PEOPLE.size())), text.toString(),
                    Integer.toString(random.nextInt(60))));
        }
        return Chat.of(lines);
    }

    @Test
    void every_message_is_kept_once_also_when_told_twice_and_in_any_order() {
        Chat chat = chat();
        try (Stage stage = Stage.set(Home.find(Map.of(), Path.of("")), SandboxOptions.defaults().rateLimits(false), 0, folder)) {
            stage.startBot();

            Replay.Report report = new Replay(stage, chat, OptionalLong.of(11), true, new Finale(stage, folder)).run();

            assertThat(report.problems()).isEmpty();
            assertThat(report.messages()).isEqualTo(MESSAGES);
            assertThat(report.moved()).isPositive();
            assertThat(report.deliveries()).isGreaterThanOrEqualTo(2 * MESSAGES);
            assertThat(report.finale().said()).isEqualTo(MESSAGES);
        }
    }
}
