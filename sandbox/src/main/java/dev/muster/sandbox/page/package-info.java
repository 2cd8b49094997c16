/** The workspace as a page in the browser: its files, a small JSON API, and a stream that says when something changed. */
@NullMarked
package dev.muster.sandbox.page;

import org.jspecify.annotations.NullMarked;
