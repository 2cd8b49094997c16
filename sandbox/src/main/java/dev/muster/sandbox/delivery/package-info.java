/**
 * What the workspace sends to the app: events with their retries, commands and interactions. All of it goes by HTTP through
 * {@link dev.muster.sandbox.delivery.AppEndpoint}; a socket would take that class's place and nothing else's.
 */
@NullMarked
package dev.muster.sandbox.delivery;

import org.jspecify.annotations.NullMarked;
