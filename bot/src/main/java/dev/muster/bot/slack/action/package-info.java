/** What people click and submit. */
@NullMarked
package dev.muster.bot.slack.action;

import org.jspecify.annotations.NullMarked;
