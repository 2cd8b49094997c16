package dev.muster.bot.slack.event;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.id.SlackTs;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far a walk through a channel has come: first all of its messages, then the threads that were found on the way, then
 * what follows from what nobody had heard, in the order in which it was written.
 */
final class HistoryWalk {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryWalk.class);
    /** As often as Slack itself tells an event again. */
    private static final int TRIES = 3;

    private final KeptReplies known;
    private final Instant begun;
    private final Deque<SlackTs> threads = new ArrayDeque<>();
    private final Set<SlackTs> roots = new HashSet<>();
    private boolean inChannel = true;
    private Optional<String> cursor = Optional.empty();
    private int kept;
    private final NavigableMap<SlackTs, Follows> unheard = new TreeMap<>();
    private int failures;
    private @Nullable String refused;

    /** What follows from a message that was found. */
    @FunctionalInterface
    interface Follows {
        void carryOut();
    }

    HistoryWalk(KeptReplies known, Instant begun) {
        this.known = known;
        this.begun = begun;
    }

    Instant begun() {
        return begun;
    }

    /** The page to ask for: of a thread, or of the channel where {@code thread} is empty. */
    record Ask(Optional<SlackTs> thread, Optional<String> cursor) {}

    Optional<Ask> next() {
        if (inChannel) {
            return Optional.of(new Ask(Optional.empty(), cursor));
        }
        return Optional.ofNullable(threads.peek()).map(root -> new Ask(Optional.of(root), cursor));
    }

    /** Notes the thread that starts with this message, where it may hold replies that are not kept. */
    void seen(JsonNode message) {
        SlackTs root = Fields.ts(message, "ts");
        SlackTs latest = Fields.ts(message, "latest_reply");
        int replies = message.path("reply_count").isInt() ? message.path("reply_count").intValue() : 0;
        if (root == null || (latest == null && replies == 0)) {
            return;
        }
        if (known.mayLack(root, latest, replies) && roots.add(root)) {
            threads.add(root);
        }
    }

    /** A page came, with the cursor of the one after it. The same cursor again would lead in a circle. */
    void answered(Optional<String> next, int newlyKept) {
        kept += newlyKept;
        boolean more = next.isPresent() && !next.equals(cursor);
        cursor = more ? next : Optional.empty();
        if (!more) {
            leave();
        }
    }

    /** Leaves the thread that is being read; false where the channel itself is. */
    boolean skipThread() {
        if (inChannel) {
            return false;
        }
        cursor = Optional.empty();
        leave();
        return true;
    }

    /** Notes that this thread is not given out, and leaves it; false where the channel itself is being read. */
    boolean refuseThread(String error) {
        if (inChannel) {
            return false;
        }
        refused = error;
        return skipThread();
    }

    /** Slack's word for why a thread was not given out; empty where all were. */
    Optional<String> refused() {
        return Optional.ofNullable(refused);
    }

    /** Whether this message may not have been acted upon though it is kept. */
    boolean cameLate(SlackTs ts) {
        return known.cameLate(ts);
    }

    /** Whether this message was kept before this reading and since the last one. */
    boolean cameLately(SlackTs ts) {
        return known.cameLately(ts);
    }

    void follows(SlackTs ts, Follows what) {
        unheard.put(ts, what);
    }

    /** Carries out what is left of it. What fails is tried again with the next run, and left alone at the third time. */
    void carryOut() {
        while (!unheard.isEmpty()) {
            try {
                unheard.firstEntry().getValue().carryOut();
            } catch (RuntimeException e) {
                if (++failures < TRIES) {
                    throw e;
                }
                LOG.error("What follows from a message that was found in a channel's history failed {} times", TRIES, e);
            }
            failures = 0;
            unheard.pollFirstEntry();
        }
    }

    int kept() {
        return kept;
    }

    private void leave() {
        if (inChannel) {
            inChannel = false;
        } else {
            threads.poll();
        }
    }
}
