package dev.muster.bot.storage;

import static dev.muster.bot.storage.generated.Tables.WORKSPACES;

import java.time.Instant;
import java.util.Optional;

import dev.muster.bot.timeline.Workspace;
import org.jooq.DSLContext;

/** The workspace in the database. */
public final class JooqWorkspace implements Workspace {
    private final Database database;

    public JooqWorkspace(Database database) {
        this.database = database;
    }

    @Override
    public void known(String teamId, String url, Instant at) {
        long micros = Micros.of(at);
        database.write(tx -> tx.insertInto(WORKSPACES, WORKSPACES.ID, WORKSPACES.URL, WORKSPACES.KNOWN_AT)
                .values(teamId, url, micros)
                .onConflict(WORKSPACES.ID).doUpdate().set(WORKSPACES.URL, url).set(WORKSPACES.KNOWN_AT, micros).execute());
    }

    @Override
    public Optional<String> url() {
        return database.read(JooqWorkspace::url);
    }

    static Optional<String> url(DSLContext tx) {
        return tx.select(WORKSPACES.URL).from(WORKSPACES).orderBy(WORKSPACES.KNOWN_AT.desc(), WORKSPACES.ID).limit(1)
                .fetchOptional(WORKSPACES.URL);
    }
}
