package dev.muster.bot.incident;

/** What a rule decides that looked further than one incident as it is: a change to commit, or a refusal. */
public sealed interface JointVerdict permits JointChange, Rejection {}
