package dev.muster.bot.slack.socket;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Asks Slack for the address of a new socket ({@code apps.connections.open}). The token travels in the header only; it and
 * the address, which is a secret too, are never logged.
 */
final class SocketTickets {
    private static final ObjectReader JSON = JsonMapper.builder().build().reader();
    private static final Pattern SECONDS = Pattern.compile("\\d{1,5}");
    /** Where Slack does not say for how long it wants to be left alone. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final HttpClient client;
    private final URI method;
    private final Supplier<String> appToken;
    private final Duration patience;

    /** What Slack said. */
    sealed interface Ticket {
        /** The address, good for one socket. */
        record Given(URI url) implements Ticket {
            /** Does not give the ticket away. */
            @Override
            public String toString() {
                return "a ticket for " + url.getHost();
            }
        }

        /**
         * There is none for now.
         *
         * @param why   Slack's word, the HTTP status or the kind of failure
         * @param pause before which Slack does not want to be asked again; zero where it does not care
         */
        record Refused(String why, Duration pause) implements Ticket {}
    }

    /** @param apiUrl the base of the Web API, with a trailing slash */
    SocketTickets(HttpClient client, URI apiUrl, Supplier<String> appToken, Duration patience) {
        this.client = client;
        this.method = apiUrl.resolve("apps.connections.open");
        this.appToken = appToken;
        this.patience = patience;
    }

    /** Asks once. */
    Ticket ask() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(method).timeout(patience).header("Authorization", "Bearer " + appToken.get())
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.noBody()).build();
        try {
            return read(client.send(request, BodyHandlers.ofString()));
        } catch (IOException | RuntimeException e) {
            return new Ticket.Refused(e.getClass().getSimpleName(), Duration.ZERO);
        }
    }

    private static Ticket read(HttpResponse<String> response) {
        if (response.statusCode() == 429) {
            return new Ticket.Refused("ratelimited", pause(response));
        }
        if (response.statusCode() != 200) {
            return new Ticket.Refused("HTTP " + response.statusCode(), Duration.ZERO);
        }
        try {
            JsonNode body = JSON.readTree(response.body());
            if (!body.path("ok").asBoolean(false)) {
                String error = body.path("error").asText("an answer without a reason");
                return new Ticket.Refused(error, error.equals("ratelimited") ? PAUSE : Duration.ZERO);
            }
            URI url = URI.create(body.path("url").asText(""));
            boolean socket = "wss".equals(url.getScheme()) || "ws".equals(url.getScheme());
            return socket ? new Ticket.Given(url) : new Ticket.Refused("an answer without an address", Duration.ZERO);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            // Neither exception is kept: both quote what they could not read, and with it the ticket.
            return new Ticket.Refused("an answer that cannot be read", Duration.ZERO);
        }
    }

    private static Duration pause(HttpResponse<String> response) {
        Optional<String> written = response.headers().firstValue("Retry-After").map(String::strip);
        return written.filter(text -> SECONDS.matcher(text).matches()).map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(PAUSE);
    }
}
