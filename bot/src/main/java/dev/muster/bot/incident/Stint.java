package dev.muster.bot.incident;

import java.time.Instant;

import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/** For how long somebody had a role: until {@code to}, null while they have it. When the incident is over, so is the stint. */
public record Stint(String role, UserId user, Instant from, @Nullable Instant to) {}
