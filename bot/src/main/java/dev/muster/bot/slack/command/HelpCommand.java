package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.Blocks;

/** {@code help}: what can be typed. */
final class HelpCommand implements Command {
    private static final int LINES_TOGETHER = 12;

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
        Optional<Commands.Entry> one = entries.get().stream().filter(e -> e.verb().equals(wanted) || e.aliases().contains(wanted))
                .findFirst();
        return one.map(HelpCommand::about).orElseGet(this::all);
    }

    private static Reply about(Commands.Entry entry) {
        String also = entry.aliases().isEmpty() ? "" : "\nAlso: " + String.join(", ", entry.aliases());
        return Reply.Private.of(line(entry) + also);
    }

    private Reply all() {
        List<String> lines = entries.get().stream().map(HelpCommand::line).toList();
        Blocks blocks = new Blocks().section("*What you can type*");
        // All in one would be longer than a paragraph may be in Slack.
        for (int from = 0; from < lines.size(); from += LINES_TOGETHER) {
            blocks.section(String.join("\n", lines.subList(from, Math.min(lines.size(), from + LINES_TOGETHER))));
        }
        blocks.context(
                "In threads, where commands do not work: mention me with the same words. `/incident` alone shows where you are.");
        return new Reply.Private("What you can type", Optional.of(blocks.array()));
    }

    private static String line(Commands.Entry entry) {
        return "`/incident %s`  %s".formatted(Mrkdwn.escape(entry.usage()), Mrkdwn.escape(entry.summary()));
    }
}
