/** Archiving the channel of an incident that is over, late and only when somebody wants it. */
@NullMarked
package dev.muster.bot.incident.archive;

import org.jspecify.annotations.NullMarked;
