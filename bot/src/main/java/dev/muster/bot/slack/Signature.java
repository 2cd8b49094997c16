package dev.muster.bot.slack;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells requests that Slack signed from all others. Done here and not by the SDK, whose check compares strings at
 * varying speed, lets timestamps of the future pass and takes a missing secret for a constant everybody knows.
 */
final class Signature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

    private final SecretKeySpec key;
    private final InstantSource clock;

    Signature(String secret, InstantSource clock) {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("signing secret: empty (expected: the one on the app's page in Slack)");
        }
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.clock = clock;
    }

    /** Whether Slack sent this within the last five minutes. */
    boolean isOn(SlackRequest request) {
        String timestamp = request.header("X-Slack-Request-Timestamp").orElse("");
        String given = request.header("X-Slack-Signature").orElse("");
        if (!SECONDS.matcher(timestamp).matches()) {
            return false;
        }
        long skew = Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp));
        String expected = "v0=" + HexFormat.of().formatHex(mac(timestamp, request.body()));
        boolean same = MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8),
                given.getBytes(StandardCharsets.UTF_8));
        return same && skew <= WINDOW.toSeconds();
    }

    private byte[] mac(String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }
}
