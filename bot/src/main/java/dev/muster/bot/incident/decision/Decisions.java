package dev.muster.bot.incident.decision;

/** The ways in which people decide together. */
public record Decisions(Proposals proposals, Polls polls, YesNoQuestions questions) {}
