/** A workspace and the bot side by side, and how what happens between them is brought to an end. */
@NullMarked
package dev.muster.launcher.stage;

import org.jspecify.annotations.NullMarked;
