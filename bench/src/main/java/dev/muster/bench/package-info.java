/** How fast Muster is, always as a ratio to a floor that is measured in the same run. */
@NullMarked
package dev.muster.bench;

import org.jspecify.annotations.NullMarked;
