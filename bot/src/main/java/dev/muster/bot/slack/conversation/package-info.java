/** What people say to the bot and what they are answered, free of Slack's wire format. */
@NullMarked
package dev.muster.bot.slack.conversation;

import org.jspecify.annotations.NullMarked;
