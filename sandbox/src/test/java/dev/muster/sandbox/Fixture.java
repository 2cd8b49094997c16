package dev.muster.sandbox;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;

import dev.muster.sandbox.time.SandboxClock;

/** Workspaces for tests. */
final class Fixture {
    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private Fixture() {}

    /** A standing clock, no rate limits, every scope, and events one after the other, so that the last one is the last. */
    static SandboxOptions standing() {
        return SandboxOptions.defaults().clock(SandboxClock.manual(START)).rateLimits(false).deliveriesAtOnce(1);
    }

    /** The same with the scopes, events and commands of a manifest. */
    static SandboxOptions withManifest() {
        return standing().manifest(manifest());
    }

    static Path manifest() {
        try {
            return Path.of(Objects.requireNonNull(Fixture.class.getResource("/app-manifest.yml")).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
