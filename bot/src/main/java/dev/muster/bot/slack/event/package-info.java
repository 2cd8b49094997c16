/** What Slack tells about channels: reading its events, keeping them, and catching up on what was missed. */
@NullMarked
package dev.muster.bot.slack.event;

import org.jspecify.annotations.NullMarked;
