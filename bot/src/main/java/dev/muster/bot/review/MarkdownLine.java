package dev.muster.bot.review;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.id.SlackTs;

/** One entry of the timeline as an item of a list. */
final class MarkdownLine {
    private static final String INDENT = "  ";
    /** What became known later than this after it happened is marked: nobody in the channel could have known it then. */
    private static final Duration LATE = Duration.ofMinutes(1);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private MarkdownLine() {}

    /** The item, with the line end that closes it. */
    static String of(ExportMaster.Line line) {
        StringBuilder item = new StringBuilder("- ").append(time(line)).append(' ').append(said(line)).append('\n');
        detail(item, "impact", line.data().path("impact"));
        line.data().path("files").forEach(file -> item.append(INDENT).append("- file: ").append(file(file)).append('\n'));
        return item.toString();
    }

    private static String time(ExportMaster.Line line) {
        String time = TIME.format(line.happenedAt());
        String permalink = line.permalink();
        return permalink == null ? "**" + time + "**" : link("**" + time + "**", permalink);
    }

    private static String said(ExportMaster.Line line) {
        String thread = line.threadTs() == null ? "" : ", in the thread of " + moment(line.threadTs(), line.happenedAt());
        String late = late(line);
        return switch (line.kind()) {
            case "message" -> author(line) + thread + late + words(line, ":", ": (no words, or they were deleted)");
            case "message_edited" -> author(line) + " changed the message of " + about(line) + thread + late
                    + words(line, ":", ": (no words, or they were deleted)");
            case "message_deleted" -> author(line) + assumed(line) + " deleted the message of " + about(line) + thread + late
                    + words(line, ":", "");
            default -> line.text().isBlank()
                    ? MarkdownText.inline(line.kind().replace('_', ' ')) + byAuthor(line) + about(line, thread) + late
                    : MarkdownText.block(line.text(), INDENT) + about(line, thread) + late;
        };
    }

    /** Slack does not say who deleted a message; mostly it was whoever wrote it. */
    private static String assumed(ExportMaster.Line line) {
        return line.data().path("author_assumed").asBoolean(false) ? " (it is assumed)" : "";
    }

    private static String words(ExportMaster.Line line, String before, String otherwise) {
        boolean files = line.data().path("files").isArray() && !line.data().path("files").isEmpty();
        if (line.text().isBlank()) {
            return files ? "" : otherwise;
        }
        return before + " " + MarkdownText.block(line.text(), INDENT);
    }

    private static String author(ExportMaster.Line line) {
        ExportMaster.Author actor = line.actor();
        String name = actor.name() != null ? actor.name() : actor.user() != null ? actor.user().value() : "Somebody";
        return MarkdownText.inline(name) + (actor.role() == null ? "" : " (%s)".formatted(MarkdownText.inline(actor.role())));
    }

    private static String byAuthor(ExportMaster.Line line) {
        return line.actor().user() == null && line.actor().name() == null ? "" : " by " + author(line);
    }

    private static String about(ExportMaster.Line line) {
        SlackTs ts = line.ts();
        return ts == null ? "an unknown time" : moment(ts, line.happenedAt());
    }

    /** A reaction or a pin says which message it is about, by that message's time. */
    private static String about(ExportMaster.Line line, String thread) {
        SlackTs ts = line.ts();
        return ts == null || ts.at().equals(line.happenedAt()) ? thread : ", message of " + about(line) + thread;
    }

    private static String moment(SlackTs ts, Instant seenAt) {
        Instant at = ts.at();
        boolean sameDay = at.atZone(ZoneOffset.UTC).toLocalDate().equals(seenAt.atZone(ZoneOffset.UTC).toLocalDate());
        return (sameDay ? TIME : DAY_AND_TIME).format(at);
    }

    private static String late(ExportMaster.Line line) {
        boolean late = Duration.between(line.happenedAt(), line.knownAt()).compareTo(LATE) > 0;
        return late ? " (recorded %s)".formatted(DAY_AND_TIME.format(line.knownAt())) : "";
    }

    private static void detail(StringBuilder item, String name, JsonNode value) {
        if (value.isTextual() && !value.asText().isBlank()) {
            item.append(INDENT).append("- ").append(name).append(": ").append(MarkdownText.inline(value.asText())).append('\n');
        }
    }

    private static String file(JsonNode file) {
        String name = file.path("name").asText();
        String shown = MarkdownText.inline(name.isBlank() ? "without a name" : name);
        String permalink = file.path("permalink").asText();
        return permalink.isEmpty() ? shown : link(shown, permalink);
    }

    /** A link to an address of Slack's; only the words where the address is no web address or could end the link early. */
    private static String link(String shown, String address) {
        boolean plain = address.matches("https?://[A-Za-z0-9._~:/?#@!$&+,;=%-]{1,2000}");
        return plain ? "[%s](<%s>)".formatted(shown, address) : shown;
    }
}
