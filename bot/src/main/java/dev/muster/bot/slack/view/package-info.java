/** How cards, answers and forms look: Block Kit from the state of an incident. */
@NullMarked
package dev.muster.bot.slack.view;

import org.jspecify.annotations.NullMarked;
