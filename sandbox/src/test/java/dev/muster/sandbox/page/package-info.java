/** The page in a real browser, with a tiny app behind the workspace. */
@NullMarked
package dev.muster.sandbox.page;

import org.jspecify.annotations.NullMarked;
