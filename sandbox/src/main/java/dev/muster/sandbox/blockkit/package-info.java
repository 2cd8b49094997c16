/** Slack's rules for Block Kit: what a message, a modal or a Home tab may be made of, and how large each part may be. */
@NullMarked
package dev.muster.sandbox.blockkit;

import org.jspecify.annotations.NullMarked;
