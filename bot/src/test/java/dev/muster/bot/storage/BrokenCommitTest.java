package dev.muster.bot.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.muster.bot.incident.NotKnownIfKept;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL commits, and the line breaks before it can say so. */
class BrokenCommitTest {
    private final AtomicInteger toBreak = new AtomicInteger();
    private Database database;

    @BeforeEach
    void open(@TempDir Path folder) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(DatabaseKind.POSTGRES.freshUrl(folder));
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(proxy(DataSource.class, source));
        pool.setAutoCommit(false);
        database = new Database(SQLDialect.POSTGRES,
                new PostgresWriter(new HikariDataSource(pool), connection -> Database.dsl(connection, SQLDialect.POSTGRES),
                        StoreMetrics.none()),
                new HikariDataSource(pool));
        database.write(tx -> tx.execute("create table notes (words text)"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void nobody_is_told_that_nothing_was_kept() {
        toBreak.set(1);

        assertThatThrownBy(() -> database.write(tx -> tx.execute("insert into notes values ('once')")))
                .isInstanceOf(NotKnownIfKept.class);
        assertThat(notes()).isOne();
    }

    @Test
    void what_knows_that_it_was_done_before_is_tried_once_more_and_done_once() {
        toBreak.set(1);

        boolean first = database.writeOnce(tx -> {
            boolean unseen = !tx.fetchExists(tx.selectOne().from("notes"));
            return unseen && tx.execute("insert into notes values ('once')") == 1;
        });

        assertThat(first).isFalse();
        assertThat(notes()).isOne();
    }

    @Test
    void where_that_breaks_too_it_remains_unknown() {
        toBreak.set(2);

        assertThatThrownBy(() -> database.writeOnce(tx -> tx.execute("insert into notes select 'once' where false")))
                .isInstanceOf(NotKnownIfKept.class);
    }

    private int notes() {
        return database.read(tx -> tx.fetchCount(org.jooq.impl.DSL.table("notes")));
    }

    /** The same, whose connections break after their commit for as long as there is something to break. */
    private <T> T proxy(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (self, method, arguments) -> {
            try {
                Object result = method.invoke(real, arguments);
                if (method.getName().equals("commit") && toBreak.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    throw new SQLException("An I/O error occurred while sending to the backend.", "08006");
                }
                return result instanceof Connection connection ? proxy(Connection.class, connection) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
