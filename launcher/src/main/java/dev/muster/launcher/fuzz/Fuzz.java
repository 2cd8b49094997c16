package dev.muster.launcher.fuzz;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.muster.launcher.stage.Stage;

/** Sends the bot requests that are almost right, signed and unsigned, and looks whether it keeps its composure. */
public final class Fuzz {
    private static final int AT_ONCE = 16;
    private static final Duration TO_ANSWER = Duration.ofSeconds(20);
    private static final Duration TO_RECOVER = Duration.ofSeconds(60);
    private static final int MOST_TOLD = 20;
    private static final Pattern TROUBLE = Pattern
            .compile("\\bERROR\\b|^\\s+at [\\w.$/]+\\(|^\\S*(?:Exception|Error)\\b|Caused by:");

    private final Stage stage;
    private final int count;
    private final long seed;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
    private final Queue<String> problems = new ConcurrentLinkedQueue<>();

    /** {@code seed} decides what is sent. */
    public Fuzz(Stage stage, int count, long seed) {
        this.stage = stage;
        this.count = count;
        this.seed = seed;
    }

    /** How it went: how often the bot gave each answer (0 for none), and what is wrong. */
    public record Report(int requests, Map<Integer, Long> statuses, Duration took, List<String> problems) {
        public Report {
            statuses = Map.copyOf(statuses);
            problems = List.copyOf(problems);
        }
    }

    /** Does it all. */
    public Report run() {
        stage.startBot();
        List<Shot> good = Warmup.shots(stage);
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Semaphore places = new Semaphore(AT_ONCE);
            for (int number = 0; number < count && stage.bot().isAlive(); number++) {
                int present = number;
                places.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        shoot(present, good);
                    } finally {
                        places.release();
                    }
                });
            }
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        if (!stage.bot().awaitReady(TO_RECOVER)) {
            problems.add("The bot is not ready for work any more.");
        }
        List<String> all = new ArrayList<>(problems);
        all.addAll(complaints(stage.bot().settings().log()));
        Map<Integer, Long> counted = new ConcurrentHashMap<>();
        statuses.forEach((status, times) -> counted.put(status, times.sum()));
        return new Report(count, counted, took, all);
    }

    /** Each request has a random source of its own, so that one alone can be sent again. */
    private void shoot(int number, List<Shot> good) {
        Random random = new Random(seed * 31_000_003 + number);
        Shot shot = new Mutator(random).mutate(good.get(random.nextInt(good.size())));
        HttpRequest.Builder request = HttpRequest.newBuilder(stage.bot().settings().requestUrl()).timeout(TO_ANSWER)
                .header("Content-Type", shot.contentType())
                .POST(HttpRequest.BodyPublishers.ofString(shot.body(), StandardCharsets.UTF_8));
        sign(random, shot).forEach(request::header);
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            counted(response.statusCode());
            if (response.statusCode() >= 500) {
                problems.add("Request %d was answered with %d: %s".formatted(number, response.statusCode(), shot));
            }
        } catch (IOException e) {
            counted(0);
            problems.add("Request %d got no answer (%s): %s".formatted(number, e.getMessage(), shot));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void counted(int status) {
        statuses.computeIfAbsent(status, unused -> new LongAdder()).increment();
    }

    private Map<String, String> sign(Random random, Shot shot) {
        Instant now = stage.sandbox().clock().instant();
        return switch (random.nextInt(10)) {
            case 0 -> Map.of();
            case 1 -> stage.sandbox().sign(shot.body(), now.minus(Duration.ofMinutes(10)));
            case 2 -> Map.of("X-Slack-Request-Timestamp", "soon", "X-Slack-Signature", "v0=" + "0".repeat(64));
            case 3 -> stage.sandbox().sign(shot.body() + " ", now);
            default -> stage.sandbox().sign(shot.body(), now);
        };
    }

    /** Lines of the log that speak of something nobody expected. */
    static List<String> complaints(Path log) {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
            return lines.filter(line -> TROUBLE.matcher(line).find()).map(line -> "In its log: " + line).toList();
        } catch (IOException e) {
            return List.of("Its log cannot be read: " + log);
        }
    }

    /** The report in words. */
    public static List<String> words(Report report) {
        List<String> words = new ArrayList<>();
        words.add("%,d requests in %.1f s.".formatted(report.requests(), report.took().toMillis() / 1000.0));
        report.statuses().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(entry -> words
                        .add("  %,9d × %s".formatted(entry.getValue(), entry.getKey() == 0 ? "no answer" : entry.getKey())));
        report.problems().stream().limit(MOST_TOLD).map(Fuzz::shortened).forEach(words::add);
        if (report.problems().size() > MOST_TOLD) {
            words.add("… and %,d more.".formatted(report.problems().size() - MOST_TOLD));
        }
        words.add(report.problems().isEmpty()
                ? "The bot answered every one of them calmly, and its log is clean."
                : "%,d things are not as they should be.".formatted(report.problems().size()));
        return words;
    }

    private static String shortened(String line) {
        return line.length() <= 400 ? line : line.substring(0, 400) + "…";
    }
}
