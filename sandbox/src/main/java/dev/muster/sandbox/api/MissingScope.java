package dev.muster.sandbox.api;

/** The token lacks a scope; {@link #needed} names those of which one would do. */
final class MissingScope extends RuntimeException {
    private final String needed;

    MissingScope(String needed) {
        super("missing_scope " + needed, null, false, false);
        this.needed = needed;
    }

    String needed() {
        return needed;
    }
}
