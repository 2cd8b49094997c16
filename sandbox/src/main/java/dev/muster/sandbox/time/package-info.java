/** The sandbox's only notion of now, so that minutes of retries pass in milliseconds. */
@NullMarked
package dev.muster.sandbox.time;

import org.jspecify.annotations.NullMarked;
