package dev.muster.bot.incident.update;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether a text for customers says in plain words that it is over. In doubt it does not, and somebody is asked. */
public final class SaidToBeOver {
    private static final Pattern OVER = Pattern
            .compile("\\b(?:resolved|fixed|solved|restored|recovered|is over|are over|has ended"
                    + "|back to normal|back up|back online|works? (?:again|as usual|normally)|working (?:again|as usual|normally)"
                    + "|(?:is|are) available again|no longer affect(?:s|ed)?|over:)(?:\\b|$)");
    /** A sentence with one of these speaks of what is still to come, or of what is not so. */
    private static final Pattern DOUBT = Pattern.compile(
            "\\b(?:not|isn't|aren't|hasn't|haven't|never|will|would|should|may|might|until|once|when|if|soon|before|partly|partially|some|most|still|yet|try|trying|work(?:ing)? on)\\b");

    private SaidToBeOver() {}

    /** Whether this text, plain, does. */
    public static boolean in(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replace('’', '\'');
        return Arrays.stream(plain.split("[.!?;\\n]+"))
                .anyMatch(sentence -> OVER.matcher(sentence).find() && !DOUBT.matcher(sentence).find());
    }
}
