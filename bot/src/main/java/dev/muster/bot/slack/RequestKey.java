package dev.muster.bot.slack;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes the key by which a request that comes twice is known again. */
final class RequestKey {
    private static final int LONGEST = 200;

    private RequestKey() {}

    /** The id itself where there is a sensible one, else a digest of the whole request. */
    static String of(String id, String body) {
        return id.isBlank() || id.length() > LONGEST ? "body:" + digest(body) : id;
    }

    private static String digest(String body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
