package dev.muster.sandbox.workspace;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.muster.sandbox.time.SandboxClock;

/**
 * Everything that stands in the workspace, behind one lock. Each part locks for itself; take {@link #locked} around a check and
 * the change that relies on it. Listeners run under the lock, in the order of the changes, and must be quick.
 */
public final class Workspace {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Consumer<WorkspaceEvent>> listeners = new CopyOnWriteArrayList<>();
    private final Team team;
    private final AppIdentity app;
    private final SandboxClock clock;
    private final Ids ids;
    private final Timestamps timestamps;
    private final Accounts accounts;
    private final Conversations conversations;
    private final Posts posts;
    private final Marks marks;
    private final Ephemerals ephemerals;
    private final Views views;
    private final Files files;
    private final Tickets tickets;

    public Workspace(Team team, AppIdentity app, SandboxClock clock, Ids ids) {
        this.team = team;
        this.app = app;
        this.clock = clock;
        this.ids = ids;
        this.timestamps = new Timestamps(clock);
        this.accounts = new Accounts(this);
        this.conversations = new Conversations(this);
        this.posts = new Posts(this);
        this.marks = new Marks(this);
        this.ephemerals = new Ephemerals(this);
        this.views = new Views(this);
        this.files = new Files(this);
        this.tickets = new Tickets(this);
    }

    /** Runs {@code work} with nothing else changing meanwhile; may be nested. */
    public <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Tells {@code listener} of each change from now on. */
    public void listen(Consumer<WorkspaceEvent> listener) {
        listeners.add(listener);
    }

    void changed(WorkspaceEvent event) {
        if (!lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("changes happen under the lock");
        }
        listeners.forEach(listener -> listener.accept(event));
    }

    public Team team() {
        return team;
    }

    public AppIdentity app() {
        return app;
    }

    public SandboxClock clock() {
        return clock;
    }

    public Instant now() {
        return clock.instant();
    }

    public Ids ids() {
        return ids;
    }

    public Timestamps timestamps() {
        return timestamps;
    }

    public Accounts accounts() {
        return accounts;
    }

    public Conversations conversations() {
        return conversations;
    }

    public Posts posts() {
        return posts;
    }

    public Marks marks() {
        return marks;
    }

    public Ephemerals ephemerals() {
        return ephemerals;
    }

    public Views views() {
        return views;
    }

    public Files files() {
        return files;
    }

    public Tickets tickets() {
        return tickets;
    }
}
