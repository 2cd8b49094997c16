/** The Web API: methods, their arguments and scopes, rate limits, and faults on demand. */
@NullMarked
package dev.muster.sandbox.api;

import org.jspecify.annotations.NullMarked;
