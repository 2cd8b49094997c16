/** Requests that are almost what Slack would send. */
@NullMarked
package dev.muster.launcher.fuzz;

import org.jspecify.annotations.NullMarked;
