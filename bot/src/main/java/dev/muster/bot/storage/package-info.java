/** The database: SQLite or PostgreSQL behind the ports of the other packages. Nothing else sees jOOQ or JDBC. */
@NullMarked
package dev.muster.bot.storage;

import org.jspecify.annotations.NullMarked;
