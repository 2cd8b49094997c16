package dev.muster.bot.incident;

import java.util.List;
import java.util.stream.Collectors;

import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Something that was said in Slack and that an incident quotes: the words as they read when somebody pointed to them, for
 * the message may be changed or gone later, and may stand where the bot cannot look.
 *
 * @param message    where it stands
 * @param thread     the thread it is in; null outside one
 * @param author     who wrote it; null for what no user wrote, such as a webhook's
 * @param authorName what a webhook calls itself; null for users, and where nobody knows
 * @param words      plain text as people read it; empty for a message without words
 * @param link       where it can be opened
 */
public record QuotedMessage(MessageRef message, @Nullable SlackTs thread, @Nullable UserId author, @Nullable String authorName,
        String words, List<File> files, String link) {
    /** Something shared with a message; {@code permalink} is empty where Slack gave none. */
    public record File(String name, String permalink) {}

    public QuotedMessage {
        files = List.copyOf(files);
    }

    /** What happened when this was added to a record. */
    public IncidentEvent.EvidenceAdded added() {
        return new IncidentEvent.EvidenceAdded(message, thread, author, authorName, words, files);
    }

    /** Who wrote it, in mrkdwn. */
    public static String author(@Nullable UserId author, @Nullable String authorName) {
        if (author != null) {
            return author.mention();
        }
        return authorName == null || authorName.isBlank() ? "an app" : Mrkdwn.escape(authorName.strip());
    }

    /**
     * What there is to read, escaped; the names of the files where there are no words. Where there is neither, that may be
     * because nobody showed us: it is not claimed that the message is empty.
     */
    public static String readable(String words, List<File> files) {
        if (!words.isBlank()) {
            return Mrkdwn.escape(words.strip());
        }
        return files.isEmpty()
                ? "(see the message itself)"
                : "(no words, but files: %s)".formatted(
                        files.stream().map(file -> Mrkdwn.escape(file.name())).collect(Collectors.joining(", ")));
    }

    /** Who wrote it when, with a link to it and its beginning as a quotation; {@code longest} characters of it. */
    public String quoted(int longest) {
        String beginning = Mrkdwn.cut(readable(words, files), longest);
        return "<%s|a message> by %s, %s:\n%s".formatted(Mrkdwn.escape(link), author(author, authorName),
                Mrkdwn.time(message.ts().at()),
                beginning.lines().map(line -> "> " + line).collect(Collectors.joining("\n")));
    }
}
