/** Slack as the bot sees it: the endpoint for what comes in, and what answers it. */
@NullMarked
package dev.muster.bot.slack;

import org.jspecify.annotations.NullMarked;
