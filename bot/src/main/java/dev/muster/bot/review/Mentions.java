package dev.muster.bot.review;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.muster.bot.id.UserId;

/** The people whom a text in Slack's markup points to. */
final class Mentions {
    private static final Pattern MENTION = Pattern.compile("<@([^<>|\\s]{1,255})(?:\\|[^<>]{0,3000})?>");

    private Mentions() {}

    /** Whom the text points to, in order; somebody may come more than once. */
    static Stream<UserId> of(String raw) {
        return raw.contains("<@") ? MENTION.matcher(raw).results().map(Mentions::user) : Stream.empty();
    }

    /** The text with each mention replaced by {@code name} of it and everything between by {@code words} of it. */
    static String replaced(String raw, Function<UserId, String> name, Function<String, String> words) {
        StringBuilder text = new StringBuilder(raw.length());
        int[] from = {0};
        MENTION.matcher(raw).results().forEach(mention -> {
            text.append(words.apply(raw.substring(from[0], mention.start()))).append(name.apply(user(mention)));
            from[0] = mention.end();
        });
        return text.append(words.apply(raw.substring(from[0]))).toString();
    }

    private static UserId user(MatchResult mention) {
        return new UserId(mention.group(1));
    }
}
