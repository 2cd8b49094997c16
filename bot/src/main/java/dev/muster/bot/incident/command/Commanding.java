package dev.muster.bot.incident.command;

/** What people may do with command and the other roles. */
public record Commanding(Roles roles, Handovers handovers, Scripts scripts) {}
