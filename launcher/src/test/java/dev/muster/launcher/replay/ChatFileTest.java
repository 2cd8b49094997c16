package dev.muster.launcher.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import dev.muster.launcher.replay.ChatFile.Chat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatFileTest {
    private static final String LINES = """
            {"ts": "1494517569.000100", "user": "Zoë", "text": "<@Max> yes", "conversation": "1"}

            {"ts": "1494517568.512661", "user": "Max", "text": "anybody?", "conversation": "1"}
            """;
    @TempDir
    private Path folder = Path.of("");

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void lines_are_read_in_the_order_of_their_times() throws IOException {
        Chat chat = ChatFile.read(List.of(file("chat.jsonl", LINES)));

        assertThat(chat.moved()).isZero();
        assertThat(chat.lines()).containsExactly(new ChatLine("1494517568.512661", "Max", "anybody?", "1"),
                new ChatLine("1494517569.000100", "Zoë", "<@Max> yes", "1"));
    }

    @Test
    void packed_files_read_the_same() throws IOException {
        Path packed = folder.resolve("chat.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(LINES.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(ChatFile.read(List.of(packed))).isEqualTo(ChatFile.read(List.of(file("chat.jsonl", LINES))));
    }

    @Test
    void a_time_that_is_taken_moves_on_by_a_microsecond() throws IOException {
        String again = "{\"ts\": \"1494517568.512661\", \"user\": \"Ida\", \"text\": \"me\", \"conversation\": \"2\"}\n";

        Chat chat = ChatFile.read(List.of(file("a.jsonl", LINES), file("b.jsonl", again)));

        assertThat(chat.moved()).isEqualTo(1);
        assertThat(chat.lines()).extracting(ChatLine::ts).containsExactly("1494517568.512661", "1494517568.512662",
                "1494517569.000100");
    }

    @Test
    void a_line_that_cannot_be_read_is_named() throws IOException {
        Path broken = file("broken.jsonl", LINES + "{\"ts\": \"yesterday\", \"user\": \"Max\"}\n");

        assertThatThrownBy(() -> ChatFile.read(List.of(broken))).hasMessageContaining("broken.jsonl, line 4: ts: “yesterday”");
    }
}
