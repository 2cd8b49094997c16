/** What an incident is, what can happen to it, and the rules by which it changes. */
@NullMarked
package dev.muster.bot.incident;

import org.jspecify.annotations.NullMarked;
