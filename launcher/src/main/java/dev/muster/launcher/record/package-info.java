/** What was said in the workspace, held against what the bot's export says. */
@NullMarked
package dev.muster.launcher.record;

import org.jspecify.annotations.NullMarked;
