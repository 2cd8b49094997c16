/** What people are told who come into an incident's channel while others are at work there. */
@NullMarked
package dev.muster.bot.incident.newcomer;

import org.jspecify.annotations.NullMarked;
