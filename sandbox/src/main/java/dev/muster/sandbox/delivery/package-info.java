/** What the workspace sends to the app: events with their retries, commands and interactions. */
@NullMarked
package dev.muster.sandbox.delivery;

import org.jspecify.annotations.NullMarked;
