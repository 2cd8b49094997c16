package dev.muster.sandbox.workspace;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** What may post without being a person: an app's bot, or an incoming webhook (which has no user). */
public record Bot(String id, String appId, String name, @Nullable String userId, Instant updatedAt) {}
