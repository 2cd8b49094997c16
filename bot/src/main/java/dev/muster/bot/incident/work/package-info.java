/** Work that is given to one person for a time: assignments. */
@NullMarked
package dev.muster.bot.incident.work;

import org.jspecify.annotations.NullMarked;
