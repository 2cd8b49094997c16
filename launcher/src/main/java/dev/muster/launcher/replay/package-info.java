/** A chat as it was once written, told again to the bot and compared with what it kept. */
@NullMarked
package dev.muster.launcher.replay;

import org.jspecify.annotations.NullMarked;
