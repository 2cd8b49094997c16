/** What was said in Slack, kept in the record of an incident as evidence. */
@NullMarked
package dev.muster.bot.incident.evidence;

import org.jspecify.annotations.NullMarked;
