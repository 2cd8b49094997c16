package dev.muster.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

/** Where a store is: a file, or a server of its own that keeps its promises. */
record Server(String url, @Nullable EmbeddedPostgres postgres) implements AutoCloseable {
    static Server sqlite(Path folder) {
        return new Server("jdbc:sqlite:" + folder.resolve("muster.db"), null);
    }

    /** The tests switch durability off; here it is what is measured. */
    static Server durablePostgres() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder().setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on").setServerConfig("full_page_writes", "on").start();
            return new Server(server.getJdbcUrl("postgres", "postgres"), server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (postgres != null) {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
