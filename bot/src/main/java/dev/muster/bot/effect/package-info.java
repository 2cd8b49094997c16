/** What must reach the outside world, committed with the change that caused it. */
@NullMarked
package dev.muster.bot.effect;

import org.jspecify.annotations.NullMarked;
