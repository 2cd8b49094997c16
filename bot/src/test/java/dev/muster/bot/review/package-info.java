@NullMarked
package dev.muster.bot.review;

import org.jspecify.annotations.NullMarked;
