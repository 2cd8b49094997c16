package dev.muster.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** Requests as fast as they are answered, or at a fixed rate. */
final class Load {
    private Load() {}

    /** As many as are answered within {@code lasting} over this many connections, each sending the next when it has its answer. */
    static Latencies closed(int port, int connections, Duration lasting, Supplier<byte[]> requests) {
        long end = System.nanoTime() + lasting.toNanos();
        return run(connections, thread -> {
            Latencies.Recorder recorder = new Latencies.Recorder();
            try (Connection connection = new Connection(port)) {
                while (System.nanoTime() < end) {
                    byte[] request = requests.get();
                    long sent = System.nanoTime();
                    int status = connection.exchange(request).status();
                    recorder.add(System.nanoTime() - sent, status == 200);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return recorder;
        });
    }

    /** This many over each of the connections. */
    static Latencies counted(int port, int connections, int each, Supplier<byte[]> requests) {
        return run(connections, thread -> {
            Latencies.Recorder recorder = new Latencies.Recorder();
            try (Connection connection = new Connection(port)) {
                for (int i = 0; i < each; i++) {
                    byte[] request = requests.get();
                    long sent = System.nanoTime();
                    int status = connection.exchange(request).status();
                    recorder.add(System.nanoTime() - sent, status == 200);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return recorder;
        });
    }

    /**
     * This many a second for {@code lasting}, whether the ones before are answered or not. A latency counts from when the
     * request was due, so that waiting for a slow answer does not hide what waits behind it.
     *
     * @param requests the one of each number, from 0 in the order in which they are due; they are asked for a little before
     */
    static Latencies open(int port, int perSecond, Duration lasting, LongFunction<byte[]> requests) {
        int connections = 16;
        long start = System.nanoTime() + 50_000_000;
        long all = perSecond * lasting.toMillis() / 1000;
        long gap = 1_000_000_000L / perSecond;
        return run(connections, thread -> {
            Latencies.Recorder recorder = new Latencies.Recorder();
            try (Connection connection = new Connection(port)) {
                for (long number = thread; number < all; number += connections) {
                    long due = start + number * gap;
                    byte[] request = requests.apply(number);
                    while (System.nanoTime() < due) {
                        LockSupport.parkNanos(due - System.nanoTime());
                    }
                    int status = connection.exchange(request).status();
                    recorder.add(System.nanoTime() - due, status == 200);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return recorder;
        });
    }

    private interface Sender {
        Latencies.Recorder send(int thread);
    }

    private static Latencies run(int threads, Sender sender) {
        long started = System.nanoTime();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<Latencies.Recorder>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int number = thread;
                running.add(pool.submit(() -> sender.send(number)));
            }
            List<Latencies.Recorder> recorders = new ArrayList<>();
            for (Future<Latencies.Recorder> each : running) {
                recorders.add(each.get());
            }
            return Latencies.of(recorders, Duration.ofNanos(System.nanoTime() - started));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
