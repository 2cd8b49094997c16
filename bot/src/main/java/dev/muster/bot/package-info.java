/** The bot's process: start and stop, and the wiring of its features. */
@NullMarked
package dev.muster.bot;

import org.jspecify.annotations.NullMarked;
