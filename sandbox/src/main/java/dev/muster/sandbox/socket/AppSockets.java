package dev.muster.sandbox.socket;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.delivery.AppLink;
import dev.muster.sandbox.delivery.Delivery;
import dev.muster.sandbox.delivery.Patience;
import dev.muster.sandbox.delivery.Reply;
import dev.muster.sandbox.time.SandboxClock;
import dev.muster.sandbox.wire.Json;
import dev.muster.sandbox.workspace.Workspace;
import io.javalin.config.JavalinConfig;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeRequest;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeResponse;
import org.eclipse.jetty.ee10.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.eclipse.jetty.io.EndPoint;
import org.jspecify.annotations.Nullable;

/**
 * The sockets that the app opened, up to ten: each delivery goes over one of them, in turn. An acknowledgement counts on the
 * socket by which its envelope went, and within three seconds on the sandbox clock. On request they misbehave.
 */
public final class AppSockets implements AppLink, AutoCloseable {
    /** Why Slack lets go of a socket, in its own words. */
    public enum Reason {
        /** The socket goes in ten seconds. */
        WARNING,
        /** The socket goes now. */
        REFRESH_REQUESTED,
        /** Somebody switched Socket Mode off: every socket goes, and no new one is given. */
        LINK_DISABLED,
        /** There are ten already. */
        TOO_MANY_WEBSOCKETS
    }

    private static final int MOST = 10;
    private static final String PATH = "/link/";
    private static final Duration TICKET_LIVES = Duration.ofSeconds(30);
    private static final Duration WARNED_BEFORE = Duration.ofSeconds(10);
    private static final Duration PING_EVERY = Duration.ofSeconds(10);
    private static final Duration EVENT_ON_STANDING_CLOCK = Patience.DEADLINE;
    private static final Duration PERSON_ON_STANDING_CLOCK = Duration.ofSeconds(30);

    private record Waiting(AppSocket socket, SocketEnvelope envelope, CompletableFuture<Reply> reply) {}

    private final Workspace workspace;
    private final SandboxClock clock;
    private final BiConsumer<String, String> violation;
    private final Map<String, Instant> tickets = new ConcurrentHashMap<>();
    private final List<AppSocket> open = new CopyOnWriteArrayList<>();
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
    private final Set<String> sentIds = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger everOpened = new AtomicInteger();
    private final AtomicInteger upgradesToRefuse = new AtomicInteger();
    private volatile boolean inPieces;
    private volatile boolean closing;

    /** @param violation told what no workspace would understand: what it was about, and the problem */
    public AppSockets(Workspace workspace, BiConsumer<String, String> violation) {
        this.workspace = workspace;
        this.clock = workspace.clock();
        this.violation = violation;
    }

    /** Puts the address of the sockets on a server. */
    public void on(JavalinConfig config) {
        config.jetty.modifyServletContextHandler(handler -> JettyWebSocketServletContainerInitializer.configure(handler,
                (context, container) -> {
                    container.setIdleTimeout(Duration.ZERO);
                    container.addMapping(PATH + "*", this::upgrade);
                }));
    }

    /** The address of one more socket. It is good for one, and for half a minute. */
    public String newUrl(String baseUrl) {
        String ticket = workspace.ids().uuid();
        tickets.put(ticket, clock.instant().plus(TICKET_LIVES));
        return baseUrl.replaceFirst("^http", "ws") + PATH + "?ticket=" + ticket + "&app_id=" + workspace.app().appId();
    }

    private @Nullable AppSocket upgrade(JettyServerUpgradeRequest request, JettyServerUpgradeResponse response) throws Exception {
        if (upgradesToRefuse.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            response.sendError(503, "no server for this socket");
            return null;
        }
        String ticket = Optional.ofNullable(request.getParameterMap().get("ticket")).map(List::getFirst).orElse("");
        Instant until = tickets.remove(ticket);
        if (until == null || until.isBefore(clock.instant())) {
            response.sendError(401, "this ticket is not good");
            return null;
        }
        EndPoint endPoint = ServletContextRequest.getServletContextRequest(request.getHttpServletRequest())
                .getConnectionMetaData()
                .getConnection().getEndPoint();
        return new AppSocket(new Owner(), endPoint::close);
    }

    /** How many sockets the app holds. */
    public int count() {
        return open.size();
    }

    /** How many it opened since the start. */
    public int everOpened() {
        return everOpened.get();
    }

    /** Cuts every connection without a word. */
    public void drop() {
        open.forEach(AppSocket::drop);
    }

    /** Closes every socket properly. */
    public void closeAll() {
        open.forEach(socket -> socket.close(1000, "bye"));
    }

    /** Every socket stays open, and nothing comes over it any more. */
    public void silence() {
        open.forEach(AppSocket::silence);
    }

    /** The next attempts to open a socket with a good ticket get a 503. */
    public void refuseNext(int attempts) {
        upgradesToRefuse.addAndGet(attempts);
    }

