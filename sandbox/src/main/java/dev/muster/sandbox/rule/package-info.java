/** Small rules about JSON, put together into tables: what an object must have, may have and may not have. */
@NullMarked
package dev.muster.sandbox.rule;

import org.jspecify.annotations.NullMarked;
