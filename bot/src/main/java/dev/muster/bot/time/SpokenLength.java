package dev.muster.bot.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A length of time as people say it: {@code 1h30}, {@code 90 s}, {@code twenty five minutes}, {@code an hour and a half},
 * {@code one hour thirty minutes}, {@code an hour 30}, {@code three quarters of an hour}. Units only ever get smaller.
 */
final class SpokenLength {
    /** More words no length has. */
    private static final int MOST_TOKENS = 14;
    private static final int LONGEST = 100;
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final Pattern TOKEN = Pattern.compile("(\\d{1,6}(?:[.,](?:5|25|75))?)(?![\\d.,])|([a-z]{1,10})");
    private static final Pattern GAP = Pattern.compile("\\s*,?\\s+|[-\u2010\u2011](?=[a-z])");
    private static final Map<String, Integer> UNITS = Map.ofEntries(Map.entry("s", 1), Map.entry("sec", 1), Map.entry("secs", 1),
            Map.entry("second", 1), Map.entry("seconds", 1), Map.entry("m", MINUTE), Map.entry("min", MINUTE),
            Map.entry("mins", MINUTE), Map.entry("minute", MINUTE), Map.entry("minutes", MINUTE), Map.entry("h", HOUR),
            Map.entry("hr", HOUR), Map.entry("hrs", HOUR), Map.entry("hour", HOUR), Map.entry("hours", HOUR),
            Map.entry("d", 24 * HOUR), Map.entry("day", 24 * HOUR), Map.entry("days", 24 * HOUR));
    private static final List<String> ONES = List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
            "ten",
            "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen");
    private static final List<String> TENS = List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty",
            "ninety");

    private final List<Token> tokens;
    private int at;

    private SpokenLength(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** A word or a number; {@code apart} where something stands between it and the one before. */
    private record Token(String text, boolean apart) {
        boolean isDigits() {
            return Character.isDigit(text.charAt(0));
        }
    }

    /** So many seconds, counted in this unit. */
    private record Part(long seconds, int unit) {}

    /** The length that the whole text says; empty where it says none, or more than that. Never throws. */
    static Optional<Duration> whole(String text) {
        return tokens(text).flatMap(tokens -> new SpokenLength(tokens).length());
    }

    /** The number that the whole text says, such as {@code 10} or {@code twenty five}; empty for anything else. */
    static Optional<Integer> number(String text) {
        return tokens(text).flatMap(tokens -> {
            SpokenLength reader = new SpokenLength(tokens);
            Optional<Double> number = reader.amount();
            boolean article = tokens.getFirst().text().startsWith("a");
            return number.filter(read -> !article && reader.at == tokens.size() && read == Math.rint(read)).map(Double::intValue);
        });
    }

    private static Optional<List<Token>> tokens(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (lower.isEmpty() || lower.length() > LONGEST) {
            return Optional.empty();
        }
        List<Token> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(lower);
        Matcher gap = GAP.matcher(lower);
        int from = 0;
        while (from < lower.length() && tokens.size() < MOST_TOKENS) {
            boolean apart = gap.region(from, lower.length()).lookingAt();
            from = apart ? gap.end() : from;
            if (!token.region(from, lower.length()).lookingAt()) {
                return Optional.empty();
            }
            tokens.add(new Token(token.group(), apart));
            from = token.end();
        }
        return from < lower.length() || tokens.isEmpty() ? Optional.empty() : Optional.of(tokens);
    }

    private Optional<Duration> length() {
        long seconds = 0;
        int last = Integer.MAX_VALUE;
        while (at < tokens.size()) {
            boolean first = last == Integer.MAX_VALUE;
            if (!first && is(0, "and")) {
                at++;
            }
            Part part = part(last);
            if (part == null || part.unit() >= last) {
                return Optional.empty();
            }
            seconds += part.seconds();
            last = part.unit();
        }
        return last == Integer.MAX_VALUE ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }

    private @Nullable Part part(int last) {
        Part fraction = fraction();
        if (fraction != null) {
            return fraction;
        }
        if (at >= tokens.size()) {
            return null;
        }
        Token first = tokens.get(at);
        boolean article = is(0, "a") || is(0, "an");
        Optional<Double> amount = amount();
        if (amount.isEmpty()) {
            return null;
        }
        if (at == tokens.size()) {
            return bare(first, amount.get(), last, article);
        }
        double count = amount.get();
        if (is(0, "and") && is(1, "a") && is(2, "half") && unit(3) > 0) {
            at += 3;
            count += 0.5;
        }
        int unit = unit(0);
        // "a m" and "an h" nobody says.
        if (unit == 0 || (article && tokens.get(at).text().length() < 3)) {
            return null;
        }
        at++;
        return new Part(Math.round(count * unit) + behind(unit), unit);
    }

    /** A number without a unit at the end: minutes behind hours, and seconds right behind minutes, as in {@code 1m30}. */
    private static @Nullable Part bare(Token first, double amount, int last, boolean article) {
        if (article || amount >= 60 || amount != Math.rint(amount)) {
            return null;
        }
        if (last == HOUR) {
            return new Part(Math.round(amount) * MINUTE, MINUTE);
        }
        return last == MINUTE && first.isDigits() && !first.apart() ? new Part(Math.round(amount), 1) : null;
    }

    /** The half or quarter of the unit that is added behind it. */
    private long behind(int unit) {
        if (at + 3 == tokens.size() && is(0, "and") && is(1, "a")) {
            if (is(2, "half")) {
                at += 3;
                return unit / 2;
            }
            if (is(2, "quarter") && unit == HOUR) {
                at += 3;
                return HOUR / 4;
            }
        }
        return 0;
    }

    /** Half of something, or quarters of an hour. */
    private @Nullable Part fraction() {
        int from = is(0, "a") ? 1 : 0;
        if (is(from, "half")) {
            int of = from + (is(from + 1, "a") || is(from + 1, "an") ? 2 : 1);
            int unit = unit(of);
            if (unit < MINUTE || tokens.get(at + of).text().length() < 3) {
                return null;
            }
            at += of + 1;
            return new Part(unit / 2, unit / 2);
        }
        boolean three = is(0, "three") && is(1, "quarters");
        if (!three && !is(from, "quarter")) {
            return null;
        }
        int of = three ? 2 : from + 1;
        of += is(of, "of") ? 1 : 0;
        of += is(of, "a") || is(of, "an") ? 1 : 0;
        if (unit(of) != HOUR || tokens.get(at + of).text().length() < 3) {
            return null;
        }
        at += of + 1;
        return new Part(three ? 2700 : 900, three ? 2700 : 900);
    }

    /** In digits or in words; nothing is read where there is none. */
    private Optional<Double> amount() {
        if (at >= tokens.size()) {
            return Optional.empty();
        }
        String text = tokens.get(at).text();
        if (tokens.get(at).isDigits()) {
            at++;
            return Optional.of(Double.parseDouble(text.replace(',', '.')));
        }
        if (text.equals("a") || text.equals("an")) {
            at++;
            return Optional.of(1.0);
        }
        int one = ONES.indexOf(text);
        if (one >= 0) {
            at++;
            return Optional.of(one + 1.0);
        }
        int ten = TENS.indexOf(text);
        if (ten < 0) {
            return Optional.empty();
        }
        at++;
        int more = at < tokens.size() ? ONES.indexOf(tokens.get(at).text()) : -1;
        if (more >= 0 && more < 9) {
            at++;
            return Optional.of(ten * 10 + 20 + more + 1.0);
        }
        return Optional.of(ten * 10 + 20.0);
    }

    private boolean is(int ahead, String word) {
        return at + ahead < tokens.size() && tokens.get(at + ahead).text().equals(word);
    }

    /** How many seconds the unit there has; 0 where none stands there. */
    private int unit(int ahead) {
        return at + ahead < tokens.size() ? UNITS.getOrDefault(tokens.get(at + ahead).text(), 0) : 0;
    }
}
