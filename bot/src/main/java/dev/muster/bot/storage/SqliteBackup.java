package dev.muster.bot.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Copies a SQLite store to a file while a bot runs on it. {@code VACUUM INTO} reads one snapshot, as any reader does, so
 * nobody waits for it; SQLite's other way, the online backup, begins anew whenever somebody writes. It also leaves behind
 * the free pages, and with them words that were taken out of the record.
 */
public final class SqliteBackup {
    /** Far enough that no number of an effect is given twice, whatever the bot did after the backup. */
    private static final int EFFECTS_AHEAD = 1_000_000;

    private SqliteBackup() {}

    /**
     * What was copied.
     *
     * @param entries of all timelines
     * @param waiting effects that had not reached Slack
     */
    public record Copied(Path file, long bytes, long incidents, long entries, long waiting) {}

    /** How many rows there are of what only ever grows, and what waits. */
    private record Counts(long incidents, long entries, long waiting) {
        static Counts of(Connection connection) throws SQLException {
            return new Counts(SqliteFile.number(connection, "SELECT count(*) FROM incidents"),
                    SqliteFile.number(connection, "SELECT count(*) FROM timeline"),
                    SqliteFile.number(connection, "SELECT count(*) FROM effects WHERE settled_at IS NULL"));
        }

        boolean isBetween(Counts before, Counts after) {
            return incidents >= before.incidents && incidents <= after.incidents && entries >= before.entries
                    && entries <= after.entries;
        }
    }

    /**
     * Writes the copy; it is whole, checked and on the disk when this returns.
     *
     * @throws StoreException.CannotCopy when the address is not SQLite's, the target is there already, or something fails;
     *                                   then nothing stands at the target
     */
    public static Copied copy(String url, Path target) {
        if (!SqliteFile.isSqlite(url)) {
            throw new StoreException.CannotCopy(
                    "Muster copies SQLite stores. A PostgreSQL database is backed up by its own tools, "
                            + "also while Muster runs: pg_dump --format=custom --file=PATH DATABASE.");
        }
        Path source = SqliteFile.at(url);
        Path folder = target.toAbsolutePath().getParent();
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new StoreException.CannotCopy(
                    "%s is there already. Nothing is overwritten: name another file.".formatted(target));
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new StoreException.CannotCopy("There is no folder %s to write to.".formatted(folder));
        }
        try {
            return copy(source, target, folder);
        } catch (IOException | SQLException e) {
            throw new StoreException.CannotCopy("The backup was not made: " + StoreException.Failed.firstLine(e), e);
        }
    }

    private static Copied copy(Path source, Path target, Path folder) throws IOException, SQLException {
        // Readable by nobody else, for it holds what people wrote.
        Path partial = Files.createTempFile(folder, "." + target.getFileName(), ".partial");
        try {
            Counts copied = copyAndCheck(source, partial);
            try (FileChannel written = FileChannel.open(partial, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            long bytes = Files.size(partial);
            name(partial, target);
            return new Copied(target, bytes, copied.incidents(), copied.entries(), copied.waiting());
        } catch (FileAlreadyExistsException e) {
            throw new StoreException.CannotCopy("%s has appeared meanwhile. Nothing is overwritten.".formatted(target), e);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** A link is never made over a file that has appeared meanwhile; where there are no links, a move only looks first. */
    private static void name(Path partial, Path target) throws IOException {
        try {
            Files.createLink(target, partial);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.move(partial, target);
        }
    }

    private static Counts copyAndCheck(Path source, Path partial) throws SQLException {
        Counts before;
        Counts after;
        try (Connection connection = SqliteFile.open(source)) {
            before = Counts.of(connection);
            try (PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
                vacuum.setString(1, partial.toString());
                vacuum.execute();
            }
            after = Counts.of(connection);
        }
        try (Connection copy = SqliteFile.open(partial)) {
            SqliteFile.execute(copy, "PRAGMA journal_mode = DELETE");
            String integrity = SqliteFile.text(copy, "PRAGMA integrity_check");
            boolean linked = SqliteFile.text(copy, "PRAGMA foreign_key_check").isEmpty();
            Counts copied = Counts.of(copy);
            if (!integrity.equals("ok") || !linked || !copied.isBetween(before, after)) {
                throw new StoreException.CannotCopy(
                        "The copy is not whole (%s) and was taken away. Look after the store itself: sqlite3 %s \"PRAGMA integrity_check\"."
                                .formatted(integrity, source));
            }
            mark(copy);
            return copied;
        }
    }

    /**
     * Makes the copy fit to be restored. Between the backup and a restore the bot goes on: what waits in the copy may have
     * reached Slack by then, so it is looked for before it is sent; and the numbers that effects got meanwhile, which stand
     * in Slack's messages, are not given out again.
     */
    private static void mark(Connection copy) throws SQLException {
        SqliteFile.execute(copy, "BEGIN IMMEDIATE");
        SqliteFile.execute(copy, "UPDATE effects SET outcome_unknown = 1 WHERE settled_at IS NULL");
        SqliteFile.execute(copy, "INSERT INTO sqlite_sequence (name, seq) SELECT 'effects', 0 "
                + "WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'effects')");
        SqliteFile.execute(copy, "UPDATE sqlite_sequence SET seq = seq + %d WHERE name = 'effects'".formatted(EFFECTS_AHEAD));
        SqliteFile.execute(copy, "COMMIT");
    }
}
