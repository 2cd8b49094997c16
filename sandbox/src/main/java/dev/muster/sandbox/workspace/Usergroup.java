package dev.muster.sandbox.workspace;

import java.time.Instant;
import java.util.List;

/** A named set of people, such as {@code @oncall-db}. */
public record Usergroup(String id, String handle, String name, List<String> users, Instant createdAt) {
    public Usergroup {
        users = List.copyOf(users);
    }
}
