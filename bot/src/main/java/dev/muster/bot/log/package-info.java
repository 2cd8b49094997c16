/** How log lines look, what they carry beside their sentence, and what they never hold. */
@NullMarked
package dev.muster.bot.log;

import org.jspecify.annotations.NullMarked;
