/** What is read back from the record afterwards: the export and its formats. */
@NullMarked
package dev.muster.bot.review;

import org.jspecify.annotations.NullMarked;
