/** Incidents written down as steps, and carried out by people of the workspace. */
@NullMarked
package dev.muster.launcher.play;

import org.jspecify.annotations.NullMarked;
