package dev.muster.bot.incident;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Finds the severity that people wrote somewhere into a sentence. In doubt between two the higher one holds, as
 * PagerDuty's training has it: argue about it in the review, not now.
 *
 * @param severity what was found; empty where nothing was
 * @param rest     the sentence without the marks such as {@code sev2}; a word such as {@code critical} stays, since the
 *                 sentence needs it
 */
public record SeverityWords(Optional<Severity> severity, String rest) {
    /** Not {@code s3}: in most companies that is a place where files are kept. */
    private static final Pattern MARK = Pattern.compile(
            "(?<![\\p{L}\\p{N}_])(?:severity[ \\-_]?|sev[ \\-_]?|p|s(?=[1245]))([1-5])(?:\\s?(?:/|-|or)\\s?(?:sev[ \\-_]?|p)?([1-5]))?(?![\\p{L}\\p{N}_%]|[.:]\\d)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CRITICAL = Pattern.compile("(?<![\\p{L}\\p{N}_\\-])critical(?![\\p{L}\\p{N}_])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DENIED = Pattern.compile(
            "(?:\\bnot|n't|n’t|\\bnon|\\bless|\\bno longer)\\s+(?:so |that |yet )?$",
            Pattern.CASE_INSENSITIVE);

    /** Reads a sentence. Never throws. */
    public static SeverityWords read(String sentence) {
        Optional<Severity> worst = Optional.empty();
        StringBuilder rest = new StringBuilder();
        Matcher mark = MARK.matcher(sentence);
        int from = 0;
        while (mark.find()) {
            worst = worse(worst, mark.group(1));
            worst = worse(worst, mark.group(2));
            rest.append(sentence, from, mark.start()).append(' ');
            from = mark.end();
        }
        rest.append(sentence.substring(from));
        Matcher word = CRITICAL.matcher(sentence);
        while (word.find()) {
            if (!DENIED.matcher(sentence.substring(0, word.start()).toLowerCase(Locale.ROOT)).find()) {
                worst = Optional.of(Severity.SEV1);
            }
        }
        return new SeverityWords(worst, tidy(rest.toString()));
    }

    private static Optional<Severity> worse(Optional<Severity> known, @Nullable String digit) {
        if (digit == null) {
            return known;
        }
        Optional<Severity> found = Severity.of(digit.charAt(0) - '0');
        return known.isPresent() && found.isPresent() && known.get().isWorseThan(found.get()) ? known : found;
    }

    /** Folds spaces and drops the punctuation and empty brackets that a removed mark leaves behind. */
    private static String tidy(String text) {
        return text.replaceAll("[(\\[]\\s*[)\\]]", " ").replaceAll("\\s+", " ").replaceAll("\\s+([,.;:!?])", "$1")
                .replaceAll("^[\\s,;:\\-–—]+|[\\s,;:\\-–—]+$", "").strip();
    }
}
