/** Socket Mode: the bot opens a socket to Slack, keeps one open for ever, and hands on what comes by it. */
@NullMarked
package dev.muster.bot.slack.socket;

import org.jspecify.annotations.NullMarked;
