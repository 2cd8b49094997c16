package dev.muster.sandbox;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.muster.sandbox.api.AppRules;
import dev.muster.sandbox.api.BlockRules;
import dev.muster.sandbox.api.CallLog;
import dev.muster.sandbox.api.Endpoints;
import dev.muster.sandbox.api.Faults;
import dev.muster.sandbox.api.Switches;
import dev.muster.sandbox.api.WebApi;
import dev.muster.sandbox.delivery.AppEndpoint;
import dev.muster.sandbox.delivery.AppLink;
import dev.muster.sandbox.delivery.Deliveries;
import dev.muster.sandbox.delivery.EventFeed;
import dev.muster.sandbox.delivery.Interactions;
import dev.muster.sandbox.exchange.Exchanges;
import dev.muster.sandbox.manifest.Manifest;
import dev.muster.sandbox.socket.AppSockets;
import dev.muster.sandbox.time.SandboxClock;
import dev.muster.sandbox.wire.Wire;
import dev.muster.sandbox.workspace.Account;
import dev.muster.sandbox.workspace.AppIdentity;
import dev.muster.sandbox.workspace.Bot;
import dev.muster.sandbox.workspace.Ids;
import dev.muster.sandbox.workspace.Team;
import dev.muster.sandbox.workspace.Workspace;
import dev.muster.sandbox.workspace.WorkspaceEvent;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import org.jspecify.annotations.Nullable;

/** All the parts of one running workspace, put together. */
final class Plant implements AutoCloseable {
    private static final long MAX_REQUEST = 50_000_000;
    private final SandboxOptions options;
    private final SandboxClock clock;
    private final boolean ownClock;
    private final Workspace workspace;
    private final AppRules rules;
    private final Switches switches;
    private final Faults faults;
    private final CallLog log = new CallLog();
    private final Exchanges exchanges = new Exchanges();
    private final AppEndpoint endpoint;
    private final AppSockets sockets;
    private final AppLink link;
    private final Deliveries deliveries;
    private final Interactions interactions;
    private final WebApi api;
    private final Inside inside;
    private final String url;
    private final Javalin server;
    private final ExecutorService tellers = Executors
            .newSingleThreadExecutor(Thread.ofVirtual().name("sandbox-listener").factory());

    Plant(SandboxOptions options, Supplier<Sandbox> sandbox) {
        this.options = options;
        SandboxClock given = options.clock();
        this.ownClock = given == null;
        this.clock = given == null ? SandboxClock.running() : given;
        @Nullable
        Manifest manifest = options.manifest() == null ? null : Manifest.read(options.manifest());
        this.rules = new AppRules(manifest);
        this.switches = new Switches(options.rateLimits(), manifest != null && manifest.socketModeEnabled());
        this.faults = new Faults(options.seed());
        Ids ids = new Ids(options.seed());
        AppIdentity app = identity(manifest, ids);
        this.workspace = new Workspace(new Team(options.teamId(), options.teamName(), options.teamDomain()), app, clock, ids);
        addSlackbot();
        Bot unused = new Population(workspace).appBot(app.appId(), app.botId(), app.botUserId(), app.name(), app.botName());
        this.sockets = new AppSockets(workspace, log::violation);
        // The address is part of what is written, so the port must be known before anything else is built.
        this.server = Javalin.create(config -> configure(config, sandbox)).start();
        this.url = "http://" + options.host() + ":" + server.port();
        Wire wire = Wire.of(workspace, url);
        this.endpoint = new AppEndpoint(clock, app.signingSecret());
        this.link = new ChosenLink(switches, endpoint, sockets);
        this.deliveries = new Deliveries(link, endpoint.threads(), clock, exchanges, options.deliveriesAtOnce(),
                options.retryAfter());
        this.interactions = new Interactions(workspace, wire, deliveries);
        this.api = new WebApi(workspace, wire, rules, BlockRules.strict(), switches, faults, log, exchanges,
                () -> sockets.newUrl(url), options.strict());
        this.inside = new Inside(workspace, interactions, api.responses(), log, manifest);
        workspace.listen(new EventFeed(workspace, wire, deliveries, rules::subscribed)::accept);
    }

    private void configure(JavalinConfig config, Supplier<Sandbox> sandbox) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.maxRequestSize = MAX_REQUEST;
        config.jetty.host = options.host();
        config.jetty.port = options.port();
        new Endpoints(workspace, this::api).on(config.routes);
        sockets.on(config);
        options.mounts().forEach(mount -> mount.on(config, sandbox));
    }

    private static AppIdentity identity(@Nullable Manifest manifest, Ids ids) {
        String name = manifest == null ? "App" : manifest.appName();
        String shown = manifest == null || manifest.botDisplayName().isEmpty() ? name : manifest.botDisplayName();
        String userName = shown.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_.-]+", "_");
        return new AppIdentity(ids.next("A"), ids.next("B"), ids.next("U"), name, userName, "xoxb-" + ids.secret(40),
                "xapp-1-" + ids.secret(40), ids.secret(32), ids.secret(24));
    }

    private void addSlackbot() {
        Account unused = workspace.accounts()
                .add(new Account(Account.SLACKBOT, "slackbot", "Slackbot", "", "UTC", false, false, null, clock.instant()));
    }

    void onChange(Consumer<WorkspaceEvent> listener) {
        workspace.listen(event -> {
            if (!tellers.isShutdown()) {
                tellers.execute(() -> listener.accept(event));
            }
        });
    }

    void quiet(Duration atMost) {
        long until = System.nanoTime() + atMost.toNanos();
        try {
            boolean still = false;
            while (!still) {
                if (!deliveries.quiet(left(until)) || !log.quiet(left(until))) {
                    throw new IllegalStateException("still busy after " + atMost + ": " + deliveries.all().stream()
                            .filter(d -> d.state().isBusy()).map(Object::toString).limit(5).toList());
                }
                still = deliveries.quiet(Duration.ZERO);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for quiet", e);
        }
    }

    private static Duration left(long until) {
        return Duration.ofNanos(Math.max(0, until - System.nanoTime()));
    }

    private WebApi api() {
        return api;
    }

    Workspace workspace() {
        return workspace;
    }

    Inside inside() {
        return inside;
    }

    AppEndpoint endpoint() {
        return endpoint;
    }

    AppSockets sockets() {
        return sockets;
    }

    /** Whether anything sent now could reach the app. */
    boolean isConnected() {
        return link.isConnected();
    }

    Deliveries deliveries() {
        return deliveries;
    }

    Interactions interactions() {
        return interactions;
    }

    AppRules rules() {
        return rules;
    }

    Switches switches() {
        return switches;
    }

    Faults faults() {
        return faults;
    }

    CallLog log() {
        return log;
    }

    Exchanges exchanges() {
        return exchanges;
    }

    String url() {
        return url;
    }

    @Override
    public void close() {
        endpoint.close();
        sockets.close();
        api.close();
        Javalin unused = server.stop();
        tellers.shutdownNow();
        if (ownClock) {
            clock.close();
        }
    }
}
