package dev.muster.sandbox.workspace;

import java.time.Instant;

/** A link in a channel's bar. */
public record Bookmark(String id, String channel, String title, String link, String emoji, String rank, String updatedBy,
        Instant createdAt, Instant updatedAt) {}
