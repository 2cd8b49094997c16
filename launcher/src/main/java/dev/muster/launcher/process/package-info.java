/** The bot as a process of its own, known only by its environment and its HTTP routes. */
@NullMarked
package dev.muster.launcher.process;

import org.jspecify.annotations.NullMarked;
