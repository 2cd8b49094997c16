package dev.muster.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.muster.sandbox.delivery.Deliveries;
import dev.muster.sandbox.time.SandboxClock;
import io.javalin.config.JavalinConfig;
import org.jspecify.annotations.Nullable;

/**
 * How a workspace is set up. {@link #defaults} is a running clock, a free port on this machine only, rate limits on.
 *
 * @param port 0 for any free one
 * @param clock null for a running one
 * @param manifest the app's manifest, which decides its scopes, events and commands; null allows everything
 * @param rateLimits whether calls are limited as Slack limits them
 * @param strict whether unknown arguments are refused and noted as violations
 * @param deliveriesAtOnce how many events are on their way to the app at the same time
 * @param seed of all ids and chances: the same seed gives the same ones
 * @param mounts what else is served at the same address
 * @param retryAfter when an event is tried again, counted from when the attempt before was due
 */
public record SandboxOptions(String host, int port, @Nullable SandboxClock clock, @Nullable Path manifest, String teamId,
        String teamName,
        String teamDomain, boolean rateLimits, boolean strict, int deliveriesAtOnce, long seed, List<Mount> mounts,
        List<Duration> retryAfter) {

    /** Something else to serve at the workspace's address, such as its page. */
    @FunctionalInterface
    public interface Mount {
        /** Adds routes before the server starts; {@code sandbox} gives the workspace once it runs. */
        void on(JavalinConfig config, Supplier<Sandbox> sandbox);
    }

    public SandboxOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is between 0 and 65535, not " + port);
        }
        if (deliveriesAtOnce < 1) {
            throw new IllegalArgumentException("at least one delivery at once, not " + deliveriesAtOnce);
        }
        mounts = List.copyOf(mounts);
        retryAfter = List.copyOf(retryAfter);
    }

    /** A workspace named Acme as described above. */
    public static SandboxOptions defaults() {
        return new SandboxOptions("127.0.0.1", 0, null, null, "T0ACME0000", "Acme", "acme", true, true, 10, 1, List.of(),
                Deliveries.RETRY_AFTER);
    }

    /** Where it listens; anything but this machine's own address opens it to others. */
    public SandboxOptions host(String value) {
        return new SandboxOptions(value, port, clock, manifest, teamId, teamName, teamDomain, rateLimits, strict,
                deliveriesAtOnce,
                seed, mounts, retryAfter);
    }

    public SandboxOptions port(int value) {
        return new SandboxOptions(host, value, clock, manifest, teamId, teamName, teamDomain, rateLimits, strict,
                deliveriesAtOnce,
                seed, mounts, retryAfter);
    }

    public SandboxOptions clock(SandboxClock value) {
        return new SandboxOptions(host, port, value, manifest, teamId, teamName, teamDomain, rateLimits, strict, deliveriesAtOnce,
                seed, mounts, retryAfter);
    }

    public SandboxOptions manifest(Path value) {
        return new SandboxOptions(host, port, clock, value, teamId, teamName, teamDomain, rateLimits, strict, deliveriesAtOnce,
                seed, mounts, retryAfter);
    }

    public SandboxOptions team(String id, String name, String domain) {
        return new SandboxOptions(host, port, clock, manifest, id, name, domain, rateLimits, strict, deliveriesAtOnce, seed,
                mounts, retryAfter);
    }

    public SandboxOptions rateLimits(boolean value) {
        return new SandboxOptions(host, port, clock, manifest, teamId, teamName, teamDomain, value, strict, deliveriesAtOnce,
                seed, mounts, retryAfter);
    }

    public SandboxOptions strict(boolean value) {
        return new SandboxOptions(host, port, clock, manifest, teamId, teamName, teamDomain, rateLimits, value, deliveriesAtOnce,
                seed, mounts, retryAfter);
    }

    public SandboxOptions deliveriesAtOnce(int value) {
        return new SandboxOptions(host, port, clock, manifest, teamId, teamName, teamDomain, rateLimits, strict, value, seed,
                mounts, retryAfter);
    }

    public SandboxOptions seed(long value) {
        return new SandboxOptions(host, port, clock, manifest, teamId, teamName, teamDomain, rateLimits, strict, deliveriesAtOnce,
                value, mounts, retryAfter);
    }

    /** Serves something more at the same address. */
    public SandboxOptions mount(Mount more) {
        List<Mount> all = new ArrayList<>(mounts);
        all.add(more);
        return new SandboxOptions(host, port, clock, manifest, teamId, teamName, teamDomain, rateLimits, strict, deliveriesAtOnce,
                seed, all, retryAfter);
    }

    /** Other waits before events are tried again than Slack's, for those who cannot wait for six minutes. */
    public SandboxOptions retryAfter(List<Duration> value) {
        return new SandboxOptions(host, port, clock, manifest, teamId, teamName, teamDomain, rateLimits, strict, deliveriesAtOnce,
                seed, mounts, value);
    }
}
