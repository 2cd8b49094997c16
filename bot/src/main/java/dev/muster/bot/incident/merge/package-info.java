/** Two incidents that turn out to be the same. */
@NullMarked
package dev.muster.bot.incident.merge;

import org.jspecify.annotations.NullMarked;
