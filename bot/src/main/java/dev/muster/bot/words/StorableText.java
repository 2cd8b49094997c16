package dev.muster.bot.words;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Text that every store can hold, whatever somebody sent. */
public final class StorableText {
    /** PostgreSQL refuses an index row of more than some 2700 bytes. */
    private static final int LONGEST_KEY = 500;
    private static final int BEGINNING = 100;

    private StorableText() {}

    /** Without what no store can hold: a NUL, or half of a surrogate pair, becomes the replacement character. */
    public static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return replaced(text);
            }
        }
        return text;
    }

    /** The same, short enough for an index: of a longer one the beginning, and what tells it from all others. */
    public static String key(String key) {
        String clean = clean(key);
        return clean.length() <= LONGEST_KEY ? clean : clean(clean.substring(0, BEGINNING)) + "#" + digest(clean);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String replaced(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            boolean broken = point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
            kept.appendCodePoint(broken ? 0xFFFD : point);
        });
        return kept.toString();
    }
}
