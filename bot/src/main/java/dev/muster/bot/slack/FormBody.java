package dev.muster.bot.slack;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.muster.bot.words.StorableText;

/** Form-encoded bodies, read as they are meant: a value may hold an equals sign, and the first of a name counts. */
final class FormBody {
    private FormBody() {}

    /** Reads one; empty where the percent signs make no sense. */
    static Optional<Map<String, String>> read(String body) {
        Map<String, String> fields = new LinkedHashMap<>();
        try {
            for (String pair : body.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    fields.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
                }
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.of(fields);
    }

    /** Writes one field. */
    static String write(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String decoded(String written) {
        return StorableText.clean(URLDecoder.decode(written, StandardCharsets.UTF_8));
    }
}
