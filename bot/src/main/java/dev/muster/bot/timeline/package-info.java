/** The record: every message, edit, deletion, join and decision of an incident's channel. */
@NullMarked
package dev.muster.bot.timeline;

import org.jspecify.annotations.NullMarked;
