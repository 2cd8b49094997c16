/** The HTTP edge: routes, health, metrics, and errors in words. */
@NullMarked
package dev.muster.bot.web;

import org.jspecify.annotations.NullMarked;
