package dev.muster.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A program under measurement, in a process of its own. */
final class Child implements AutoCloseable {
    private static final Duration TO_START = Duration.ofMinutes(3);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    /** In MiB. */
    private static final double STILL = 0.5;
    private static final byte[] READY = "GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(
            java.nio.charset.StandardCharsets.US_ASCII);

    private final Process process;
    private final int port;
    private final Path log;
    private final long startedAt;

    private Child(Process process, int port, Path log, long startedAt) {
        this.process = process;
        this.port = port;
        this.log = log;
        this.startedAt = startedAt;
    }

    /** What to start: options for Java, then what Java is to run. */
    record Program(String name, List<String> options, List<String> what) {
        Program {
            options = List.copyOf(options);
            what = List.copyOf(what);
        }

        Program with(List<String> other) {
            return new Program(name, other, what);
        }
    }

    /** Starts it in {@code folder}; its log is there, too. */
    static Child start(Program program, Map<String, String> environment, Path folder) {
        try {
            Files.createDirectories(folder);
            int port = freePort();
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(program.options());
            command.addAll(program.what());
            Path log = folder.resolve(program.name() + ".log");
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(log.toFile()).redirectInput(new File("/dev/null"));
            builder.environment().keySet().removeIf(name -> name.startsWith("SLACK_") || name.startsWith("MUSTER_"));
            builder.environment().putAll(environment);
            builder.environment().put("MUSTER_HTTP_PORT", Integer.toString(port));
            builder.environment().put("MUSTER_HTTP_HOST", "127.0.0.1");
            long startedAt = System.nanoTime();
            return new Child(builder.start(), port, log, startedAt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    /**
     * Waits until it says that it takes work.
     *
     * @return how long that took since its start
     */
    Duration ready() {
        while (System.nanoTime() - startedAt < TO_START.toNanos()) {
            if (!process.isAlive()) {
                throw new IllegalStateException("it ended; its log is " + log);
            }
            try (Connection connection = new Connection(port)) {
                if (connection.exchange(READY).status() == 200) {
                    return Duration.ofNanos(System.nanoTime() - startedAt);
                }
            } catch (IOException notYet) {
                // It does not listen yet.
            }
            LockSupport.parkNanos(2_000_000);
        }
        throw new IllegalStateException("it was not ready after %s; its log is %s".formatted(TO_START, log));
    }

    /** The memory that is its own and in use, in MiB: the resident set as the kernel counts it. */
    double residentMebibytes() {
        try {
            String line = Files.readAllLines(Path.of("/proc/%d/status".formatted(process.pid()))).stream()
                    .filter(each -> each.startsWith("VmRSS:")).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same once it no longer grows: what a program does after its start is done then. */
    double residentMebibytesAtRest() {
        double before = -1;
        double now = residentMebibytes();
        long start = System.nanoTime();
        while (Math.abs(now - before) > STILL && System.nanoTime() - start < TO_START.toNanos()) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            before = now;
            now = residentMebibytes();
        }
        return now;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                int unused = process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
