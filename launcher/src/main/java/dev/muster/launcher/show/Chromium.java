package dev.muster.launcher.show;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.launcher.process.Patience;

/** The Chromium of this machine without a window, spoken to by its own developer protocol; no library that brings one along. */
final class Chromium implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final Duration TO_START = Duration.ofSeconds(60);
    private static final Duration TO_SHOW = Duration.ofSeconds(30);

    private final Process process;
    private final DevTools tools;

    private Chromium(Process process, DevTools tools) {
        this.process = process;
        this.tools = tools;
    }

    /** Where it is on this machine; empty where there is none. {@code path} is the variable of that name. */
    static Optional<Path> find(String path) {
        List<String> folders = List.of(path.split(File.pathSeparator));
        return NAMES.stream().flatMap(name -> folders.stream().map(folder -> Path.of(folder, name))).filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it with a profile of its own in {@code profile}. */
    static Chromium start(Path program, Path profile) {
        List<String> command = new ArrayList<>(List.of(program.toString(), "--headless=new", "--disable-gpu", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
                "--hide-scrollbars", "--force-color-profile=srgb", "--font-render-hinting=none", "--disable-lcd-text",
                "--remote-debugging-port=0", "--user-data-dir=" + profile.toAbsolutePath()));
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--no-sandbox");
        }
        command.add("about:blank");
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Chromium chromium = new Chromium(process, DevTools.at(page(profile.resolve("DevToolsActivePort"))));
            // Without it no script runs in a page before the page's own.
            chromium.tell("Page.enable", JsonNodeFactory.instance.objectNode());
            return chromium;
        } catch (IOException e) {
            throw new UncheckedIOException("Chromium did not start", e);
        }
    }

    /** It writes down its port once it listens there, and there it lists its pages. */
    private static URI page(Path portFile) {
        return Patience.await(TO_START, () -> {
            try (HttpClient http = HttpClient.newHttpClient(); Stream<String> lines = Files.lines(portFile)) {
                URI list = URI.create("http://127.0.0.1:%s/json/list".formatted(lines.findFirst().orElse("0")));
                JsonNode pages = JSON.readTree(http.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString()).body());
                return Stream.iterate(0, i -> i < pages.size(), i -> i + 1).map(pages::get)
                        .filter(one -> one.path("type").asText().equals("page"))
                        .map(one -> URI.create(one.path("webSocketDebuggerUrl").asText())).findFirst();
            } catch (IOException | UncheckedIOException | IllegalArgumentException notYet) {
                return Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }).orElseThrow(() -> new IllegalStateException("Chromium started but cannot be spoken to."));
    }

    private static ObjectNode with(Map<String, Object> values) {
        return JSON.valueToTree(values);
    }

    /** Calls what answers nothing of interest. */
    private void tell(String method, ObjectNode parameters) {
        JsonNode unused = tools.call(method, parameters);
    }

    /** A window of this size in CSS pixels, twice as fine. */
    void window(int width, int height, boolean phone) {
        tell("Emulation.setDeviceMetricsOverride",
                with(Map.of("width", width, "height", height, "deviceScaleFactor", 2, "mobile", phone)));
    }

    /** In UTC, nothing moves, dark or light. */
    void manners(boolean dark) {
        // The page would show times as its person lives; pictures show them all alike.
        tell("Page.addScriptToEvaluateOnNewDocument",
                with(Map.of("source", "try { localStorage.setItem('zone', 'here'); } catch { /* a page without storage */ }")));
        tell("Emulation.setTimezoneOverride", with(Map.of("timezoneId", "UTC")));
        tell("Emulation.setEmulatedMedia",
                with(Map.of("features", List.of(Map.of("name", "prefers-reduced-motion", "value", "reduce"),
                        Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light")))));
    }

    /** Shows an address from the beginning, with nothing remembered from before. */
    void open(String url) {
        tell("Page.navigate", with(Map.of("url", "about:blank")));
        tell("Storage.clearDataForOrigin",
                with(Map.of("origin", url.replaceFirst("(https?://[^/]*).*", "$1"), "storageTypes", "local_storage")));
        tell("Page.navigate", with(Map.of("url", url)));
    }

    /** Runs a script in the page and answers with its value, a promise's too. */
    JsonNode run(String script) {
        JsonNode answer = tools.call("Runtime.evaluate",
                with(Map.of("expression", script, "awaitPromise", true, "returnByValue", true)));
        return answer.path("result").path("value");
    }

    /** Runs a script for what it does. */
    void act(String script) {
        JsonNode unused = run(script);
    }

    /** Waits until a condition of the page holds. */
    void see(String condition) {
        if (!Patience.until(TO_SHOW, () -> run("Boolean(" + condition + ")").asBoolean())) {
            throw new IllegalStateException("The page does not show what was expected: " + condition);
        }
    }

    /** What is seen, as PNG, once everything is drawn and fonts are there. */
    byte[] picture() {
        return picture(JsonNodeFactory.instance.objectNode());
    }

    /** The same of one element alone; {@code element} is a script's expression for it. */
    byte[] picture(String element) {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        JsonNode frame = run("(() => { const { x, y, width, height } = (%s).getBoundingClientRect();"
                .formatted(element) + " return { x, y, width, height, scale: 1 }; })()");
        parameters.set("clip", frame);
        return picture(parameters);
    }

    private byte[] picture(ObjectNode parameters) {
        JsonNode unused = run("""
                document.fonts.ready.then(() => new Promise((done) =>
                  requestAnimationFrame(() => requestAnimationFrame(() => done(true)))))""");
        return Base64.getDecoder().decode(
                tools.call("Page.captureScreenshot", parameters.put("format", "png")).path("data").asText());
    }

    @Override
    public void close() {
        tools.close();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                var unused = process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
