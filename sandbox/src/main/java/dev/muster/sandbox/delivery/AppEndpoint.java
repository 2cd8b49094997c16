package dev.muster.sandbox.delivery;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;

import dev.muster.sandbox.time.SandboxClock;
import dev.muster.sandbox.wire.Signature;
import org.jspecify.annotations.Nullable;

/** The app's one request URL. Sends signed requests there and gives an answer three seconds on the sandbox clock. */
public final class AppEndpoint implements AppLink, AutoCloseable {
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

    @Override
    public boolean isConnected() {
        return requestUrl != null;
    }

    /** Where deliveries are worked on, whichever way they take. */
    public Executor threads() {
        return threads;
    }

    @Override
    public CompletableFuture<Reply> send(Delivery delivery, int attempt, @Nullable String reason) {
        URI url = requestUrl;
        if (url == null) {
            return CompletableFuture.completedFuture(Reply.failed("connection_failed"));
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(url).header("Content-Type", delivery.contentType())
                .header("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
                .POST(HttpRequest.BodyPublishers.ofString(delivery.body()));
        Signature.headers(signingSecret, clock.instant(), delivery.body()).forEach(request::header);
        if (attempt > 0) {
            request.header("X-Slack-Retry-Num", Integer.toString(attempt)).header("X-Slack-Retry-Reason",
                    reason == null ? "unknown_error" : reason);
        }
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(request.build(), BodyHandlers.ofString());
        CompletableFuture<Reply> reply = answer.handle((response, error) -> reply(delivery.kind(), response, error));
        return Patience.limit(clock, PATIENCE_ON_STANDING_CLOCK, reply).whenComplete((done, error) -> answer.cancel(true));
    }

    private static Reply reply(Delivery.Kind kind, @Nullable HttpResponse<String> response, @Nullable Throwable error) {
        if (response == null) {
            Throwable cause = error instanceof CompletionException ? error.getCause() : error;
            boolean late = cause instanceof TimeoutException;
            return Reply.failed(late ? "http_timeout" : cause instanceof IOException ? "connection_failed" : "unknown_error");
        }
        boolean noRetry = response.headers().firstValue("X-Slack-No-Retry").filter("1"::equals).isPresent();
        int status = response.statusCode();
        return new Reply(status, response.body(), isTaken(kind, status) ? null : "http_error", noRetry);
    }

    /** Of an event Slack only wants to know that it arrived; to what somebody waits for it takes no answer but 200. */
    private static boolean isTaken(Delivery.Kind kind, int status) {
        return switch (kind) {
            case EVENT, RAW -> status >= 200 && status < 300;
            case URL_VERIFICATION, COMMAND, INTERACTION -> status == 200;
        };
    }

    @Override
    public void close() {
        requestUrl = null;
        client.shutdownNow();
        threads.shutdownNow();
    }
}
