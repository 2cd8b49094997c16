package dev.muster.bot.slack.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.slack.conversation.Invocation;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.AssignmentView;
import dev.muster.bot.slack.view.Blocks;
import dev.muster.bot.slack.view.Blocks.Button;
import dev.muster.bot.slack.view.Offered;
import dev.muster.bot.slack.view.WhomView;
import dev.muster.bot.words.NearMiss;
import dev.muster.bot.words.Typed;

/** All that can be typed, and the way from a line of text to the command that is meant. */
public final class Commands {
    /** The slash command, as the app's manifest names it. */
    public static final String COMMAND = "/incident";
    /** The button that runs a corrected line; its value is an incident's id or {@code -}, a space and the line. */
    public static final String RUN_BUTTON = WhomView.RUN_BUTTON;
    /** The longest line that a button can keep, in characters; Slack takes 2000 with the incident's id before it. */
    static final int LONGEST_LINE = WhomView.LONGEST_LINE;
    private static final String QUOTES = "\"'“”„‟‘’«»";

    private final List<Command> commands;
    private final Command board;
    private final Here here;
    private final Texts texts;
    private final Coaching coaching;

    /**
     * Takes the verbs in the order in which help lists them; {@code board} answers where nothing was typed.
     */
    Commands(List<Command> commands, Command board, Here here, Texts texts, Coaching coaching) {
        this.coaching = coaching;
        this.commands = List.copyOf(commands);
        this.board = board;
        this.here = here;
        this.texts = texts;
        Set<String> words = new HashSet<>();
        commands.stream().flatMap(Commands::words).forEach(word -> {
            if (!words.add(word)) {
                throw new IllegalArgumentException("two commands are called " + word);
            }
        });
    }

    /** Which incident's a channel is, as far as somebody may know. */
    @FunctionalInterface
    interface Here {
        Optional<IncidentId> incident(ChannelId channel, UserId person);
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
        return meant
                .map(command -> coaching.with(command.run(new Call(invocation, word, rest)), command, invocation.user(),
                        invocation.at()))
                .orElseGet(() -> unknown(invocation, word, rest, text));
    }

    /** Whether what was typed begins with a command. */
    public boolean isCommand(String text) {
        return named(text).isPresent();
    }

    /** Whether what was typed is carried out also when it comes long after it was typed: it is judged by the time at which it was. */
    public boolean countsHoweverLate(String text) {
        return named(text).filter(Command::countsHoweverLate).isPresent();
    }

    private Optional<Command> named(String text) {
        return find(bare(tidy(text).split(" ", 2)[0]));
    }

    private Optional<Command> find(String word) {
        return commands.stream().filter(command -> command.means(word)).findFirst();
    }

    private Reply unknown(Invocation invocation, String word, String rest, String text) {
        List<String> verbs = commands.stream().flatMap(Commands::words).toList();
        String said = "`%s` is not a command.".formatted(quotable(word));
        List<Command> nearest = meant(NearMiss.nearest(word, verbs));
        if (nearest.size() == 1 && !nearest.getFirst().changes()) {
            String verb = nearest.getFirst().verb();
            return noted(said + " This is `%s`.".formatted(verb), nearest.getFirst().run(new Call(invocation, verb, rest)));
        }
        Optional<IncidentId> incident = here.incident(invocation.channel(), invocation.user());
        List<Button> buttons = new ArrayList<>();
        List<Command> near = meant(NearMiss.of(word, verbs));
        near.forEach(command -> add(buttons, command.verb(), (command.verb() + " " + rest).strip(), ""));
        boolean maybeSentence = incident.isEmpty() && rest.contains(" ") && near.stream().noneMatch(c -> c.verb().equals("new"));
        if (!buttons.isEmpty()) {
            if (maybeSentence) {
                add(buttons, "new", "new " + text, "Declare: ");
            }
            Blocks blocks = new Blocks().section(said + " Did you mean this? Nothing was done yet.").buttons(buttons);
            return new Reply.Private(said, Optional.of(blocks.array()));
        }
        return sentence(said, text, incident, invocation);
    }

    private List<Command> meant(List<String> verbs) {
        return verbs.stream().flatMap(verb -> find(verb).stream()).distinct().toList();
    }

    private static void add(List<Button> buttons, String verb, String line, String label) {
        if (line.length() <= LONGEST_LINE) {
            String words = label.isEmpty() ? line : label + line.substring(line.indexOf(' ') + 1);
            buttons.add(new Button(Mrkdwn.unescape(words), RUN_BUTTON + ":" + verb, "- " + line,
                    buttons.isEmpty() ? "primary" : null));
        }
    }

    /** What was run on a guess says so; only what reads is. */
    private static Reply noted(String note, Reply reply) {
        if (!(reply instanceof Reply.Private said)) {
            return reply;
        }
        if (said.blocks().isEmpty()) {
            return Reply.Private.of(note + "\n" + said.text());
        }
        ArrayNode blocks = new Blocks().context(note).array();
        said.blocks().get().forEach(blocks::add);
        return new Reply.Private(said.text(), Optional.of(blocks));
    }

    /** Somebody typed a sentence: at 3 a.m. that is most likely what is wrong, during an incident what they see (V2, L1). */
    private Reply sentence(String said, String text, Optional<IncidentId> incident, Invocation invocation) {
        Blocks blocks = new Blocks().section(said + " Nothing was done yet. `/incident help` lists what you can type.");
        List<Button> buttons = new ArrayList<>();
        if (text.contains(" ")) {
            incident.ifPresent(id -> {
                add(buttons, "note", "note " + text, "Note it: ");
                texts.plain(text, invocation.at()).ifPresent(task -> buttons.add(assign(id, task)));
                add(buttons, "propose", "propose " + text, "Propose it: ");
            });
            add(buttons, "new", "new " + text, "Declare: ");
        }
        if (!buttons.isEmpty()) {
            blocks.section(incident.isPresent()
                    ? "What shall become of what you typed? All of it is kept:"
                    : "Is something wrong? This declares an incident with what you typed:").buttons(buttons);
        }
        return new Reply.Private(said, Optional.of(blocks.array()));
    }

    /** A sentence names no owner, whatever its first word is: the form asks for one. */
    private static Button assign(IncidentId incident, String task) {
        return new Button("Assign it: " + task, AssignmentView.OPEN_FORM, new Offered(incident, null, "", task).value(), null);
    }

    private static Stream<String> words(Command command) {
        return Stream.concat(Stream.of(command.verb()), command.aliases().stream());
    }

    /** Phones put in other spaces and quotes than people mean, and some people quote the whole line (V7). */
    private static String tidy(String text) {
        String line = Typed.line(text);
        String unquoted = Typed.withoutLeading(line, QUOTES + " ");
        return unquoted.equals(line) ? line : Typed.withoutTrailing(unquoted, QUOTES + " ");
    }

    private static String bare(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        String bare = Typed.withoutTrailing(lower, ".,:;!" + QUOTES);
        return bare.isEmpty() ? lower : bare;
    }

    private static String quotable(String word) {
        return Mrkdwn.escape(Mrkdwn.unescape(word.length() > 40 ? word.substring(0, 40) + "…" : word)).replace("`", "'");
    }
}
