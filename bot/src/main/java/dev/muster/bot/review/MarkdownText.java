package dev.muster.bot.review;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people typed, made into Markdown that shows exactly that: no markup or HTML of theirs takes effect, and fences,
 * indentation and line ends stay. Bare addresses stay as they are; some readers make links of them.
 */
final class MarkdownText {
    /** Active anywhere in a line, or, as the dollar, in dialects that are widely used. */
    private static final String ACTIVE = "\\`*_[]#|~$";
    /** Active at the beginning of a line: lists, rules, underlined headings, numbered lists. */
    private static final Pattern MARKER = Pattern.compile("^(?:\\d{1,9}(?=[.)])|(?=[-+=]))");
    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final Pattern BLANKS = Pattern.compile("^[ \\t]+");
    private static final char BLANK_THAT_STAYS = '\u00A0';

    private MarkdownText() {}

    /** One line, whatever the text; for names and titles. */
    static String inline(String typed) {
        return line(LINE_END.matcher(typed).replaceAll(" ").strip());
    }

    /**
     * Lines that go on in the paragraph or list item that stands {@code indent} deep. Line ends become hard breaks, blank
     * lines separate paragraphs.
     */
    static String block(String typed, String indent) {
        StringBuilder block = new StringBuilder(typed.length() + 16);
        boolean inParagraph = false;
        for (String typedLine : LINE_END.split(typed.stripTrailing(), -1)) {
            if (typedLine.isBlank()) {
                block.append(inParagraph ? "\n" : "");
                inParagraph = false;
                continue;
            }
            if (!block.isEmpty()) {
                block.append(inParagraph ? "\\\n" : "\n").append(indent);
            }
            block.append(line(typedLine));
            inParagraph = true;
        }
        return block.toString();
    }

    private static String line(String typed) {
        StringBuilder line = new StringBuilder(typed.length() + 16);
        Matcher blanks = BLANKS.matcher(typed);
        int from = 0;
        if (blanks.find()) {
            // Blanks at the beginning would vanish, or make code of the line.
            line.append(blanks.group().replace("\t", "    ").replace(' ', BLANK_THAT_STAYS));
            from = blanks.end();
        }
        Matcher marker = MARKER.matcher(typed).region(from, typed.length());
        if (marker.find()) {
            line.append(marker.group()).append('\\');
            from = marker.end();
        }
        for (int at = from; at < typed.length(); at++) {
            append(line, typed, at);
        }
        return line.toString();
    }

    private static void append(StringBuilder line, String typed, int at) {
        char character = typed.charAt(at);
        switch (character) {
            case '<' -> line.append("&lt;");
            case '>' -> line.append("&gt;");
            case '&' -> line.append("&amp;");
            case '\t' -> line.append("    ");
            default -> {
                if (ACTIVE.indexOf(character) >= 0) {
                    line.append('\\').append(character);
                } else if (RiskyCharacters.halfPair(typed, at)) {
                    line.append('\uFFFD');
                } else if (RiskyCharacters.hides(character)) {
                    line.append("\\[U+%04X\\]".formatted((int) character));
                } else {
                    line.append(character);
                }
            }
        }
    }
}
