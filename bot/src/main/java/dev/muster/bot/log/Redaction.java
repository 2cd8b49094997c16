package dev.muster.bot.log;

import java.util.regex.Pattern;

/**
 * Takes out of a line what looks like a credential. Nobody logs one on purpose; this is for the exception of a library that
 * quotes what it was given.
 */
final class Redaction {
    private static final Pattern SECRET = Pattern.compile(
            "xox[a-z](?:\\.xox[a-z])?-[A-Za-z0-9-]+|xapp-[A-Za-z0-9-]+|https?://hooks\\.slack\\.com/\\S+|(?i:bearer) [^\\s\"']+"
                    + "|(?i:password|response_url|trigger_id)=[^\\s&,;\"'\\])]+");

    private Redaction() {}

    static String of(String text) {
        return text.isEmpty() ? text : SECRET.matcher(text).replaceAll("[REDACTED]");
    }
}