    /** Whether messages come in many frames. */
    public void inPieces(boolean on) {
        inPieces = on;
    }

    /** Tells the app on each of its sockets that it goes, and lets it go. Switching Socket Mode off is another matter. */
    public void disconnect(Reason reason) {
        open.forEach(socket -> disconnect(socket, reason));
    }

    private void disconnect(AppSocket socket, Reason reason) {
        ObjectNode message = Json.object().put("type", "disconnect").put("reason",
                reason.name().toLowerCase(Locale.ROOT));
        message.putObject("debug_info").put("host", "applink-sandbox");
        socket.send(message, false);
        if (reason == Reason.WARNING) {
            SandboxClock.Alarm unused = clock.at(clock.instant().plus(WARNED_BEFORE), () -> socket.close(1000, "warned before"));
        } else {
            socket.close(1000, message.path("reason").asText());
        }
    }

    @Override
    public boolean isConnected() {
        return !open.isEmpty();
    }

    @Override
    public CompletableFuture<Reply> send(Delivery delivery, int attempt, @Nullable String reason) {
        List<AppSocket> sockets = List.copyOf(open);
        if (sockets.isEmpty() || delivery.kind() == Delivery.Kind.URL_VERIFICATION) {
            return CompletableFuture.completedFuture(Reply.failed("connection_failed"));
        }
        AppSocket socket = sockets.get(Math.floorMod(turn.getAndIncrement(), sockets.size()));
        String before = delivery.envelopeId();
        String id = before != null && attempt == 0 ? before : workspace.ids().uuid();
        delivery.inEnvelope(id);
        SocketEnvelope envelope = SocketEnvelope.around(delivery, id, attempt, reason);
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        Waiting mine = new Waiting(socket, envelope, reply);
        Waiting other = waiting.put(id, mine);
        if (other != null) {
            var unused = reply.thenAccept(other.reply()::complete);
        }
        sentIds.add(id);
        boolean event = envelope.type() == SocketEnvelope.Type.EVENTS_API;
        CompletableFuture<Reply> limited = Patience
                .limit(clock, event ? EVENT_ON_STANDING_CLOCK : PERSON_ON_STANDING_CLOCK, reply)
                .whenComplete((done, error) -> waiting.remove(id, mine));
        socket.send(envelope.json(), inPieces);
        if (!open.contains(socket)) {
            reply.complete(Reply.failed("connection_failed"));
        }
        return limited;
    }

    private void acknowledged(AppSocket socket, String text) {
        JsonNode message = Json.tryParse(text).filter(JsonNode::isObject).orElseGet(Json::object);
        String id = message.path("envelope_id").asText("");
        if (!sentIds.contains(id)) {
            violation.accept("socket", "an acknowledgement of an envelope that never was: " + text);
            return;
        }
        Waiting answered = waiting.get(id);
        if (answered == null) {
            // Late, or for the second time: Slack has long made up its mind.
            return;
        }
        JsonNode payload = message.path("payload");
        if (answered.socket() != socket) {
            violation.accept("socket", "an envelope was acknowledged on another socket than it came by");
        } else if (!payload.isMissingNode() && !answered.envelope().type().takesPayload()) {
            violation.accept("socket", "an acknowledgement says something where nothing can be said: " + text);
        } else {
            answered.reply().complete(new Reply(200, payload.isMissingNode() ? "" : Json.write(payload), null, false));
        }
    }

    private ObjectNode hello() {
        ObjectNode hello = Json.object().put("type", "hello").put("num_connections", open.size());
        hello.putObject("debug_info").put("host", "applink-sandbox").put("started", clock.instant().toString())
                .put("build_number", 1).put("approximate_connection_time", 18_060);
        hello.putObject("connection_info").put("app_id", workspace.app().appId());
        return hello;
    }

    /** A running clock lets pings go out by themselves; a standing one would send thousands of them in one step. */
    private void keepAlive(AppSocket socket) {
        if (!clock.isManual() && open.contains(socket)) {
            socket.ping();
            SandboxClock.Alarm unused = clock.at(clock.instant().plus(PING_EVERY), () -> keepAlive(socket));
        }
    }

    @Override
    public void close() {
        closing = true;
        drop();
    }

    private final class Owner implements AppSocket.Owner {
        @Override
        public void opened(AppSocket socket) {
            if (closing || open.size() >= MOST) {
                disconnect(socket, Reason.TOO_MANY_WEBSOCKETS);
                return;
            }
            open.add(socket);
            everOpened.incrementAndGet();
            socket.send(hello(), inPieces);
            keepAlive(socket);
        }

        @Override
        public void said(AppSocket socket, String text) {
            acknowledged(socket, text);
        }

        @Override
        public void closed(AppSocket socket) {
            open.remove(socket);
            waiting.values().stream().filter(one -> one.socket() == socket)
                    .forEach(one -> one.reply().complete(Reply.failed("connection_failed")));
        }
    }
}
