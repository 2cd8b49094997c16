/** What an incident holds besides its own state: proposals, assignments, handovers, each with a number and a life of its own. */
@NullMarked
package dev.muster.bot.incident.item;

import org.jspecify.annotations.NullMarked;
