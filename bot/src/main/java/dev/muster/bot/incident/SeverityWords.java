package dev.muster.bot.incident;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.words.Typed;
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
    private static final String DASH = "[-\u2010-\u2014_]";
    /** Not {@code s3}: in most companies that is a place where files are kept. */
    private static final String BEGINS = "(?:sev(?:erity)?(?:" + DASH + "|[:=#]? )?[:=#]?|p" + DASH + "?|s(?=[1245]))";
    /** A bare number is another severity only close by: in {@code sev2 - 3 nodes are down} three nodes are down. */
    private static final String SECOND = "(?:(?:/|" + DASH + "| ?or ?)" + BEGINS + "?| (?:/|" + DASH + ") " + BEGINS + ")";
    private static final Pattern MARK = Pattern.compile("(?<![\\p{L}\\p{N}_])" + BEGINS + "([1-5])(?:" + SECOND
            + "([1-5]))?(?![\\p{L}\\p{N}_%]|[.:]\\d)", Pattern.CASE_INSENSITIVE);
    private static final Pattern CRITICAL = Pattern.compile("(?<![\\p{L}\\p{N}_\\-])critical(?![\\p{L}\\p{N}_])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DENIED = Pattern.compile("(?:\\bnot|n['’]t|\\bnon|\\bnever|\\bnothing|\\bless|\\bno longer)"
            + "(?: (?:so|that|yet|really|very|too|all|a|actually|currently)){0,2} $", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_DENIAL = 40;
    private static final Pattern EMPTY_BRACKETS = Pattern.compile("\\( ?\\)|\\[ ?]|“ ?”|\" ?\"|' ?'");
    private static final Pattern LOOSE_PUNCTUATION = Pattern.compile(" ([,.;:!?]++)(?= |$)");
    private static final Pattern SAYS_SOMETHING = Pattern.compile("[\\p{L}\\p{N}\\p{S}]");
    private static final String EDGES = " ,;:-–—";
    private static final int MOST_ROUNDS = 20;

    /** Reads a sentence. Never throws, and takes time by its length only. */
    public static SeverityWords read(String sentence) {
        String line = Typed.line(sentence);
        Optional<Severity> worst = Optional.empty();
        Matcher mark = MARK.matcher(line);
        while (mark.find()) {
            worst = worse(worse(worst, mark.group(1)), mark.group(2));
        }
        Matcher word = CRITICAL.matcher(line);
        while (word.find()) {
            String before = line.substring(Math.max(0, word.start() - LONGEST_DENIAL), word.start());
            if (!DENIED.matcher(before).find()) {
                worst = Optional.of(Severity.SEV1);
            }
        }
        return new SeverityWords(worst, rest(line));
    }

    /** What is left around a mark may look like one again: {@code sev (sev2) 3}. */
    private static String rest(String line) {
        String rest = tidy(line);
        for (int round = 0; round < MOST_ROUNDS && MARK.matcher(rest).find(); round++) {
            String without = MARK.matcher(rest).replaceAll(" ");
            rest = tidy(EMPTY_BRACKETS.matcher(Typed.line(without)).replaceAll(" "));
            rest = SAYS_SOMETHING.matcher(rest).find() ? rest : "";
        }
        return rest;
    }

    private static Optional<Severity> worse(Optional<Severity> known, @Nullable String digit) {
        if (digit == null) {
            return known;
        }
        Optional<Severity> found = Severity.of(digit.charAt(0) - '0');
        return known.isPresent() && found.isPresent() && known.get().isWorseThan(found.get()) ? known : found;
    }

    /** Folds spaces and drops the punctuation that a removed mark leaves behind. */
    private static String tidy(String text) {
        return withoutEdges(LOOSE_PUNCTUATION.matcher(withoutEdges(Typed.line(text))).replaceAll("$1"));
    }

    private static String withoutEdges(String text) {
        return Typed.withoutTrailing(Typed.withoutLeading(text, EDGES), EDGES);
    }
}
