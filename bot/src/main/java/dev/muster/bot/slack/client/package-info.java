/** The Web API of Slack: what must get there gets there once, within the limits, whatever the line does. */
@NullMarked
package dev.muster.bot.slack.client;

import org.jspecify.annotations.NullMarked;
