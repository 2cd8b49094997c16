package dev.muster.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.muster.launcher.process.Home;
import dev.muster.launcher.process.Ports;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the container and the service do, without either: the files that the image takes, laid out as in it, and the very
 * command lines of both.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script and the signals are those of POSIX")
class ContainerIT {
    private static final Path HOME = Home.find(Map.of(), Path.of("")).folder();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long TO_STOP = 10;

    @TempDir
    private Path image = Path.of("");
    private Dockerfile docker = new Dockerfile(List.of());
    private int port;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void layOut() throws IOException {
        docker = Dockerfile.read(HOME.resolve("Dockerfile"));
        port = Ports.free(0);
        Files.createDirectories(image.resolve("data"));
        for (Dockerfile.Copied copied : docker.copied()) {
            Path from = HOME.resolve(copied.from());
            Path to = image.resolve(copied.to().toString().substring(1));
            assertThat(from).as("the build makes what the image takes").exists();
            copy(from, to);
        }
    }

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void its_entrypoint_runs_the_bot_although_slack_is_down_and_its_health_check_is_content() throws Exception {
        Process bot = entrypoint("run");
        awaitHealthy(bot);

        assertThat(healthCheck()).isZero();
        HttpResponse<String> ready = get("/readyz");
        assertThat(ready.statusCode()).as("alive, and honest about Slack").isEqualTo(503);
        assertThat(ready.body()).contains("Slack has not said yet who the bot is");
        assertThat(image.resolve("data/muster.db")).exists();
        assertThat(Files.readAllLines(image.resolve("log.txt"))).as("one line says how Slack reaches it")
                .containsOnlyOnce("Muster is running on port %d. Slack reaches it by HTTP: POST /slack/events.".formatted(port));
        assertThat(Files.readAllLines(image.resolve("log.txt"))).filteredOn(line -> line.contains("BotServer"))
                .isNotEmpty().allSatisfy(line -> assertThat(line).startsWith("{\"time\":\"").endsWith("}"));
        assertThat(stopped(bot)).as("ended by SIGTERM, in time").isEqualTo(143);
        assertThat(Files.readString(image.resolve("log.txt"))).contains("\"message\":\"stopped\"").doesNotContain("ERROR");
        assertThat(healthCheck()).as("nobody answers any more").isNotZero();
    }

    @Test
    void it_ends_in_time_although_slack_has_taken_a_call_and_says_nothing() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Process bot = entrypoint(Map.of("SLACK_API_URL", "http://127.0.0.1:%d/api/".formatted(silent.getLocalPort())), "run");
            awaitHealthy(bot);
            try (Socket call = silent.accept()) {
                assertThat(call.isConnected()).isTrue();
                assertThat(stopped(bot)).isEqualTo(143);
            }
        }
    }

    @Test
    void a_backup_is_made_beside_the_running_bot_and_a_start_over_it_goes_on() throws Exception {
        Process bot = entrypoint("run");
        awaitHealthy(bot);
        Process backup = entrypoint("backup", image.resolve("data/backup.db").toString());
        assertThat(backup.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(backup.exitValue()).isZero();
        assertThat(stopped(bot)).isEqualTo(143);

        Files.move(image.resolve("data/backup.db"), image.resolve("data/muster.db"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Process again = entrypoint("run");
        awaitHealthy(again);
        assertThat(stopped(again)).isEqualTo(143);
    }

    @Test
    void a_wrong_setting_ends_it_with_words_and_1() throws Exception {
        Process check = entrypoint(Map.of("MUSTER_LOG_FORMAT", "xml"), "check");
        assertThat(check.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(check.exitValue()).isEqualTo(1);
        assertThat(Files.readString(image.resolve("log.txt"))).contains("MUSTER_LOG_FORMAT: 'xml' is no format of log lines");
    }

    private Process entrypoint(String... arguments) throws IOException {
        return entrypoint(Map.of(), arguments);
    }

    /** The image's own words, with its root moved here. */
    private Process entrypoint(Map<String, String> more, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        docker.words("ENTRYPOINT").forEach(word -> command.add(word.startsWith("/") ? image + word : word));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(image.resolve("data").toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(image.resolve("log.txt").toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("SLACK_") || name.startsWith("MUSTER_"));
        docker.environment().forEach((name, value) -> environment.put(name, value.replace(":/data/", ":" + image + "/data/")));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("SLACK_BOT_TOKEN", "xoxb-of-the-container-test");
        environment.put("SLACK_SIGNING_SECRET", "a secret of the container test");
        environment.put("SLACK_API_URL", "http://127.0.0.1:1/api/");
        environment.put("MUSTER_HTTP_PORT", Integer.toString(port));
        environment.putAll(more);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private int healthCheck() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(docker.words("HEALTHCHECK"))
                .redirectError(ProcessBuilder.Redirect.DISCARD).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("MUSTER_HTTP_PORT", Integer.toString(port));
        return builder.start().waitFor();
    }

    private void awaitHealthy(Process bot) {
        Awaitility.await().atMost(PATIENCE).until(() -> !bot.isAlive() || isHealthy());
        assertThat(bot.isAlive()).as(log()).isTrue();
    }

    private boolean isHealthy() {
        try {
            return get("/healthz").statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    /** Its exit code after it was asked to end; it has ten seconds. */
    private static int stopped(Process bot) throws InterruptedException {
        bot.destroy();
        assertThat(bot.waitFor(TO_STOP, TimeUnit.SECONDS)).as("it ends within ten seconds").isTrue();
        return bot.exitValue();
    }

    private String log() {
        try {
            return Files.readString(image.resolve("log.txt"));
        } catch (IOException e) {
            return "no log";
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        if (!Files.isDirectory(from)) {
            Files.copy(from, to, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            return;
        }
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                // Linked instead of copied: it is the same file, and there are many.
                Files.createSymbolicLink(to.resolve(file.getFileName()), file.toAbsolutePath());
            }
        }
    }
}
