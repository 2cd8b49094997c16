/** A doubt about the severity: the higher one holds, and the debate is for the review. */
@NullMarked
package dev.muster.bot.incident.dispute;

import org.jspecify.annotations.NullMarked;
