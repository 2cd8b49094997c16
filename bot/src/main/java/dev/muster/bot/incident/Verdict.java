package dev.muster.bot.incident;

/** What a rule decides about a wish: a change to commit, or a refusal. */
public sealed interface Verdict permits IncidentChange, Rejection {}
