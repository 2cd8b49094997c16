package dev.muster.bot.words;

import java.util.regex.Pattern;

/** What keyboards put in place of what people mean: other spaces, other quotes, characters that nobody sees (V7). */
public final class Typed {
    private static final Pattern UNSEEN = Pattern
            .compile("[\\u200b\\u2060\\ufeff\\u00ad\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

    private Typed() {}

    /** The same words on one line with single plain spaces between them and none around; takes time by its length only. */
    public static String line(String text) {
        return isPlain(text) ? text : SPACES.matcher(UNSEEN.matcher(text).replaceAll("")).replaceAll(" ").strip();
    }

    /** Whether it is so already, as almost everything is that people send. */
    private static boolean isPlain(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || (c == ' ' && before == ' ')) {
                return false;
            }
            before = c;
        }
        return before != ' ' || text.isEmpty();
    }

    /** The text without these characters at its beginning. */
    public static String withoutLeading(String text, String characters) {
        int from = 0;
        while (from < text.length() && characters.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        return text.substring(from);
    }

    /** The text without these characters at its end. */
    public static String withoutTrailing(String text, String characters) {
        int end = text.length();
        while (end > 0 && characters.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end);
    }

    /** Whether somebody would see anything of it. */
    public static boolean isVisible(String text) {
        return text.codePoints().anyMatch(c -> switch (Character.getType(c)) {
            case Character.UNASSIGNED, Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE,
                    Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK, Character.ENCLOSING_MARK ->
                false;
            default -> true;
        });
    }
}
