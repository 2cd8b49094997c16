package dev.muster.bot.incident.work;

/** All that can be done with assignments: giving them, and working on them; and who is away. */
public record Work(Assigning assigning, Assignments assignments, Absences absences) {}
