/** Who has command and which role, how it passes on, and how those who have it are looked after. */
@NullMarked
package dev.muster.bot.incident.command;

import org.jspecify.annotations.NullMarked;
