package dev.muster.bot.time;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a bare number at the end of a line is minutes: behind an ordinary word it is, as in {@code find the cause 10}, and
 * behind {@code for} and {@code in}. Behind a word that counts or points ({@code to 10}, {@code and 4}), a thing that has
 * numbers ({@code pod 7}) or a name ({@code Java 21}) it is part of what was said.
 *
 * @param minutes more than none
 * @param rest    what stands before it
 */
record LastNumber(int minutes, String rest) {
    private static final Pattern AT_END = Pattern.compile("(?:(?<rest>.*)\\s)?(?<n>[1-9]\\d{0,2})", Pattern.DOTALL);
    private static final Pattern MARKED = Pattern.compile("(?:(?<rest>.*)\\s)?(?:for|in|within)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile(
            "(?:(?<before>.*)\\s)?(?<word>[\\p{L}'’-]{2,}|<@[A-Z0-9]+(?:\\|[^>]*)?>)[,;:.!?)]*",
            Pattern.DOTALL);
    private static final Set<String> POINTING = Set.of("to", "by", "until", "till", "til", "before", "at", "and", "or", "of",
            "on",
            "from", "into", "onto", "over", "under", "above", "below", "than", "with", "without", "per", "top", "last", "first",
            "past", "next", "previous", "other", "only", "just", "all", "least", "most", "about", "after", "since", "between",
            "plus", "minus", "times", "equals", "is", "are", "was", "were", "be", "the", "these", "those", "as", "vs", "through",
            "like", "need", "needs", "got", "every", "each", "another", "exceeds", "out");
    private static final Set<String> NUMBERED = Set.of("pod", "node", "shard", "replica", "partition", "rack", "row", "host",
            "server", "instance", "region", "zone", "step", "line", "page", "port", "version", "build", "release", "ticket",
            "issue",
            "case", "bug", "pr", "mr", "number", "no", "sev", "severity", "http", "error", "code", "status", "batch", "job",
            "queue",
            "topic", "broker", "disk", "db", "phase", "part", "option", "plan", "level", "tier", "room", "floor", "cluster",
            "worker",
            "thread", "core", "cpu", "slot", "channel", "bucket", "column", "table", "machine", "vm", "box", "switch", "router",
            "link", "site", "cell", "unit", "item", "point", "group", "customer", "tenant", "account", "user", "order", "run",
            "attempt", "stage", "wave", "container", "volume", "java", "python", "postgres", "mysql", "redis", "kafka", "web",
            "api",
            "incident", "alert", "proposal", "assignment", "question", "round", "day", "week", "gate", "lane");

    /** Empty where there is none, or where it means something else. Never throws. */
    static Optional<LastNumber> of(String line) {
        Matcher number = AT_END.matcher(line.strip());
        if (!number.matches()) {
            return Optional.empty();
        }
        int minutes = Integer.parseInt(number.group("n"));
        String before = number.group("rest") == null ? "" : number.group("rest").strip();
        if (before.isEmpty()) {
            return Optional.of(new LastNumber(minutes, ""));
        }
        Matcher marked = MARKED.matcher(before);
        if (marked.matches()) {
            return Optional.of(new LastNumber(minutes, marked.group("rest") == null ? "" : marked.group("rest").strip()));
        }
        return isPlain(before)
                ? Optional.of(new LastNumber(minutes, before.replaceFirst("[\\s,;:]{1,20}$", "")))
                : Optional.empty();
    }

    private static boolean isPlain(String before) {
        Matcher last = WORD.matcher(before);
        if (!last.matches()) {
            return false;
        }
        String word = last.group("word");
        String lower = word.toLowerCase(Locale.ROOT);
        boolean first = last.group("before") == null || last.group("before").isBlank();
        boolean name = Character.isUpperCase(word.codePointAt(0)) && !first;
        return !name && !POINTING.contains(lower) && !NUMBERED.contains(lower)
                && !(lower.endsWith("s") && NUMBERED.contains(lower.substring(0, lower.length() - 1)));
    }
}
