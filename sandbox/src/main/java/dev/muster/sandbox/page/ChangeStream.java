package dev.muster.sandbox.page;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.javalin.http.sse.SseClient;

/**
 * Tells every open page that something changed. Changes that come close together are told as one, on a thread of its own, so
 * that a slow browser never holds up the workspace.
 */
final class ChangeStream implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private final Set<SseClient> pages = ConcurrentHashMap.newKeySet();
    private final Semaphore changed = new Semaphore(0);
    private final Set<String> pending = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Begins to tell. {@code alsoWatched} is something that changes without a word; it is looked at every two seconds. */
    void start(Supplier<String> alsoWatched) {
        Thread unused = Thread.ofPlatform().name("sandbox-page-changes").daemon().start(() -> run(alsoWatched));
    }

    /** A page opened. */
    void open(SseClient page) {
        page.keepAlive();
        page.onClose(() -> pages.remove(page));
        pages.add(page);
        page.sendComment("welcome");
    }

    /** Something changed. Quick, and may be called under any lock. */
    void changed() {
        changed("change");
    }

    /** The same for something beside the workspace, which has a name of its own. */
    void changed(String what) {
        pending.add(what);
        changed.release();
    }

    private void run(Supplier<String> alsoWatched) {
        String before = alsoWatched.get();
        while (!closed) {
            try {
                boolean told = changed.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                if (closed) {
                    return;
                }
                changed.drainPermits();
                String now = alsoWatched.get();
                if (!now.equals(before)) {
                    pending.add("change");
                }
                if (told || !pending.isEmpty()) {
                    tell();
                } else {
                    // Finds out which pages are gone.
                    pages.forEach(page -> page.sendComment("still here"));
                }
                before = now;
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void tell() {
        for (String what : List.copyOf(pending)) {
            pending.remove(what);
            // Browsers drop events without data.
            pages.forEach(page -> page.sendEvent(what, "now"));
        }
    }

    @Override
    public void close() {
        closed = true;
        changed.release();
        pages.forEach(SseClient::close);
    }
}
