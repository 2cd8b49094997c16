/** Taking back what was changed a moment ago. */
@NullMarked
package dev.muster.bot.incident.undo;

import org.jspecify.annotations.NullMarked;
