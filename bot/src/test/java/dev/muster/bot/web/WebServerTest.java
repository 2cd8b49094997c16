package dev.muster.bot.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebServerTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private Readiness readiness = () -> List.of(new Readiness.Check("store", true, "answers in 2 ms"));
    private final WebServer server = new WebServer("127.0.0.1", 0, List.of(new HealthRoutes(() -> readiness.checks(), metrics),
            routes -> routes.get("/breaks", context -> {
                throw new IllegalStateException("secret detail");
            }), routes -> routes.get("/slow", context -> {
                entered.countDown();
                assertThat(mayEnd.await(10, TimeUnit.SECONDS)).isTrue();
                context.result("done on " + (Thread.currentThread().isVirtual() ? "a virtual thread" : "a platform thread"));
            }))).start();

    @AfterEach
    void stop() {
        client.shutdownNow();
        server.close();
    }

    @Test
    void it_is_alive_and_ready_and_measured() throws Exception {
        metrics.counter("muster.tried").increment();

        assertThat(get("/healthz").body()).isEqualTo("{\"status\":\"up\"}");
        assertThat(get("/readyz").statusCode()).isEqualTo(200);
        assertThat(get("/readyz").body())
                .isEqualTo("{\"ready\":true,\"checks\":{\"store\":{\"ok\":true,\"detail\":\"answers in 2 ms\"}}}");
        assertThat(get("/metrics").body()).contains("muster_tried_total 1.0");
    }

    @Test
    void a_check_that_fails_or_cannot_be_made_means_not_ready() throws Exception {
        readiness = () -> List.of(new Readiness.Check("slack", false, "no answer for 3 minutes"));
        assertThat(get("/readyz").statusCode()).isEqualTo(503);
        assertThat(get("/readyz").body())
                .startsWith("{\"ready\":false,\"not_ready\":[\"slack\"],").contains("no answer for 3 minutes");

        readiness = () -> {
            throw new IllegalStateException("secret detail");
        };
        assertThat(get("/readyz").statusCode()).isEqualTo(503);
        assertThat(get("/readyz").body()).doesNotContain("secret");
        assertThat(get("/healthz").statusCode()).isEqualTo(200);
    }

    @Test
    void an_unknown_address_or_method_is_answered_in_words() throws Exception {
        assertThat(get("/nowhere").statusCode()).isEqualTo(404);
        assertThat(get("/nowhere").body()).isEqualTo("{\"error\":\"There is nothing here.\"}");

        HttpResponse<String> wrong = client.send(HttpRequest.newBuilder(uri("/healthz")).DELETE().build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(wrong.statusCode()).isEqualTo(405);
        assertThat(wrong.body()).isEqualTo("{\"error\":\"This address does not take DELETE.\"}");
    }

    @Test
    void a_failure_is_answered_with_a_reference_and_never_a_stack_trace() throws Exception {
        HttpResponse<String> answer = get("/breaks");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).matches("\\{\"error\":\"Something went wrong on our side. Reference: [0-9a-f]{8}\"}");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void what_is_no_http_is_answered_in_words_too() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write("GET /\u0001 HTTP/1.1\r\nHost: a\r\nBad Header\u0000: x\r\n\r\n".getBytes(
                    StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            try (InputStream answer = socket.getInputStream()) {
                assertThat(new String(answer.readAllBytes(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 400")
                        .contains("{\"error\":\"This request cannot be handled.\"}").doesNotContain("jetty", "Exception");
            }
        }
    }

    @Test
    void a_request_under_way_is_still_answered_when_the_server_stops() throws Exception {
        CompletableFuture<HttpResponse<String>> slow = client.sendAsync(HttpRequest.newBuilder(uri("/slow")).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();

        HttpRequest later = HttpRequest.newBuilder(uri("/healthz")).build();
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::close);
        // Much longer than a connection is kept that asks for nothing.
        assertThatThrownBy(() -> stopped.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        mayEnd.countDown();

        assertThat(slow.get(10, TimeUnit.SECONDS).body()).isEqualTo("done on a virtual thread");
        stopped.get(10, TimeUnit.SECONDS);
        assertThatThrownBy(() -> client.send(later, HttpResponse.BodyHandlers.ofString())).isInstanceOf(IOException.class);
    }

    @Test
    void a_taken_port_is_said_plainly() {
        assertThatThrownBy(() -> new WebServer("127.0.0.1", server.port(), List.of()).start())
                .isInstanceOf(WebServer.PortTaken.class).hasMessage("port %d on 127.0.0.1: taken (expected: a free one)",
                        server.port());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }
}
