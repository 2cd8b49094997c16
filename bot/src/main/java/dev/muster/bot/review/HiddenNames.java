package dev.muster.bot.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Takes the names and ids of people out of texts. A name is found whole, in its parts and run together, without regard to
 * case and accents, wherever it stands as a word of its own; also where the word means something else, since nobody can
 * tell. Names in scripts without blanks between words are found anywhere.
 */
final class HiddenNames {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{Cf}]+");
    private static final Pattern DIGITS_AROUND = Pattern.compile("^\\d*(\\D{3,}?)\\d*$");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern NO_BLANKS = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]");
    private static final Pattern USER_ID = Pattern.compile("[UW](?=[A-Z0-9]*\\d)[A-Z0-9]{8,}");
    /** Parts of names that are common words in many languages and tell nobody's name alone. */
    private static final Set<String> SMALL_WORDS = Set.of("the", "and", "for", "von", "van", "der", "den", "del", "dos", "das",
            "los", "las", "bin", "ibn", "abu");
    private static final int SHORTEST_PART = 3;
    /** How much may stand between the words of one name, such as the dot in {@code ann.lee}. */
    private static final int WIDEST_GAP = 3;

    /** The words of a name, folded, and what to put in its place. */
    private record Entry(List<String> words, String instead) {}

    private record Span(int start, int end, String folded) {}

    private final Map<String, List<Entry>> byFirstWord = new HashMap<>();
    /** The longest first: a name may be part of another one. */
    private final Map<String, String> anywhere = new TreeMap<>(
            Comparator.comparingInt((String name) -> -name.length()).thenComparing(Comparator.naturalOrder()));

    /** {@code names} are all that each person has had; {@code pseudonyms} says what to put in their place. */
    HiddenNames(Map<UserId, Set<String>> names, Pseudonyms pseudonyms) {
        names.forEach((user, all) -> {
            add(List.of(FoldedWord.of(user.value())), pseudonyms.id(user).value());
            if (!pseudonyms.isBot(user)) {
                all.forEach(name -> add(name, pseudonyms.name(user)));
            }
        });
        byFirstWord.values().forEach(entries -> entries.sort(
                Comparator.comparingInt((Entry entry) -> -entry.words().size())));
    }

    private void add(String name, String instead) {
        List<String> words = words(name).stream().map(Span::folded).filter(word -> !word.isEmpty()).toList();
        boolean noBlanks = NO_BLANKS.matcher(name).find();
        if ((words.isEmpty() || noBlanks) && !name.isBlank() && name.codePoints().anyMatch(character -> character > 0x7F)) {
            put(anywhere, name.strip(), instead);
        }
        if (noBlanks) {
            BLANKS.splitAsStream(name.strip()).filter(part -> part.length() > 1 && NO_BLANKS.matcher(part).find())
                    .forEach(part -> put(anywhere, part, instead));
        }
        if (words.isEmpty()) {
            return;
        }
        add(words, instead);
        add(words(FoldedWord.german(name)).stream().map(Span::folded).filter(word -> !word.isEmpty()).toList(), instead);
        add(List.of(String.join("", words)), instead);
        for (String word : words) {
            if (word.length() >= SHORTEST_PART && !SMALL_WORDS.contains(word)) {
                add(List.of(word), instead);
            }
        }
    }

    private void add(List<String> words, String instead) {
        List<Entry> entries = byFirstWord.computeIfAbsent(words.getFirst(), unseen -> new ArrayList<>());
        boolean other = entries.removeIf(entry -> entry.words().equals(words) && !entry.instead().equals(instead));
        Entry entry = new Entry(words, other ? Pseudonyms.SOMEBODY : instead);
        if (!entries.contains(entry)) {
            entries.add(entry);
        }
    }

    private static void put(Map<String, String> anywhere, String name, String instead) {
        anywhere.merge(name, instead, (one, other) -> one.equals(other) ? one : Pseudonyms.SOMEBODY);
    }

    /** The text without anybody's name or id. */
    String hide(String text) {
        List<Span> words = words(text);
        StringBuilder hidden = new StringBuilder(text.length());
        int from = 0;
        for (int at = 0; at < words.size(); at++) {
            Span word = words.get(at);
            Entry found = entry(words, at);
            if (found != null) {
                hidden.append(text, from, word.start()).append(found.instead());
                at += found.words().size() - 1;
                from = words.get(at).end();
                continue;
            }
            String instead = alone(text.substring(word.start(), word.end()), word.folded());
            if (instead != null) {
                hidden.append(text, from, word.start()).append(instead);
                from = word.end();
            }
        }
        return anywhere(hidden.append(text, from, text.length()).toString());
    }

    private @Nullable Entry entry(List<Span> words, int at) {
        for (Entry entry : byFirstWord.getOrDefault(words.get(at).folded(), List.of())) {
            if (stands(entry.words(), words, at)) {
                return entry;
            }
        }
        return null;
    }

    private static boolean stands(List<String> name, List<Span> words, int at) {
        if (at + name.size() > words.size()) {
            return false;
        }
        for (int i = 0; i < name.size(); i++) {
            Span word = words.get(at + i);
            if (!word.folded().equals(name.get(i)) || (i > 0 && word.start() - words.get(at + i - 1).end() > WIDEST_GAP)) {
                return false;
            }
        }
        return true;
    }

    /** What to put in place of a word that is nobody's name as it stands; null for the word itself. */
    private @Nullable String alone(String word, String folded) {
        if (USER_ID.matcher(word).matches()) {
            return Pseudonyms.SOMEBODY;
        }
        Matcher around = DIGITS_AROUND.matcher(folded);
        if (!around.matches() || around.group(1).length() == folded.length()) {
            return null;
        }
        return byFirstWord.getOrDefault(around.group(1), List.of()).stream().filter(entry -> entry.words().size() == 1)
                .map(Entry::instead).findFirst().orElse(null);
    }

    private String anywhere(String text) {
        String hidden = text;
        for (Map.Entry<String, String> name : anywhere.entrySet()) {
            hidden = hidden.replace(name.getKey(), name.getValue());
        }
        return hidden;
    }

    private static List<Span> words(String text) {
        List<Span> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(new Span(word.start(), word.end(), FoldedWord.of(word.group())));
        }
        return words;
    }
}
