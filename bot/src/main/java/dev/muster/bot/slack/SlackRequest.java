package dev.muster.bot.slack;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What Slack sent, whatever brought it here. The body is kept byte for byte: the signature is over it. */
public final class SlackRequest {
    private final Map<String, List<String>> headers = new TreeMap<>();
    private final byte[] body;

    /**
     * Takes over the body, which must not be changed afterwards.
     *
     * @param headers by name, in any case
     */
    public SlackRequest(Map<String, List<String>> headers, byte[] body) {
        headers.forEach((name, values) -> this.headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        this.body = body;
    }

    /** The value of a header; empty where there is none or more than one. */
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    byte[] body() {
        return body;
    }
}
