/** The ids that everything else speaks in: records, never bare strings. */
@NullMarked
package dev.muster.bot.id;

import org.jspecify.annotations.NullMarked;
