@NullMarked
package dev.muster.bot.log;

import org.jspecify.annotations.NullMarked;
