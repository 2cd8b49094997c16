/** What people find out about an incident afterwards: its impact, and when things really happened. */
@NullMarked
package dev.muster.bot.incident.fact;

import org.jspecify.annotations.NullMarked;
