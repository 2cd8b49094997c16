/** Words that people mistype, and the ones they meant. */
@NullMarked
package dev.muster.bot.words;

import org.jspecify.annotations.NullMarked;
