/** The settings: read from the environment and {@code muster.yml}, checked whole, with a default for everything. */
@NullMarked
package dev.muster.bot.config;

import org.jspecify.annotations.NullMarked;
