/** Deciding together: proposals with a window for objections, and decisions without one. */
@NullMarked
package dev.muster.bot.incident.decision;

import org.jspecify.annotations.NullMarked;
