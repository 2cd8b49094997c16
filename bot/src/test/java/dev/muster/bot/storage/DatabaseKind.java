package dev.muster.bot.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** The databases that every promise of the stores is tried on. */
public enum DatabaseKind {
    SQLITE {
        @Override
        public String freshUrl(Path folder) {
            Path file = folder.resolve("muster-" + COUNT.incrementAndGet() + ".db");
            try {
                Files.copy(Template.FILE, Files.createDirectories(folder).resolve(file.getFileName()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return "jdbc:sqlite:" + file;
        }
    },
    POSTGRES {
        @Override
        public String freshUrl(Path folder) {
            String name = "muster_" + COUNT.incrementAndGet();
            // A copy of one that is migrated is as good as new, and takes a fraction of the time.
            Server.execute("create database " + name + " template " + Server.TEMPLATE);
            return Server.STARTED.getJdbcUrl("postgres", name);
        }
    };

    /** The one for stories that choose none, which the build may change: {@code muster.test.database}. */
    public static DatabaseKind usual() {
        return switch (System.getProperty("muster.test.database", "sqlite")) {
            case "sqlite" -> SQLITE;
            case "postgresql" -> POSTGRES;
            default -> throw new IllegalStateException("muster.test.database is sqlite or postgresql");
        };
    }

    /** The address of a new database in which nothing is, no table either. */
    public String emptyUrl(Path folder) {
        if (this == SQLITE) {
            return "jdbc:sqlite:" + folder.resolve("new/folder/muster.db");
        }
        String name = "empty_" + COUNT.incrementAndGet();
        Server.execute("create database " + name);
        return Server.STARTED.getJdbcUrl("postgres", name);
    }

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** The address of a new database; a file is put below this folder. */
    public abstract String freshUrl(Path folder);

    /** A migrated file: a copy of it is as good as new. */
    private static final class Template {
        static final Path FILE = made();

        private static Path made() {
            try {
                Path file = Files.createTempDirectory("muster-template").resolve("muster.db");
                Database.open("jdbc:sqlite:" + file).close();
                file.toFile().deleteOnExit();
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** One server for all tests of this JVM. It does not flush its disk, which is no matter for what is tried here. */
    private static final class Server {
        static final EmbeddedPostgres STARTED = start();

        static final String TEMPLATE = template();

        private static String template() {
            execute("create database muster_template");
            Database.open(STARTED.getJdbcUrl("postgres", "muster_template")).close();
            return "muster_template";
        }

        static void execute(String sql) {
            try (Connection connection = STARTED.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().setServerConfig("max_connections", "300").start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
