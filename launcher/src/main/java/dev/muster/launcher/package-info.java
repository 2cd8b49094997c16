/** Starts a sandbox workspace and the bot side by side, and plays, replays and disturbs incidents in it. */
@NullMarked
package dev.muster.launcher;

import org.jspecify.annotations.NullMarked;
