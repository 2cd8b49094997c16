package dev.muster.bot.slack.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.slack.conversation.Invocation;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.Blocks;
import dev.muster.bot.slack.view.Blocks.Button;
import dev.muster.bot.words.NearMiss;

/** All that can be typed, and the way from a line of text to the command that is meant. */
public final class Commands {
    /** The button that runs a corrected line; its value is an incident's id or {@code -}, a space and the line. */
    public static final String RUN_BUTTON = "command_run";
    private static final int LONGEST_VALUE = 1900;

    private final List<Command> commands;
    private final Command board;

    /** Takes the verbs in the order in which help lists them; {@code board} answers where nothing was typed. */
    Commands(List<Command> commands, Command board) {
        this.commands = List.copyOf(commands);
        this.board = board;
        Set<String> words = new HashSet<>();
        commands.stream().flatMap(Commands::words).forEach(word -> {
            if (!words.add(word)) {
                throw new IllegalArgumentException("two commands are called " + word);
            }
        });
    }

    /** A verb with its help. */
    public record Entry(String verb, List<String> aliases, String usage, String summary) {}

    /** The verbs, for help and documentation. */
    public List<Entry> entries() {
        return commands.stream().map(c -> new Entry(c.verb(), c.aliases(), c.usage(), c.summary())).toList();
    }

    /** Carries out what was typed, or says what to type instead. */
    public Reply run(Invocation invocation) {
        String text = tidy(invocation.text());
        if (text.isEmpty()) {
            return board.run(new Call(invocation, "", ""));
        }
        int end = text.indexOf(' ');
        String word = bare(end < 0 ? text : text.substring(0, end));
        String rest = end < 0 ? "" : text.substring(end + 1).strip();
        Optional<Command> meant = find(word);
        return meant.map(command -> command.run(new Call(invocation, word, rest)))
                .orElseGet(() -> unknown(invocation, word, rest, text));
    }

    private Optional<Command> find(String word) {
        return commands.stream().filter(command -> command.means(word)).findFirst();
    }

    private Reply unknown(Invocation invocation, String word, String rest, String text) {
        List<String> near = NearMiss.of(word, commands.stream().flatMap(Commands::words).toList());
        List<Command> meant = near.stream().flatMap(verb -> find(verb).stream()).distinct().toList();
        if (meant.size() == 1 && !meant.getFirst().changes()) {
            return meant.getFirst().run(new Call(invocation, meant.getFirst().verb(), rest));
        }
        List<Button> buttons = new ArrayList<>();
        for (Command command : meant) {
            String line = (command.verb() + " " + rest).strip();
            if (line.length() <= LONGEST_VALUE) {
                buttons.add(new Button(Mrkdwn.unescape(line), RUN_BUTTON + ":" + command.verb(), "- " + line,
                        buttons.isEmpty() ? "primary" : null));
            }
        }
        String said = "`%s` is not a command.".formatted(quotable(word));
        if (!buttons.isEmpty()) {
            Blocks blocks = new Blocks().section(said + " Did you mean this? Nothing was done yet.").buttons(buttons);
            return new Reply.Private(said, Optional.of(blocks.array()));
        }
        return neither(said, text);
    }

    /** Somebody typed a sentence: at 3 a.m. that is most likely what is wrong. One click declares it (L1). */
    private static Reply neither(String said, String text) {
        Blocks blocks = new Blocks().section(said + " Nothing was done yet. `/incident help` lists what you can type.");
        String line = "new " + text;
        if (text.contains(" ") && line.length() <= LONGEST_VALUE) {
            blocks.section("Is something wrong? This declares an incident with what you typed:")
                    .buttons(List
                            .of(new Button("Declare: " + Mrkdwn.unescape(text), RUN_BUTTON + ":new", "- " + line, "primary")));
        }
        return new Reply.Private(said, Optional.of(blocks.array()));
    }

    private static Stream<String> words(Command command) {
        return Stream.concat(Stream.of(command.verb()), command.aliases().stream());
    }

    /** Phones put in other spaces and quotes than people mean (V7). */
    private static String tidy(String text) {
        return text.replaceAll("[\\s\\u00a0\\u2007\\u202f]+", " ").replaceAll("^[\"'“”‘’ ]+", "").strip();
    }

    private static String bare(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[.,:;!\"'“”‘’]+$", "");
    }

    private static String quotable(String word) {
        return Mrkdwn.escape(Mrkdwn.unescape(word.length() > 40 ? word.substring(0, 40) + "…" : word)).replace("`", "'");
    }
}
