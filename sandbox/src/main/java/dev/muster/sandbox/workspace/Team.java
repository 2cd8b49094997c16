package dev.muster.sandbox.workspace;

/** The workspace's own name and id. */
public record Team(String id, String name, String domain) {
    public Team {
        if (!id.startsWith("T")) {
            throw new IllegalArgumentException("a team id starts with T, not " + id);
        }
    }
}
