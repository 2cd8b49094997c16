/** Deadlines that live in the database: set with the change that needs them, fired once. */
@NullMarked
package dev.muster.bot.timer;

import org.jspecify.annotations.NullMarked;
