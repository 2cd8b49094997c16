package dev.muster.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.muster.sandbox.wire.Json;

/** A tiny app: remembers what it was sent, answers what it is told to, and calls the Web API with plain HTTP. */
final class TestApp implements AutoCloseable {

    /** One request that came in. */
    record Received(Map<String, String> headers, String body) {
        JsonNode payload() {
            if (body.startsWith("{")) {
                return Json.parse(body);
            }
            ObjectNode fields = Json.object();
            for (String pair : body.split("&", -1)) {
                int equals = pair.indexOf('=');
                fields.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
            return fields.has("payload") ? Json.parse(fields.path("payload").asText()) : fields;
        }

        JsonNode event() {
            return payload().path("event");
        }
    }

    /** What to answer. */
    record Answer(int status, String body, Map<String, String> headers) {
        static Answer ok(String body) {
            return new Answer(200, body, Map.of());
        }

        static Answer status(int status) {
            return new Answer(status, "", Map.of());
        }
    }

    static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpServer server;
    private final Sandbox sandbox;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Function<Received, Answer> behaviour = request -> Answer.ok("");

    TestApp(Sandbox sandbox) {
        this.sandbox = sandbox;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
        sandbox.connect(url());
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/slack/events");
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        Received request = new Received(headers, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        received.add(request);
        Answer answer = behaviour.apply(request);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    void answers(Function<Received, Answer> with) {
        behaviour = with;
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    /** The last command, click or form that came in. */
    JsonNode lastInteraction() {
        return received.reversed().stream().filter(request -> !request.body().startsWith("{")).findFirst().orElseThrow()
                .payload();
    }

    /** The inner events of a type, once all is quiet. */
    List<JsonNode> events(String type) {
        sandbox.quiet(Duration.ofSeconds(20));
        return received.stream().map(Received::event).filter(event -> event.path("type").asText().equals(type)).toList();
    }

    /** The message events of a subtype; an empty one for plain messages. */
    List<JsonNode> messages(String subtype) {
        return events("message").stream().filter(event -> event.path("subtype").asText("").equals(subtype)).toList();
    }

    /** A Web API call with a form body; arguments are names and values in turn. */
    JsonNode call(String method, String... arguments) {
        return Json.parse(response(method, arguments).body());
    }

    HttpResponse<String> response(String method, String... arguments) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < arguments.length; i += 2) {
            form.append(i == 0 ? "" : "&").append(arguments[i]).append('=')
                    .append(URLEncoder.encode(arguments[i + 1], StandardCharsets.UTF_8));
        }
        return send(request(method).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.toString())).build());
    }

    JsonNode callJson(String method, String json) {
        return Json.parse(send(request(method).header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(json)).build()).body());
    }

    private HttpRequest.Builder request(String method) {
        return HttpRequest.newBuilder(URI.create(sandbox.apiUrl() + method))
                .header("Authorization", "Bearer " + sandbox.botToken())
                .timeout(Duration.ofSeconds(20));
    }

    static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static HttpResponse<String> post(String url, String json) {
        return send(HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)).build());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
