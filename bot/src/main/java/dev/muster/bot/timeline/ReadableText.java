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

    private static final Pattern EPOCH_SECOND = Pattern.compile("\\d{1,11}");

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
            text.append(Mrkdwn.unescape(raw.substring(from, markup.start()))).append(read(markup.group(1), markup.group(2), at));
            from = markup.end();
        }
        return text.append(Mrkdwn.unescape(raw.substring(from))).toString();
    }

    private String read(String rawTarget, @Nullable String rawLabel, Instant at) {
        String target = Mrkdwn.unescape(rawTarget);
        Optional<String> label = Optional.ofNullable(rawLabel).map(Mrkdwn::unescape).filter(text -> !text.isBlank());
        String id = target.substring(1);
        return switch (target.charAt(0)) {
            case '@' -> "@" + names.at(id, at).or(() -> label.map(ReadableText::withoutMark)).orElse(id);
            case '#' -> "#" + label.or(() -> names.at(id, at)).map(ReadableText::withoutMark).orElse(id);
            case '!' -> special(id, label, at);
            default -> link(target, label);
        };
    }

    /** {@code <!here>}, {@code <!subteam^S1|@oncall>}, {@code <!date^1700000000^{time}|13:00>}. */
    private String special(String target, Optional<String> label, Instant at) {
        String[] parts = target.split("\\^", 3);
        String argument = parts.length < 2 ? "" : parts[1];
        return switch (parts[0]) {
            case "subteam" -> "@" + names.at(argument, at).or(() -> label).map(ReadableText::withoutMark).orElse(argument);
            case "date" -> label.or(() -> time(argument)).orElse("@date");
            case "here", "channel", "everyone" -> "@" + parts[0];
            default -> label.orElse("@" + parts[0]);
        };
    }

    private static Optional<String> time(String epochSecond) {
        return EPOCH_SECOND.matcher(epochSecond).matches()
                ? Optional.of(Mrkdwn.utc(Instant.ofEpochSecond(Long.parseLong(epochSecond))))
                : Optional.empty();
    }

    /** Labels in place of addresses; of a web page the address too, since it may be all that the label stands for. */
    private static String link(String target, Optional<String> label) {
        String address = target.startsWith("mailto:") || target.startsWith("tel:")
                ? target.substring(target.indexOf(':') + 1)
                : target;
        return label.filter(text -> !address.endsWith(text)).map(text -> text + " (" + address + ")").orElse(address);
    }

    private static String withoutMark(String name) {
        return name.startsWith("@") || name.startsWith("#") ? name.substring(1) : name;
    }
}
