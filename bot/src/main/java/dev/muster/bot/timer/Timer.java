package dev.muster.bot.timer;

import java.time.Instant;

import dev.muster.bot.id.IncidentId;

/**
 * A deadline as it stands in the store.
 *
 * @param id       the store's number of it
 * @param incident whose deadline it is
 * @param kind     what happens then
 * @param about    which one of its kind within the incident, such as a proposal's number; empty where there is only one
 * @param dueAt    when; it fires at this time or, after downtime, as soon as possible afterwards, once
 */
public record Timer(long id, IncidentId incident, TimerKind kind, String about, Instant dueAt) {}
