package dev.muster.bot.review;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Words as they compare when people type them: without case, accents and invisible characters. */
final class FoldedWord {
    private static final Pattern MARKS = Pattern.compile("[\\p{M}\\p{Cf}]+");
    private static final String[][] LETTERS = {{"ø", "o"}, {"ł", "l"}, {"đ", "d"}, {"ð", "d"}, {"þ", "th"}, {"æ", "ae"},
            {"œ", "oe"}};

    private FoldedWord() {}

    static String of(String word) {
        if (word.chars().allMatch(character -> character < 0x80)) {
            return word.toLowerCase(Locale.ROOT);
        }
        // Upper case first: it makes one of ß and SS, and of the two kinds of i.
        String plain = MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFKD)).replaceAll("")
                .toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        for (String[] letter : LETTERS) {
            plain = plain.replace(letter[0], letter[1]);
        }
        return MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFKD)).replaceAll("");
    }

    /** The name as people type it whose keyboard has no umlauts. */
    static String german(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
                .replace("Ä", "Ae").replace("Ö", "Oe").replace("Ü", "Ue");
    }
}
