/** Words as keyboards send them and people mistype them, and the ones they meant. */
@NullMarked
package dev.muster.bot.words;

import org.jspecify.annotations.NullMarked;
