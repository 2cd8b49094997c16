/** Telling others how it stands: status updates, texts for customers, and how often something is heard. */
@NullMarked
package dev.muster.bot.incident.update;

import org.jspecify.annotations.NullMarked;
