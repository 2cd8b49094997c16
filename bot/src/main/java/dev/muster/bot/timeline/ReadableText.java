package dev.muster.bot.timeline;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.incident.Mrkdwn;
import org.jspecify.annotations.Nullable;

/** Slack's markup as people read it: names instead of ids, labels instead of addresses, no entities. */
public final class ReadableText {
    /** Angle brackets in Slack's texts are always markup: what people type arrives escaped. Bounded, so that no input is slow. */
    private static final Pattern MARKUP = Pattern.compile("<([^<>|]{1,3000})(?:\\|([^<>]{0,3000}))?>");

    private final People.Names names;

    public ReadableText(People.Names names) {
        this.names = names;
    }

    /** Reads a text with the names as they were known at that time. Never throws; a name nobody knows stays an id. */
    public String text(String raw, Instant at) {
        Matcher markup = MARKUP.matcher(raw);
        StringBuilder text = new StringBuilder(raw.length());
        int from = 0;
        while (markup.find()) {
            text.append(raw, from, markup.start()).append(read(markup.group(1), markup.group(2), at));
            from = markup.end();
        }
        return Mrkdwn.unescape(text.append(raw.substring(from)).toString());
    }

    private String read(String target, @Nullable String label, Instant at) {
        Optional<String> said = Optional.ofNullable(label).filter(text -> !text.isBlank());
        return switch (target.charAt(0)) {
            case '@' ->
                "@" + names.at(target.substring(1), at).or(() -> said.map(ReadableText::withoutMark)).orElse(target.substring(1));
            case '#' ->
                "#" + said.or(() -> names.at(target.substring(1), at)).map(ReadableText::withoutMark).orElse(target.substring(1));
            case '!' -> special(target.substring(1), said);
            default -> said.filter(text -> !target.endsWith(text)).map(text -> text + " (" + target + ")").orElse(target);
        };
    }

    /** {@code <!here>}, {@code <!subteam^S1|@oncall>}, {@code <!date^1700000000^{time}|13:00>}. */
    private static String special(String target, Optional<String> label) {
        if (label.isPresent()) {
            return label.get();
        }
        int end = target.indexOf('^');
        return "@" + (end < 0 ? target : target.substring(0, end));
    }

    private static String withoutMark(String name) {
        return name.startsWith("@") || name.startsWith("#") ? name.substring(1) : name;
    }
}
