package dev.muster.launcher.replay;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Chats as JSON Lines, plain or packed with gzip. */
public final class ChatFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int GZIP = 0x1f8b;
    private static final long MICROS = 1_000_000;

    private ChatFile() {}

    /**
     * Several chats as one: in the order of their times, each time once.
     *
     * @param moved how many lines had a time that another line had already; Slack gives each once in a channel, so that they were
     *              moved on to the next free microsecond
     */
    public record Chat(List<ChatLine> lines, int moved) {
        public Chat {
            lines = List.copyOf(lines);
        }

        /** In their order, each time once. */
        public static Chat of(List<ChatLine> lines) {
            List<ChatLine> sorted = new ArrayList<>(lines);
            sorted.sort(Comparator.comparing(line -> micros(line.ts())));
            Set<Long> taken = new HashSet<>();
            int moved = 0;
            for (int index = 0; index < sorted.size(); index++) {
                long wanted = micros(sorted.get(index).ts());
                long given = wanted;
                while (!taken.add(given)) {
                    given++;
                }
                if (given != wanted) {
                    moved++;
                    sorted.set(index, sorted.get(index).at("%d.%06d".formatted(given / MICROS, given % MICROS)));
                }
            }
            return new Chat(sorted, moved);
        }
    }

    private static long micros(String ts) {
        int dot = ts.indexOf('.');
        return Long.parseLong(ts.substring(0, dot)) * MICROS + Long.parseLong(ts.substring(dot + 1));
    }

    /**
     * Reads them all.
     *
     * @throws IllegalArgumentException where one cannot be read, with its name and line
     */
    public static Chat read(List<Path> files) {
        List<ChatLine> lines = new ArrayList<>();
        files.forEach(file -> lines.addAll(read(file)));
        return Chat.of(lines);
    }

    private static List<ChatLine> read(Path file) {
        List<ChatLine> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(unpacked(file), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    lines.add(line(file, number, line));
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("%s cannot be read.".formatted(file), e);
        }
        return lines;
    }

    private static InputStream unpacked(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        return magic == GZIP ? new GZIPInputStream(in) : in;
    }

    private static ChatLine line(Path file, int number, String line) {
        try {
            JsonNode json = JSON.readTree(line);
            return new ChatLine(json.path("ts").asText(), json.path("user").asText(), json.path("text").asText(),
                    json.path("conversation").asText());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IllegalArgumentException("%s, line %d: %s".formatted(file, number,
                    e instanceof JsonProcessingException ? "no JSON" : e.getMessage()), e);
        }
    }
}
