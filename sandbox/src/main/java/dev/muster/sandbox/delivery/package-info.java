/**
 * What the workspace sends to the app: events with their retries, commands and interactions. All of it goes through an
 * {@link dev.muster.sandbox.delivery.AppLink}: by HTTP to the app's request URL, or over the sockets that it opened.
 */
@NullMarked
package dev.muster.sandbox.delivery;

import org.jspecify.annotations.NullMarked;
