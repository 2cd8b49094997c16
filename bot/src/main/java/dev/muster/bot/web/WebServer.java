package dev.muster.bot.web;

import java.time.Duration;
import java.util.List;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** The HTTP server: started once, stopped gracefully, so that requests under way are still answered. */
public final class WebServer implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(4);
    private static final Duration IDLE_AT_THE_END = Duration.ofMillis(50);

    private final String host;
    private final int wantedPort;
    private final Javalin javalin;

    /**
     * @param port the port to listen on; 0 for any free one
     */
    public WebServer(String host, int port, List<Routes> routes) {
        this.host = host;
        this.wantedPort = port;
        this.javalin = Javalin.create(config -> configure(config, List.copyOf(routes)));
    }

    /**
     * Listens from now on.
     *
     * @throws PortTaken when somebody else listens there
     */
    public WebServer start() {
        try {
            javalin.start(host, wantedPort);
        } catch (JavalinBindException e) {
            throw new PortTaken("port %d on %s: taken (expected: a free one)".formatted(wantedPort, host), e);
        }
        return this;
    }

    /** The port it listens on. */
    public int port() {
        return javalin.port();
    }

    /** Takes no new requests, lets those under way end, four seconds at most, and stops. */
    @Override
    public void close() {
        for (Connector connector : javalin.jettyServer().server().getConnectors()) {
            if (connector instanceof AbstractConnector open) {
                // Whoever keeps a connection without asking for anything is not waited for.
                open.setShutdownIdleTimeout(IDLE_AT_THE_END.toMillis());
            }
        }
        javalin.stop();
    }

    private static void configure(JavalinConfig config, List<Routes> routes) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = RequestBody.LARGEST;
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(GRACE.toMillis());
            server.insertHandler(new GracefulHandler());
            server.setErrorHandler(new JettyErrors());
        });
        config.router.javaLangErrorHandler(Errors::onJavaError);
        Errors.addTo(config.routes);
        config.routes.before(context -> context.header("X-Content-Type-Options", "nosniff"));
        routes.forEach(some -> some.addTo(config.routes));
    }

    /** The port is in use. */
    public static final class PortTaken extends RuntimeException {
        private static final long serialVersionUID = 1;

        PortTaken(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
