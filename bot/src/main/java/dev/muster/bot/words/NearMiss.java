package dev.muster.bot.words;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What somebody probably meant: words within two slips of the fingers, or those that begin the same way. */
public final class NearMiss {
    private static final int LONGEST = 64;
    /** {@code exporting} is an export, {@code information} is no info. */
    private static final int LONGEST_ENDING = 3;

    private NearMiss() {}

    /** The candidates near to {@code word}, the nearest first, at most three; case counts, so fold it before. */
    public static List<String> of(String word, Collection<String> candidates) {
        if (word.isEmpty() || word.length() > LONGEST) {
            return List.of();
        }
        return candidates.stream().filter(candidate -> near(word, candidate)).distinct()
                .sorted(Comparator.comparingInt((String candidate) -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(3).toList();
    }

    /** Of {@link #of} those that no other is nearer than. */
    public static List<String> nearest(String word, Collection<String> candidates) {
        List<String> near = of(word, candidates);
        return near.stream().filter(candidate -> distance(word, candidate) == distance(word, near.getFirst())).toList();
    }

    private static boolean near(String word, String candidate) {
        boolean begins = word.length() >= 3
                && (candidate.startsWith(word)
                        || (word.startsWith(candidate) && word.length() - candidate.length() <= LONGEST_ENDING
                                && candidate.length() >= 3));
        return begins || distance(word, candidate) <= slips(Math.min(word.length(), candidate.length()));
    }

    /** In a word of two letters one slip leaves nothing that was meant: {@code is} is no {@code ic}. */
    private static int slips(int length) {
        if (length <= 2) {
            return 0;
        }
        return length == 3 ? 1 : 2;
    }

    /** Damerau-Levenshtein distance (optimal string alignment): insertions, deletions, replacements and swaps of neighbours. */
    static int distance(String one, String other) {
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            cost[i][0] = i;
        }
        for (int j = 0; j <= other.length(); j++) {
            cost[0][j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            for (int j = 1; j <= other.length(); j++) {
                int replaced = cost[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                boolean swapped = i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
                if (swapped) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[one.length()][other.length()];
    }
}
