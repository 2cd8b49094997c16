package dev.muster.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What people write, as Slack tells it: signed requests, each a message of its own. Safe for many threads. */
final class Events {
    private static final String BODY = """
            {"token":"ZZZZZZWSxiZZZ2yIvs3peJ","team_id":"T0ACME0000","api_app_id":"A0MUSTER00","event":{"user":"%s",\
            "type":"message","ts":"%s","client_msg_id":"6f1b2c1e-1f1c-4d5e-9d7a-%012d","text":"%s","team":"T0ACME0000",\
            "blocks":[{"type":"rich_text","block_id":"b%d","elements":[{"type":"rich_text_section","elements":[{"type":"text",\
            "text":"%s"}]}]}],"channel":"%s","event_ts":"%s","channel_type":"channel"},"type":"event_callback","event_id":"%s",\
            "event_time":%d,"authorizations":[{"enterprise_id":null,"team_id":"T0ACME0000","user_id":"U0MUSTER00","is_bot":true,\
            "is_enterprise_install":false}],"is_ext_shared_channel":false,"event_context":"4-eyJldCI6Im1lc3NhZ2UifQ"}""";
    private static final List<String> WORDS = List.of("replica lag on db-7 is at forty seconds and still growing",
            "I roll back the deploy of 14:02", "customers in the EU see 502 on checkout, cards only",
            "looks like the pool is exhausted again, same graph as in March", "yes", "taking a heap dump now, about 5 minutes",
            "error rate is back under one percent since 14:31");

    private final String secret;
    private final List<String> channels;
    private final List<String> users;
    private final String run;
    private final AtomicLong next = new AtomicLong();
    private final long firstSecond;

    /** @param run tells these from the events of another run against the same store */
    Events(String secret, List<String> channels, List<String> users, String run, Instant from) {
        this.secret = secret;
        this.channels = List.copyOf(channels);
        this.users = List.copyOf(users);
        this.run = run;
        this.firstSecond = from.getEpochSecond();
    }

    /** The next message as a whole HTTP request. */
    byte[] request() {
        return post(body(), secret);
    }

    /** How many there were. */
    long count() {
        return next.get();
    }

    /** The next message as a JSON body. */
    String body() {
        long number = next.getAndIncrement();
        String channel = channels.get((int) (number % channels.size()));
        String user = users.get((int) (number / 3 % users.size()));
        String text = WORDS.get((int) (number % WORDS.size())) + " " + number;
        long second = firstSecond + number / 1000;
        String ts = "%d.%06d".formatted(second, number % 1000 * 1000 + 1);
        return BODY.formatted(user, ts, number, text, number, text, channel, ts, "Ev" + run + number, second);
    }

    /** A signed request that carries this body. */
    static byte[] post(String body, String secret) {
        String contentType = body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded";
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        long now = System.currentTimeMillis() / 1000;
        String head = "POST /slack/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: %d\r\n"
                .formatted(contentType, content.length)
                + "X-Slack-Request-Timestamp: %d\r\nX-Slack-Signature: %s\r\n\r\n".formatted(now, signature(body, now, secret));
        byte[] start = head.getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[start.length + content.length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(content, 0, whole, start.length, content.length);
        return whole;
    }

    private static String signature(String body, long at, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] signed = mac.doFinal(("v0:" + at + ":" + body).getBytes(StandardCharsets.UTF_8));
            return "v0=" + HexFormat.of().formatHex(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
