package dev.muster.bot.incident;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.words.Typed;

/**
 * Finds out whether somebody who types a title wants the incident private. The word counts where it is set apart from the
 * sentence: as the very last word (before or behind a severity), in brackets of its own, or in front with a colon. Anywhere
 * else it belongs to the sentence: "private cloud is down" is no secret. At the end it counts even where it might belong to
 * the sentence, since what was once public cannot be taken back; the answer says that it is private.
 *
 * @param isPrivate whether it does
 * @param rest      the text without the word, where it counts; the text as it was, where not
 */
public record PrivateWord(boolean isPrivate, String rest) {
    private static final String SEVERITY = "(?:[(\\[]?(?:sev(?:erity)?[- ]?|p)[1-5][)\\]]?)";
    private static final Pattern LAST = Pattern
            .compile("(?:^|[\\s,;:–—])[*_]{0,2}private[*_]{0,2}[.,;!)]{0,3}(\\s+" + SEVERITY
                    + "[.!]?)?$", Pattern.CASE_INSENSITIVE);
    private static final Pattern BRACKETED = Pattern.compile("[(\\[]private[)\\]]", Pattern.CASE_INSENSITIVE);
    private static final Pattern FIRST = Pattern.compile("^(" + SEVERITY + "\\s+)?private:\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern ANYWHERE = Pattern.compile("(?<![\\p{L}\\p{N}_])private(?![\\p{L}\\p{N}_])",
            Pattern.CASE_INSENSITIVE);

    /** Reads a text as somebody typed it. Never throws, and takes time by its length only. */
    public static PrivateWord read(String text) {
        String line = Typed.line(text);
        for (Pattern pattern : new Pattern[]{BRACKETED, FIRST, LAST}) {
            Matcher found = pattern.matcher(line);
            if (found.find()) {
                String severity = found.groupCount() == 0 || found.group(1) == null ? "" : " " + found.group(1) + " ";
                String rest = line.substring(0, found.start()) + severity + line.substring(found.end());
                return new PrivateWord(true, Typed.line(Typed.withoutTrailing(rest, " ,;:-–—")));
            }
        }
        return new PrivateWord(false, text);
    }

    /** Whether the word occurs at all, so that somebody may have meant it. */
    public static boolean isMentioned(String text) {
        return ANYWHERE.matcher(text).find();
    }
}
