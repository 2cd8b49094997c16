/** Holds recorded traffic against samples of Slack's own answers and payloads: every field that was sent must exist there, with that JSON type. */
@NullMarked
package dev.muster.sandbox.shape;

import org.jspecify.annotations.NullMarked;
