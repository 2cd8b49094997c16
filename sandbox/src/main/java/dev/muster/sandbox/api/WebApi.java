package dev.muster.sandbox.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.api.Dispatch.Answer;
import dev.muster.sandbox.exchange.Exchange;
import dev.muster.sandbox.exchange.Exchanges;
import dev.muster.sandbox.time.SandboxClock;
import dev.muster.sandbox.wire.Json;
import dev.muster.sandbox.wire.Wire;
import dev.muster.sandbox.workspace.Refusal;
import dev.muster.sandbox.workspace.Workspace;
import io.javalin.http.Context;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;

/** {@code /api/{method}}: reads a call, lets it go right or wrong as it is to, and keeps a record of it. */
public final class WebApi implements AutoCloseable {
    private final Workspace workspace;
    private final AppRules app;
    private final Faults faults;
    private final CallLog log;
    private final Exchanges exchanges;
    private final Dispatch dispatch;
    private final Responses responses;
    private final Queue<CompletableFuture<?>> unanswered = new ConcurrentLinkedQueue<>();

    /** @param newSocketUrl makes the address of one more socket; each is good for one */
    public WebApi(Workspace workspace, Wire wire, AppRules app, BlockRules blocks, Switches switches, Faults faults, CallLog log,
            Exchanges exchanges, Supplier<String> newSocketUrl, boolean strict) {
        this.workspace = workspace;
        this.app = app;
        this.faults = faults;
        this.log = log;
        this.exchanges = exchanges;
        Desk desk = new Desk(workspace, wire, app, blocks, switches, new Paging(switches));
        this.dispatch = new Dispatch(desk, newSocketUrl, log, strict);
        this.responses = new Responses(desk);
    }

    /** What answers to commands and forms do. */
    public Responses responses() {
        return responses;
    }

    /** Handles one HTTP request. */
    public void handle(Context ctx) {
        log.started();
        try {
            handle(ctx, ctx.pathParam("method"));
        } finally {
            log.ended();
        }
    }

    private void handle(Context ctx, String method) {
        Instant at = workspace.now();
        Args args;
        try {
            args = Args.read(ctx.contentType(), ctx.body(), ctx.queryString());
        } catch (Refusal e) {
            answer(ctx, 200, Dispatch.refused(e.code()));
            return;
        }
        String header = ctx.header("Authorization");
        String inBody = method.startsWith("apps.") ? "" : args.text("token");
        String token = header != null && header.startsWith("Bearer ") ? header.substring("Bearer ".length()) : inBody;
        ctx.header("X-OAuth-Scopes", app.provided());
        Fault fault = faults.take(method).orElse(null);
        Exchange exchange = exchanges.begin(Exchange.Kind.CALL, method, at, args::withoutToken);
        go(ctx, new Incoming(method, token, args, at, fault, exchange, System.nanoTime()));
    }

    private record Incoming(String method, String token, Args args, Instant at, @Nullable Fault fault, Exchange exchange,
            long startedNanos) {}

    private void go(Context ctx, Incoming in) {
        switch (in.fault()) {
            case null -> applied(ctx, in);
            case Fault.RateLimited limited ->
                finish(ctx, in, 429, header(ctx, limited.retryAfter(), Dispatch.refused("ratelimited")), null);
            case Fault.Status status -> finish(ctx, in, status.code(), Dispatch.refused("http_" + status.code()), status.body());
            case Fault.StatusAfterEffect status -> finish(ctx, in, status.code(), apply(in).body(), status.body());
            case Fault.Refused refused -> finish(ctx, in, 200, Dispatch.refused(refused.code()), null);
            case Fault.RefusedAfterEffect refused -> {
                Answer hidden = apply(in);
                boolean worked = hidden.body().path("ok").asBoolean();
                finish(ctx, in, 200, worked ? Dispatch.refused(refused.code()) : hidden.body(), null);
            }
            case Fault.TimeoutBefore timeout -> {
                record(in, 0, Dispatch.refused("timeout"));
                neverAnswer(ctx);
            }
            case Fault.TimeoutAfterEffect timeout -> {
                record(in, 0, apply(in).body());
                neverAnswer(ctx);
            }
            case Fault.ResetAfterEffect reset -> {
                record(in, 0, apply(in).body());
                ServletContextRequest.getServletContextRequest(ctx.req()).getConnectionMetaData().getConnection().getEndPoint()
                        .close();
            }
            case Fault.Slow slow -> late(ctx, in, slow.by());
            case Fault.UnknownFields fields -> {
                ObjectNode body = apply(in).body();
                body.put("unheard_of", "value").putObject("unheard_of_too").put("deep", true);
                finish(ctx, in, 200, body, null);
            }
        }
    }

    private Answer apply(Incoming in) {
        return dispatch.answer(in.method(), in.token(), in.args());
    }

    private void applied(Context ctx, Incoming in) {
        Answer answer = apply(in);
        boolean limited = answer.retryAfter().isPositive();
        finish(ctx, in, limited ? 429 : 200, limited ? header(ctx, answer.retryAfter(), answer.body()) : answer.body(), null);
    }

    private static ObjectNode header(Context ctx, Duration retryAfter, ObjectNode body) {
        long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
        ctx.header("Retry-After", Long.toString(seconds));
        return body;
    }

    private void finish(Context ctx, Incoming in, int status, ObjectNode body, @Nullable String html) {
        record(in, status, body);
        if (html == null) {
            answer(ctx, status, body);
        } else {
            ctx.status(status).contentType("text/html; charset=utf-8").result(html);
        }
    }

    private static void answer(Context ctx, int status, ObjectNode body) {
        ctx.status(status).contentType("application/json; charset=utf-8").result(Json.write(body));
    }

    private void record(Incoming in, int status, ObjectNode body) {
        log.add(new ApiCall(in.method(), in.args().withoutToken(), in.at(), status, body, in.fault()));
        boolean good = status == 200 && body.path("ok").asBoolean();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - in.startedNanos());
        String problem = good ? null : status == 0 ? "no_answer" : body.path("error").asText("http_" + status);
        in.exchange().answered(new Exchange.Answer(workspace.now(), status, problem, body, millis));
        in.exchange().stands(good ? Exchange.State.GOOD : Exchange.State.BAD);
    }

    private void late(Context ctx, Incoming in, Duration by) {
        CompletableFuture<Void> later = new CompletableFuture<>();
        unanswered.add(later);
        ctx.future(() -> later.thenRun(() -> applied(ctx, in)));
        SandboxClock.Alarm unused = workspace.clock().at(in.at().plus(by), () -> later.completeAsync(() -> null));
    }

    private void neverAnswer(Context ctx) {
        CompletableFuture<Void> never = new CompletableFuture<>();
        unanswered.add(never);
        ctx.future(() -> never);
    }

    /** Lets go of the callers that were never answered. */
    @Override
    public void close() {
        unanswered.forEach(future -> future.cancel(false));
    }
}
