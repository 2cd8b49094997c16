package dev.muster.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The bot's HTTP API, as far as the launcher reads it. */
public final class BotApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TO_ANSWER = Duration.ofSeconds(60);
    private static final int PAGE = 1000;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).build();
    private final URI address;
    private final String token;

    public BotApi(URI address, String token) {
        this.address = address;
        this.token = token;
    }

    /** Whether it is able to take work. */
    public boolean isReady() {
        return isWell("/readyz");
    }

    /** Whether it is there at all. */
    public boolean isListening() {
        return isWell("/healthz");
    }

    private boolean isWell(String path) {
        try {
            return get(path, Duration.ofSeconds(2)).statusCode() == 200;
        } catch (UncheckedIOException notThere) {
            return false;
        }
    }

    /**
     * The ids of all incidents, the newest first.
     *
     * @throws IllegalStateException where the bot does not answer with them
     */
    public List<String> incidents() {
        List<String> ids = new ArrayList<>();
        List<String> page = incidents("");
        while (!page.isEmpty()) {
            ids.addAll(page);
            page = page.size() < PAGE ? List.of() : incidents("&before=" + page.getLast());
        }
        return ids;
    }

    private List<String> incidents(String before) {
        JsonNode answer = json(ok("/api/v1/incidents?limit=" + PAGE + before));
        List<String> ids = new ArrayList<>();
        (answer.isArray() ? answer : answer.path("incidents")).forEach(one -> ids.add(one.path("id").asText()));
        return ids;
    }

    /**
     * An export, as the file it is.
     *
     * @throws IllegalStateException where the bot does not answer with it
     */
    public String export(String incident, String format) {
        return ok("/api/v1/incidents/" + incident + "/export?format=" + format);
    }

    private String ok(String path) {
        HttpResponse<String> response = get(path, TO_ANSWER);
        if (response.statusCode() != 200) {
            throw new IllegalStateException(
                    "The bot answered %d to %s: %s".formatted(response.statusCode(), path, response.body()));
        }
        return response.body();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException("The bot answered no JSON: " + text, e);
        }
    }

    private HttpResponse<String> get(String path, Duration patience) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).timeout(patience)
                .header("Authorization", "Bearer " + token).build();
        try {
            return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the bot does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException("interrupted", new IOException(e));
        }
    }

    /** The same, or nothing where the bot cannot answer at the moment. */
    public Optional<String> tryExport(String incident, String format) {
        try {
            return Optional.of(export(incident, format));
        } catch (UncheckedIOException | IllegalStateException later) {
            return Optional.empty();
        }
    }
}
