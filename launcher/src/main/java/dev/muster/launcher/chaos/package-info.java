/** Many people at work while the bot is killed again and again. */
@NullMarked
package dev.muster.launcher.chaos;

import org.jspecify.annotations.NullMarked;
