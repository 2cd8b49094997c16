/** App manifests: what Slack accepts as one, what an app may do by it, and whether it asks for exactly what its code uses. */
@NullMarked
package dev.muster.sandbox.manifest;

import org.jspecify.annotations.NullMarked;
