package dev.muster.sandbox.delivery;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.muster.sandbox.time.SandboxClock;
import dev.muster.sandbox.wire.Signature;
import org.jspecify.annotations.Nullable;

/** The app's one request URL. Sends signed requests there and gives an answer three seconds on the sandbox clock. */
public final class AppEndpoint implements AutoCloseable {
    /** How long the app has, on the sandbox clock. */
    public static final Duration DEADLINE = Duration.ofSeconds(3);
    /** A standing clock never reaches the deadline by itself, and a hanging app must not hang its test. */
    private static final Duration PATIENCE_ON_STANDING_CLOCK = Duration.ofSeconds(30);

    private final SandboxClock clock;
    private final String signingSecret;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3)).executor(threads).build();
    private volatile @Nullable URI requestUrl;

    public AppEndpoint(SandboxClock clock, String signingSecret) {
        this.clock = clock;
        this.signingSecret = signingSecret;
    }

    public void connect(URI url) {
        requestUrl = url;
    }

    public void disconnect() {
        requestUrl = null;
    }

    public boolean isConnected() {
        return requestUrl != null;
    }

    ExecutorService threads() {
        return threads;
    }

    /** Sends one request; the future always completes with a reply. */
    CompletableFuture<Reply> send(String body, String contentType, Map<String, String> headers) {
        URI url = requestUrl;
        if (url == null) {
            return CompletableFuture.completedFuture(Reply.failed("connection_failed"));
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(url).header("Content-Type", contentType)
                .header("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        Signature.headers(signingSecret, clock.instant(), body).forEach(request::header);
        headers.forEach(request::header);
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(request.build(), BodyHandlers.ofString());
        CompletableFuture<Reply> reply = answer.handle(AppEndpoint::reply);
        SandboxClock.Alarm deadline = clock.at(clock.instant().plus(DEADLINE),
                () -> reply.complete(Reply.failed("http_timeout")));
        CompletableFuture<Reply> patient = clock.isManual()
                ? reply.completeOnTimeout(Reply.failed("http_timeout"), PATIENCE_ON_STANDING_CLOCK.toSeconds(), TimeUnit.SECONDS)
                : reply;
        return patient.whenComplete((done, error) -> {
            deadline.cancel();
            answer.cancel(true);
        });
    }

    private static Reply reply(@Nullable HttpResponse<String> response, @Nullable Throwable error) {
        if (response == null) {
            Throwable cause = error instanceof CompletionException ? error.getCause() : error;
            boolean late = cause instanceof TimeoutException;
            return Reply.failed(late ? "http_timeout" : cause instanceof IOException ? "connection_failed" : "unknown_error");
        }
        boolean noRetry = response.headers().firstValue("X-Slack-No-Retry").filter("1"::equals).isPresent();
        int status = response.statusCode();
        return new Reply(status, response.body(), status >= 200 && status < 300 ? null : "http_error", noRetry);
    }

    @Override
    public void close() {
        requestUrl = null;
        client.shutdownNow();
        threads.shutdownNow();
    }
}
