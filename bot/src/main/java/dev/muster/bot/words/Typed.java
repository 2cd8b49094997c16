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
        return SPACES.matcher(UNSEEN.matcher(text).replaceAll("")).replaceAll(" ").strip();
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
