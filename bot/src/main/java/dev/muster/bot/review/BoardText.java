package dev.muster.bot.review;

import java.util.List;
import java.util.stream.Collectors;

import dev.muster.bot.review.BoardSheet.Fact;
import dev.muster.bot.review.BoardSheet.Line;
import dev.muster.bot.review.BoardSheet.Section;

/** A board for a terminal: no colours, no control characters, lines that fit. */
final class BoardText {
    private static final int WIDTH = 100;
    private static final int INDENT = 2;
    private static final int ROOM_FOR_ID = 9;

    private BoardText() {}

    static String one(BoardSheet sheet, String stamp) {
        StringBuilder text = new StringBuilder();
        wrapped(text, "%s · %s".formatted(sheet.id(), sheet.title()), 0);
        wrapped(text, "%s %s · %s%s".formatted(sheet.severity().name(), sheet.severity().word(), sheet.state(),
                sheet.isPrivate() ? " · PRIVATE: not for everybody" : ""), 0);
        text.append('\n');
        int widest = sheet.facts().stream().mapToInt(fact -> fact.name().length()).max().orElse(0);
        for (Fact fact : sheet.facts()) {
            column(text, 0, fact.name(), widest, fact.words());
        }
        for (Section section : sheet.sections()) {
            text.append('\n').append(section.name()).append('\n');
            int column = section.lines().stream().mapToInt(line -> line.first().length()).max().orElse(0);
            for (Line line : section.lines()) {
                column(text, INDENT, line.first(), column, line.words());
            }
        }
        return text.append('\n').append(foot(stamp)).toString();
    }

    static String list(List<BoardSheet> sheets, String stamp) {
        if (sheets.isEmpty()) {
            return "No incident is open.\n\n" + foot(stamp);
        }
        StringBuilder text = new StringBuilder("%d incidents are open\n".formatted(sheets.size()));
        for (BoardSheet sheet : sheets) {
            text.append('\n');
            column(text, 0, sheet.id().toString(), ROOM_FOR_ID, "%s · %s%s".formatted(sheet.severity().name(), sheet.title(),
                    sheet.isPrivate() ? " · PRIVATE" : ""));
            column(text, 0, "", ROOM_FOR_ID, sheet.state() + " · " + listed(sheet).stream()
                    .map(fact -> "%s: %s".formatted(fact.name(), fact.words())).collect(Collectors.joining(" · ")));
        }
        return text.append("\n`./muster board INC-12` shows one of them whole.\n").append(foot(stamp)).toString();
    }

    /** What a list says of each. */
    static List<Fact> listed(BoardSheet sheet) {
        return sheet.facts().stream()
                .filter(fact -> fact.name().equals(Boards.COMMANDER) || fact.name().equals(Boards.NEXT_UPDATE)).toList();
    }

    /** What every board ends with. */
    static String foot(String stamp) {
        return "As of %s, from Muster's own store. Slack was not asked.\n".formatted(stamp);
    }

    private static void column(StringBuilder text, int indent, String first, int width, String words) {
        text.append(" ".repeat(indent)).append(first).append(" ".repeat(Math.max(0, width - first.length()) + INDENT));
        wrapped(text, words, indent + width + INDENT);
    }

    /** The words in as many lines as they need, those after the first as far in as the first began. */
    private static void wrapped(StringBuilder text, String words, int indent) {
        int room = Math.max(WIDTH - indent, WIDTH / 2);
        int used = 0;
        for (String word : words.split(" ", -1)) {
            int length = word.codePointCount(0, word.length());
            if (used > 0 && used + 1 + length > room) {
                text.append('\n').append(" ".repeat(indent));
                used = 0;
            }
            text.append(used > 0 ? " " : "").append(word);
            used += length + (used > 0 ? 1 : 0);
        }
        text.append('\n');
    }
}
