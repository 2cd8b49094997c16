package dev.muster.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests to the app: {@code v0=} and the HMAC-SHA256 of {@code v0:time:body}. */
public final class Signature {
    private Signature() {}

    /** The two headers that prove a body to be the workspace's. */
    public static Map<String, String> headers(String secret, Instant at, String body) {
        String seconds = Long.toString(at.getEpochSecond());
        return Map.of("X-Slack-Request-Timestamp", seconds, "X-Slack-Signature", of(secret, seconds, body));
    }

    /** The signature alone. */
    public static String of(String secret, String seconds, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(("v0:" + seconds + ":" + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA256", e);
        }
    }
}
