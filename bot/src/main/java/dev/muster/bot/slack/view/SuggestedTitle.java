package dev.muster.bot.slack.view;

import java.util.regex.Pattern;

import dev.muster.bot.incident.Incident;

/** What an incident may be called that is declared from a message. The person sees it in the form and may write another. */
final class SuggestedTitle {
    /** Names of emoji, which are words to nobody; a time such as 10:30:15 is none. */
    private static final Pattern EMOJI = Pattern.compile(":[a-z+][a-z0-9_+'-]{1,50}:");
    /** Marks of formatting. An underscore is left: it is more often part of a name. */
    private static final Pattern FORMATTING = Pattern.compile("[*`~]+");
    private static final Pattern LEADING = Pattern.compile("^[>•\\s-]+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Cntrl}]+");
    /** Longer than any first line that makes a title, so that no message takes long. */
    private static final int MOST_READ = 1000;

    private SuggestedTitle() {}

    /** The first line in which there is anything to read; empty where there is none. */
    static String of(String words) {
        String beginning = Blocks.cut(words, MOST_READ);
        return beginning.lines().map(SuggestedTitle::plain).filter(line -> line.codePoints().anyMatch(Character::isLetterOrDigit))
                .findFirst().map(line -> Blocks.cut(line, Incident.LONGEST_TITLE)).orElse("");
    }

    private static String plain(String line) {
        String bare = FORMATTING.matcher(EMOJI.matcher(line).replaceAll(" ")).replaceAll("");
        return SPACES.matcher(LEADING.matcher(bare).replaceFirst("")).replaceAll(" ").strip();
    }
}
