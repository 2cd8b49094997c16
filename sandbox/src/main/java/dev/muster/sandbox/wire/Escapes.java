package dev.muster.sandbox.wire;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From what a person types to what goes over the wire: {@code &}, {@code <} and {@code >} escaped, names and links in angle brackets. */
public final class Escapes {
    private static final Pattern TYPED = Pattern.compile("(?<token><[@#!][A-Za-z0-9^|_. -]+>|<https?://[^>\\s]+>)"
            + "|(?<url>https?://[^\\s<>]+)|(?<![\\w@])@(?<user>[\\p{Ll}0-9][\\p{Ll}0-9._-]*)|(?<![\\w#])#(?<channel>[\\p{Ll}0-9_-]+)");

    private Escapes() {}

    /** How names become tokens; each gets the bare name (or an existing token) and answers nothing (an empty text) for "not a name". */
    public record Names(Function<String, String> user, Function<String, String> channel, Function<String, String> url,
            Function<String, String> token) {}

    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    public static String unescape(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    /** The wire form of what somebody typed. */
    public static String typed(String text, Names names) {
        StringBuilder wire = new StringBuilder();
        Matcher found = TYPED.matcher(text);
        int from = 0;
        while (found.find()) {
            wire.append(escape(text.substring(from, found.start()))).append(replaced(found, names));
            from = found.end();
        }
        return wire.append(escape(text.substring(from))).toString();
    }

    private static String replaced(Matcher found, Names names) {
        if (found.group("token") != null) {
            return names.token().apply(found.group("token"));
        }
        String url = found.group("url");
        if (url != null) {
            return trimmed(url, 0, names.url());
        }
        String user = found.group("user");
        return user != null ? trimmed(found.group(), 1, names.user()) : trimmed(found.group(), 1, names.channel());
    }

    /** Punctuation at the end belongs to the sentence, not to the name. */
    private static String trimmed(String word, int marker, Function<String, String> name) {
        int end = word.length();
        while (end > marker && ".,;:!?)-_".indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        String whole = name.apply(word.substring(marker));
        return whole.isEmpty() ? orPlain(word, name.apply(word.substring(marker, end)), end) : whole;
    }

    private static String orPlain(String word, String token, int end) {
        return token.isEmpty() ? escape(word) : token + escape(word.substring(end));
    }
}
