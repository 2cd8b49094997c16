/** Times and lengths of time in people's words. */
@NullMarked
package dev.muster.bot.time;

import org.jspecify.annotations.NullMarked;
