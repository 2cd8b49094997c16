package dev.muster.sandbox.workspace;

import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Opaque ids in Slack's style. Seeded, so that two runs of the same story carry the same ids. */
public final class Ids {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String MIXED = ALPHABET + ALPHABET.substring(10).toLowerCase(Locale.ROOT);

    private final Random random;
    private final Set<String> used = new HashSet<>();

    public Ids(long seed) {
        this.random = new Random(seed);
    }

    /** A new id such as {@code C07K3QZ8M1B}: the prefix, then ten letters and digits. */
    public synchronized String next(String prefix) {
        String id;
        do {
            id = prefix + "0" + letters(ALPHABET, 9);
        } while (!used.add(id));
        return id;
    }

    /** A new word of {@code length} letters and digits that nobody guesses. */
    public synchronized String secret(int length) {
        return letters(MIXED, length);
    }

    public synchronized String uuid() {
        return new UUID((random.nextLong() & ~0xF000L) | 0x4000L, (random.nextLong() >>> 2) | Long.MIN_VALUE).toString();
    }

    private String letters(String from, int length) {
        StringBuilder word = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            word.append(from.charAt(random.nextInt(from.length())));
        }
        return word.toString();
    }
}
