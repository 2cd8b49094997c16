/** How an incident comes to its end: who may go, what is left and what is parked when it is resolved, and who owns the review. */
@NullMarked
package dev.muster.bot.incident.closing;

import org.jspecify.annotations.NullMarked;
