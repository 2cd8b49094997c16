/** Socket Mode: the app opens sockets to the workspace, and everything that is delivered goes over one of them. */
@NullMarked
package dev.muster.sandbox.socket;

import org.jspecify.annotations.NullMarked;
