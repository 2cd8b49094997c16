/** The app's Home tab, of which everybody has their own. */
@NullMarked
package dev.muster.bot.incident.home;

import org.jspecify.annotations.NullMarked;
