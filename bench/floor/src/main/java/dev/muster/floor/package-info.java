/** What Muster is measured against: Javalin and Bolt alone, without a library of Muster's beside them. */
@org.jspecify.annotations.NullMarked
package dev.muster.floor;
