package dev.muster.bot.storage;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The store could not do what was asked. The message is a sentence or two for people, without secrets. */
public abstract sealed class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoreException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    /** A newer program has written this database; this one would damage it. */
    public static final class TooNew extends StoreException {
        private static final long serialVersionUID = 1;

        TooNew(String found, String known) {
            super(("The database was written by a newer Muster: its schema is version %s, this program knows up to %s. "
                    + "Start the newer Muster, or restore a backup from before its upgrade.").formatted(found, known), null);
        }
    }

    /** The database cannot be opened: a wrong address, no rights, not a database, nobody answering. */
    public static final class CannotOpen extends StoreException {
        private static final long serialVersionUID = 1;

        CannotOpen(String sentence, @Nullable Throwable cause) {
            super(sentence, cause);
        }
    }

    /** The store could not be copied, with a sentence why. What stands there of the copy is of no use and was taken away. */
    public static final class CannotCopy extends StoreException {
        private static final long serialVersionUID = 1;

        CannotCopy(String sentence) {
            super(sentence, null);
        }

        CannotCopy(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }

    /** Another program held the database for longer than we wait. Nothing was written; trying again may work. */
    public static final class Busy extends StoreException {
        private static final long serialVersionUID = 1;

        Busy(long waitedMillis, Throwable cause) {
            super(("The database file is locked by another program (waited %.1f s). Nothing was written. "
                    + "Close the other program, or try again.").formatted(waitedMillis / 1000.0), cause);
        }
    }

    /** The store is closed because the program stops. Nothing was written. */
    public static final class Closed extends StoreException {
        private static final long serialVersionUID = 1;

        Closed() {
            super("The store is closed, because Muster is stopping. Nothing was written.", null);
        }
    }

    /** The waiting thread was interrupted before its turn came. Nothing was written. */
    public static final class Interrupted extends StoreException {
        private static final long serialVersionUID = 1;

        Interrupted(InterruptedException cause) {
            super("Interrupted before the store could begin. Nothing was written.", cause);
        }
    }

    /**
     * Whether the database is well and only would not take these very values: what is no text, what breaks a rule of the
     * schema, what is too long. Whoever brings others may go on.
     */
    static boolean isAboutWhatWasWritten(Throwable thrown) {
        for (Throwable e = thrown; e != null; e = e.getCause()) {
            if (e instanceof SQLException sql) {
                String state = sql.getSQLState();
                if (sql instanceof SQLiteException sqlite) {
                    return (sqlite.getResultCode().code & 0xff) == SQLiteErrorCode.SQLITE_CONSTRAINT.code;
                }
                return state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
            }
        }
        return false;
    }

    /** The database refused or failed, such as on a full disk or a lost connection. */
    public static final class Failed extends StoreException {
        private static final long serialVersionUID = 1;

        Failed(String sentence, Throwable cause) {
            super(sentence, cause);
        }

        static Failed of(Throwable cause) {
            return new Failed("The database failed: " + firstLine(cause), cause);
        }

        static String firstLine(Throwable cause) {
            Throwable root = cause;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
            return message.lines().findFirst().orElse("");
        }
    }
}
