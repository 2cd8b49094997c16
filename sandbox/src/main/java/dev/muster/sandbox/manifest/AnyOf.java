package dev.muster.sandbox.manifest;

import java.util.Set;
import java.util.TreeSet;

/**
 * Scopes of which one is enough.
 *
 * @param scopes the alternatives; empty where no scope is needed at all
 */
public record AnyOf(Set<String> scopes) {

    /** Keeps a copy. */
    public AnyOf {
        scopes = Set.copyOf(scopes);
    }

    static AnyOf of(String... scopes) {
        return new AnyOf(Set.of(scopes));
    }

    /** Whether a token with these scopes may do it. */
    public boolean grantedBy(Set<String> granted) {
        return scopes.isEmpty() || scopes.stream().anyMatch(granted::contains);
    }

    /** The alternatives as Slack names them in {@code needed}: sorted, with commas. */
    public String needed() {
        return String.join(",", new TreeSet<>(scopes));
    }
}
