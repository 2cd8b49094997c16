package dev.muster.sandbox.exchange;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;

/** The last exchanges in the order in which they began. Older ones are forgotten, so that it never grows. */
public final class Exchanges {
    /** How many are kept. */
    public static final int KEPT = 500;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Exchange> kept = new ArrayDeque<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private long begun;
    private long version;

    /** Something was asked at {@code at}. {@code request} is only looked at when somebody wants to see it. */
    public Exchange begin(Exchange.Kind kind, String name, Instant at, Supplier<JsonNode> request) {
        Exchange exchange = kept(kind, name, at, request);
        changed(exchange);
        return exchange;
    }

    private Exchange kept(Exchange.Kind kind, String name, Instant at, Supplier<JsonNode> request) {
        lock.lock();
        try {
            begun++;
            Exchange exchange = new Exchange(this, begun, kind, name, at, request);
            kept.addLast(exchange);
            if (kept.size() > KEPT) {
                kept.removeFirst();
            }
            return exchange;
        } finally {
            lock.unlock();
        }
    }

    void changed(Exchange exchange) {
        lock.lock();
        try {
            version++;
            exchange.changed(version);
        } finally {
            lock.unlock();
        }
        listeners.forEach(Runnable::run);
    }

    /** Those that changed after {@code version}, oldest first; 0 for all that are kept. */
    public List<Exchange> since(long after) {
        lock.lock();
        try {
            return kept.stream().filter(one -> one.version() > after).toList();
        } finally {
            lock.unlock();
        }
    }

    /** The one of this number, where it is still kept. */
    public Optional<Exchange> find(long number) {
        lock.lock();
        try {
            return kept.stream().filter(one -> one.number() == number).findFirst();
        } finally {
            lock.unlock();
        }
    }

    /** Calls {@code listener} after every change, on the thread that brought it about; it must be quick. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }
}
