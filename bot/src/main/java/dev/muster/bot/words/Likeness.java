package dev.muster.bot.words;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether two short sentences speak of the same: how many of their words they share, whatever the order, the case, the
 * ending or the little words between them.
 */
public final class Likeness {
    /** From half of the words on it is worth asking. */
    private static final double ALIKE = 0.5;
    private static final int SHORTEST_STEM = 3;
    private static final int MOST_WORDS = 200;
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’](?:s\\b)?");
    private static final Set<String> LITTLE_WORDS = words("a an and are as at be been being but by can cannot cant could did do"
            + " does doesnt dont for from get gets getting had has have he her his i in into is isnt it its just may might my no"
            + " not nothing of off on one or our out over please she should so some somebody someone something still than that"
            + " the their them there they this to too up us very was wasnt we were what when where which while who why will with"
            + " wont would you your seems seem looks look again now all any every");
    /** Every incident says one of these; that two of them do says nothing. */
    private static final Set<String> COMPLAINTS = words(
            "broken breaks break bad down dead degraded error errors fail fails failed"
                    + " failing failure failures fault hang hangs hanging high incident incidents issue issues outage outages problem"
                    + " problems slow slower slowness stuck test unavailable unreachable unresponsive untitled work works working wrong");

    private Likeness() {}

    /** Whether they share at least half of all the words that either has. Takes time by their lengths only. */
    public static boolean alike(String one, String other) {
        return of(one, other) >= ALIKE;
    }

    /** How much of what either says both say: 0 for nothing, 1 for all of it. Nothing is like a sentence that says nothing. */
    public static double of(String one, String other) {
        Set<String> ones = stems(one);
        Set<String> others = stems(other);
        Set<String> shared = new HashSet<>(ones);
        shared.retainAll(others);
        Set<String> all = new HashSet<>(ones);
        all.addAll(others);
        return all.isEmpty() ? 0 : (double) shared.size() / all.size();
    }

    /** What is left of a sentence: its telling words, without their endings. */
    static Set<String> stems(String sentence) {
        String plain = MARKS.matcher(Normalizer.normalize(sentence, Normalizer.Form.NFKD)).replaceAll("")
                .toLowerCase(Locale.ROOT);
        Set<String> stems = new HashSet<>();
        for (String word : SEPARATORS.split(APOSTROPHES.matcher(plain).replaceAll(""), MOST_WORDS)) {
            if (!word.isEmpty() && !LITTLE_WORDS.contains(word) && !COMPLAINTS.contains(word)) {
                stems.add(stem(word));
            }
        }
        return stems;
    }

    /** Light on purpose: {@code cards} and {@code card} are one, {@code university} and {@code universe} are two. */
    private static String stem(String word) {
        String stem = word;
        if (stem.endsWith("ies") && stem.length() > SHORTEST_STEM + 2) {
            stem = stem.substring(0, stem.length() - 3) + "y";
        } else if (stem.endsWith("s") && !stem.endsWith("ss") && !stem.endsWith("us") && !stem.endsWith("is")) {
            stem = without(stem, 1);
        }
        if (stem.endsWith("ing")) {
            stem = undoubled(stem, without(stem, 3));
        } else if (stem.endsWith("ed")) {
            stem = undoubled(stem, without(stem, 2));
        }
        return stem.endsWith("e") ? without(stem, 1) : stem;
    }

    /** {@code stopping} is from {@code stop}; but {@code calling} is from {@code call}. */
    private static String undoubled(String before, String stem) {
        int last = stem.length() - 1;
        boolean cut = stem.length() < before.length() && last > SHORTEST_STEM - 1;
        return cut && stem.charAt(last) == stem.charAt(last - 1) && "lsz".indexOf(stem.charAt(last)) < 0
                ? stem.substring(0, last)
                : stem;
    }

    private static String without(String word, int ending) {
        return word.length() - ending < SHORTEST_STEM ? word : word.substring(0, word.length() - ending);
    }

    private static Set<String> words(String list) {
        return Set.copyOf(List.of(list.split(" ")));
    }
}
