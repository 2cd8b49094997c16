/** What the workspace and the app said to each other of late, for somebody who looks on. */
@NullMarked
package dev.muster.sandbox.exchange;

import org.jspecify.annotations.NullMarked;
