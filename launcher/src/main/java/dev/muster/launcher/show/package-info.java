/** A played incident for people to watch: its tempo, its words, its pictures. */
@NullMarked
package dev.muster.launcher.show;

import org.jspecify.annotations.NullMarked;
