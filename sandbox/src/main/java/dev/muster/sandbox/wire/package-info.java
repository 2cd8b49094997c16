/** How things of the workspace look as JSON, and how requests are signed. */
@NullMarked
package dev.muster.sandbox.wire;

import org.jspecify.annotations.NullMarked;
