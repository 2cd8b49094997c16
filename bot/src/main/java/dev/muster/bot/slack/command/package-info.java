/** What people type: one class a verb, and the table of all of them. */
@NullMarked
package dev.muster.bot.slack.command;

import org.jspecify.annotations.NullMarked;
