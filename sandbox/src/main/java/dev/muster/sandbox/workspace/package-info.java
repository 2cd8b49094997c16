/** What stands in the workspace: people, channels, messages, forms and files, behind one lock. */
@NullMarked
package dev.muster.sandbox.workspace;

import org.jspecify.annotations.NullMarked;
