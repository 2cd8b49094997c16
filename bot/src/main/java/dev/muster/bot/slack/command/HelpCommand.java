package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.Blocks;
import dev.muster.bot.words.NearMiss;

/** {@code help}: what can be typed. */
final class HelpCommand implements Command {
    private static final int LONGEST_SECTION = 2500;

    private final Supplier<List<Commands.Entry>> entries;

    HelpCommand(Supplier<List<Commands.Entry>> entries) {
        this.entries = entries;
    }

    @Override
    public String verb() {
        return "help";
    }

    @Override
    public List<String> aliases() {
        return List.of("?");
    }

    @Override
    public String usage() {
        return "help [verb]";
    }

    @Override
    public String summary() {
        return "what you can type";
    }

    @Override
    public boolean changes() {
        return false;
    }

    @Override
    public Reply run(Call call) {
        String wanted = call.rest().toLowerCase(Locale.ROOT).strip();
        if (wanted.isEmpty()) {
            return all();
        }
        Optional<Commands.Entry> one = entries.get().stream().filter(e -> e.verb().equals(wanted) || e.aliases().contains(wanted))
                .findFirst();
        return one.map(HelpCommand::about).orElseGet(() -> unknown(wanted));
    }

    /** Nobody knows it: what comes near, or where the whole list is. */
    private Reply unknown(String wanted) {
        List<Commands.Entry> all = entries.get();
        List<String> verbs = all.stream().flatMap(e -> Stream.concat(Stream.of(e.verb()), e.aliases().stream())).toList();
        List<String> near = NearMiss.of(wanted, verbs);
        List<String> lines = all.stream().filter(e -> near.contains(e.verb()) || e.aliases().stream().anyMatch(near::contains)
                || wanted.matches(Pattern.quote(e.verb()) + "-?\\d")).map(HelpCommand::line).toList();
        String said = "`%s` is not a command."
                .formatted(Mrkdwn.escape(Mrkdwn.unescape(Mrkdwn.cut(wanted, 40))).replace("`", "'"));
        return Reply.Private.of(lines.isEmpty()
                ? said + " `/incident help` lists what you can type."
                : said + " Do you mean this?\n" + String.join("\n", lines));
    }

    private static Reply about(Commands.Entry entry) {
        String also = entry.aliases().isEmpty() ? "" : "\nAlso: " + String.join(", ", entry.aliases());
        return Reply.Private.of(line(entry) + also);
    }

    private Reply all() {
        Blocks blocks = new Blocks();
        StringBuilder section = new StringBuilder("*What you can type*");
        for (Commands.Entry entry : entries.get()) {
            String line = line(entry);
            // One section holds only so much, and what it cuts off nobody would find.
            if (section.length() + line.length() >= LONGEST_SECTION) {
                blocks.section(section.toString());
                section.setLength(0);
            }
            section.append(section.isEmpty() ? "" : "\n").append(line);
        }
        blocks.section(section.toString()).context(
                "In threads, where commands do not work: mention me with the same words. `/incident` alone shows where you are.");
        return new Reply.Private("What you can type", Optional.of(blocks.array()));
    }

    private static String line(Commands.Entry entry) {
        return "`/incident %s`  %s".formatted(Mrkdwn.escape(entry.usage()), Mrkdwn.escape(entry.summary()));
    }
}
