package dev.muster.launcher.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** The bot as a process of its own, so that it can really be killed. May be started again after its end. */
public final class BotProcess implements AutoCloseable {
    /** Quick to start and small; the bot has little to compute. */
    private static final List<String> JAVA_OPTIONS = List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-Xmx256m",
            "-XX:TieredStopAtLevel=1");
    private static final Duration TO_STOP = Duration.ofSeconds(15);

    private final Path jar;
    private final BotSettings settings;
    private final List<String> javaOptions = new ArrayList<>(JAVA_OPTIONS);
    private final BotApi api;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Process process;

    public BotProcess(Path jar, BotSettings settings) {
        this.jar = jar;
        this.settings = settings;
        this.api = new BotApi(settings.address(), settings.apiToken());
    }

    /** From its next start on it takes its time from the clock in this file, eight bytes with the microseconds since 1970. */
    public void lend(Path clock) {
        javaOptions.add("-Dmuster.clock=" + clock.toAbsolutePath());
    }

    public BotSettings settings() {
        return settings;
    }

    /** Its HTTP API. */
    public BotApi api() {
        return api;
    }

    /**
     * Starts it and returns at once; the future completes with the exit code when it ends.
     *
     * @throws IllegalStateException while it runs
     */
    public CompletableFuture<Integer> start() {
        lock.lock();
        try {
            if (isAlive()) {
                throw new IllegalStateException("the bot runs already");
            }
            ProcessBuilder builder = prepared("run");
            builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(settings.log().toFile()));
            Process started = builder.start();
            process = started;
            return started.onExit().thenApply(Process::exitValue);
        } catch (IOException e) {
            throw new UncheckedIOException("the bot could not be started", e);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it takes work; false when it does not within {@code atMost}, or ended. */
    public boolean awaitReady(Duration atMost) {
        return Patience.until(atMost, () -> !isAlive() || api.isReady()) && isAlive();
    }

    /** The same for whether it answers at all, whatever may still wait inside it. */
    public boolean awaitListening(Duration atMost) {
        return Patience.until(atMost, () -> !isAlive() || api.isListening()) && isAlive();
    }

    public boolean isAlive() {
        Process present = process;
        return present != null && present.isAlive();
    }

    /** How it ended, in words, with the end of its log; that it runs where it does. */
    public String obituary() {
        Process present = process;
        if (present == null || present.isAlive()) {
            return "The bot runs.";
        }
        return "The bot ended with exit code %d. The end of its log, %s:%n%s".formatted(present.exitValue(), settings.log(),
                String.join("\n", lastWords(15)));
    }

    /** Ends it without a warning, as {@code kill -9} does, and waits for its end. */
    public void kill() {
        end(Process::destroyForcibly);
    }

    /** Asks it to end and waits; what does not end is killed. */
    public void stop() {
        end(asked -> {
            asked.destroy();
            return asked;
        });
    }

    private void end(java.util.function.UnaryOperator<Process> how) {
        lock.lock();
        try {
            Process present = process;
            if (present == null) {
                return;
            }
            if (!how.apply(present).waitFor(TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
                int unused = present.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Exports an incident by the command line, which needs no running bot.
     *
     * @return the exit code; what it printed is in {@code output}, what it complained about in the log
     */
    public int export(String incident, String format, Path output) {
        try {
            ProcessBuilder builder = prepared("export", incident, "--format", format);
            builder.redirectOutput(output.toFile()).redirectError(ProcessBuilder.Redirect.appendTo(settings.log().toFile()));
            return builder.start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("the export could not be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private ProcessBuilder prepared(String... arguments) throws IOException {
        Files.createDirectories(settings.folder());
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(arguments));
        // In a folder of its own, so that no muster.yml lies beside it: everybody's sandbox is the same.
        ProcessBuilder builder = new ProcessBuilder(command).directory(settings.folder().toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("SLACK_") || name.startsWith("MUSTER_"));
        environment.putAll(settings.environment());
        return builder.redirectInput(ProcessBuilder.Redirect.from(new File(nothing())));
    }

    private static String nothing() {
        return System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null";
    }

    /** The last lines of its log, for whom it did not start. */
    public List<String> lastWords(int lines) {
        try (Stream<String> all = Files.lines(settings.log())) {
            List<String> read = all.toList();
            return read.subList(Math.max(0, read.size() - lines), read.size());
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
