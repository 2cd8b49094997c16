/** A Slack-like workspace on one machine. It speaks Slack's wire format and knows nothing of any particular app. */
@NullMarked
package dev.muster.sandbox;

import org.jspecify.annotations.NullMarked;
