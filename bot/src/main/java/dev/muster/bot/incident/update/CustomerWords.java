package dev.muster.bot.incident.update;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at a text for customers before it is sent (P33): no promised end, no guess, no blame, no name of a machine or a person.
 * It points and proposes; a person decides.
 */
public final class CustomerWords {
    /** Longer than anything that can be sent; what follows is not looked at. */
    private static final int LONGEST_READ = 10_000;
    private static final int SHORTEST_NAME = 3;
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final String COUNT = "(?:\\d{1,4}|an?|one|two|three|four|five|ten|fifteen|twenty|thirty|a few|a couple of|half an)";
    private static final String UNIT = "(?:minutes?|mins?|hours?|hrs?|h|m|days?|weeks?)";
    private static final String HOUR = "(?:\\d{1,2}:[0-5]\\d(?: ?[ap]\\.?m\\b)?|\\d{1,2} ?[ap]\\.?m\\b|noon|midnight|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
            + "|(?:the )?end of (?:the )?(?:day|week)|eod)";

    private static final Pattern OUTAGE = words("\\boutages?\\b");
    private static final Pattern END = words(
            "\\b(?:in|within) (?:about |around |approximately |roughly |less than |the next |~ ?)?" + COUNT + " ?" + UNIT + "\\b"
                    + "|\\b(?:by|before|until|till|around) " + HOUR + "|\\betas?\\b"
                    + "|\\b(?:very )?(?:shortly|soon|any (?:minute|moment) now|momentarily)\\b");
    private static final Pattern TELLS = words(
            "\\b(?:updates?|hear (?:from|more)|inform(?:ed)?|news|report back|more (?:information|details)|let you know|keep you)\\b");
    private static final Pattern MENDED = words(
            "\\b(?:fix(?:ed)?|resolv(?:e|ed)|restor(?:e|ed)|solv(?:e|ed)|back|repair(?:ed)?|recover(?:ed)?|available|working|online|normal|done)\\b");
    private static final Pattern ADDRESS = words("(?<![\\w.])(?:\\d{1,3}\\.){3}\\d{1,3}(?![\\w]|\\.\\d)"
            + "|(?<![\\w:])(?:[0-9a-f]{1,4}:){2,7}(?:[0-9a-f]{1,4}|:)(?![\\w:])|(?<![\\w:])[0-9a-f]{1,4}::(?:[0-9a-f]{1,4}:?){0,6}");
    private static final Pattern HOST = Pattern.compile(
            "(?<![\\w.@/-])(?!(?:status|help|support|www|docs)\\.)[a-z0-9](?:[a-z0-9-]{0,40}\\.){1,5}(?:internal|local|localdomain|corp|lan|intra|svc|cluster|prod)\\b"
                    + "|(?<![\\w.@/-])(?!(?:status|help|support|www|docs)\\.)[a-z][a-z0-9-]{0,40}\\.(?:[a-z0-9-]{1,40}\\.){1,4}(?:com|net|org|io|dev|cloud|eu|de)\\b"
                    + "|(?<![\\w.@/-])(?!utf-|sha-|covid-|mid-|top-|web-2|inc-|sev-)[a-z][a-z0-9]{0,20}(?:-[a-z0-9]{1,20}){0,4}-[a-z]{0,10}\\d{1,4}[a-z]?\\b");
    private static final Pattern GUESS = words(
            "\\b(?:probably|possibly|perhaps|maybe|presumably|apparently|supposedly|likely|hopefully|we (?:think|believe|suspect|guess|assume|hope)|it seems|seems? to|might"
                    + "|(?:may|could) (?:have been|be (?:caused|due|related|because))|not sure)\\b");
    private static final Pattern BLAME = words(
            "\\b(?:human|operator|user|admin) error\\b|\\b[\\w.-]{1,40}['’]s (?:fault|mistake|error|negligence)\\b|\\b(?:the )?fault of\\b|\\b(?:to|who is to) blame\\b"
                    + "|\\b(?:because of|due to|caused by|thanks to) (?:(?:our|a|an|the) )?(?:[\\w-]{1,30} ){0,2}(?:vendors?|suppliers?|providers?|partners?|contractors?|third[- ]part(?:y|ies)|employees?|engineers?|colleagues?)\\b");
    /** A name behind it is somebody's; "because of a change" is nobody's. */
    private static final Pattern BLAMED_NAME = Pattern
            .compile(
                    "\\b(?:[Bb]ecause of|[Dd]ue to|[Cc]aused by|[Tt]hanks to) (?!(?:We|Our|The|This|I|INC-)\\b)\\p{Lu}[\\w&-]{1,40}");
    private static final Pattern MENTION = Pattern.compile(
            "<@[UW][A-Z0-9]{2,40}(?:\\|[^>\\n]{0,80})?>|(?<![\\w@.])@\\p{L}(?:[\\p{L}\\p{N}._-]{0,40}[\\p{L}\\p{N}_])?");
    private static final Pattern CAPITALISED = Pattern.compile("(?<![\\p{L}\\p{N}])\\p{Lu}[\\p{L}\\p{N}]{2,40}");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?](?:\\s|$)|\\n");

    private final Set<String> names = new HashSet<>();

    /** @param people what people are called, whose names do not belong into such a text */
    public CustomerWords(Collection<String> people) {
        for (String name : people) {
            String first = name.strip().split("[\\s._-]+", 2)[0].toLowerCase(Locale.ROOT);
            if (first.length() >= SHORTEST_NAME) {
                names.add(first);
            }
        }
    }

    /**
     * Words that should not reach customers.
     *
     * @param from    where they begin in the text
     * @param quote   the words
     * @param instead what to say in their place, half a sentence
     */
    public record Finding(int from, String quote, String instead) {
        int end() {
            return from + quote.length();
        }
    }

    /**
     * What a text holds of these, in its order.
     *
     * @param declaredOutage whether the incident was declared to be one of the worst
     */
    public List<Finding> read(String text, boolean declaredOutage) {
        String read = text.length() > LONGEST_READ ? text.substring(0, LONGEST_READ) : text;
        List<Finding> found = new ArrayList<>();
        if (!declaredOutage) {
            find(OUTAGE, read, "say what does not work; it is an outage only if it was declared one", found);
        }
        ends(read, found);
        find(ADDRESS, read, "name what customers use, not our machines", found);
        find(HOST, read, "name what customers use, not our machines", found);
        find(GUESS, read, "say what is known, or that we are looking into it", found);
        find(BLAME, read, "say what customers notice; who caused it does not help them", found);
        find(BLAMED_NAME, read, "say what customers notice; who caused it does not help them", found);
        find(MENTION, read, "say “we”", found);
        CAPITALISED.matcher(read).results().filter(word -> names.contains(word.group().toLowerCase(Locale.ROOT)))
                .forEach(word -> found.add(new Finding(word.start(), word.group(), "say “we”")));
        return apart(found);
    }

    /** A promised end; when the next word comes may be promised. */
    private static void ends(String text, List<Finding> found) {
        Matcher match = END.matcher(text);
        while (match.find()) {
            String before = text.substring(sentence(text, match.start()), match.start());
            Matcher tells = TELLS.matcher(before);
            int told = -1;
            while (tells.find()) {
                told = tells.end();
            }
            boolean news = told >= 0 && !MENDED.matcher(before.substring(told)).find();
            if (!news) {
                found.add(new Finding(match.start(), match.group(), "promise the next update, not the end"));
            }
        }
    }

    private static int sentence(String text, int at) {
        Matcher end = SENTENCE_END.matcher(text).region(0, at);
        int start = 0;
        while (end.find()) {
            start = end.end();
        }
        return start;
    }

    private static void find(Pattern pattern, String text, String instead, List<Finding> found) {
        pattern.matcher(text).results().forEach(match -> found.add(new Finding(match.start(), match.group(), instead)));
    }

    /** The same words are named once. */
    private static List<Finding> apart(List<Finding> found) {
        found.sort(Comparator.comparingInt(Finding::from).thenComparing(Finding::end, Comparator.reverseOrder()));
        List<Finding> apart = new ArrayList<>();
        for (Finding finding : found) {
            if (apart.isEmpty() || finding.from() >= apart.getLast().end()) {
                apart.add(finding);
            }
        }
        return List.copyOf(apart);
    }

    private static Pattern words(String pattern) {
        return Pattern.compile(pattern, FLAGS);
    }
}
