package dev.muster.sandbox.page;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/** How far each person has read, in channels and in threads. Apps never hear of it. */
final class ReadMarks {
    /** Older than any ts. */
    static final String NOTHING = "0";

    private record Place(String person, String channel, @Nullable String thread) {}

    private final Map<Place, String> marks = new ConcurrentHashMap<>();

    /** The ts of the last message that was read; {@link #NOTHING} where nobody looked yet. */
    String of(String person, String channel, @Nullable String thread) {
        return marks.getOrDefault(new Place(person, channel, thread), NOTHING);
    }

    /** From now on everything after {@code ts} counts as unread, also where that is further back than before. */
    void set(String person, String channel, @Nullable String thread, String ts) {
        marks.put(new Place(person, channel, thread), ts);
    }
}
