package dev.muster.bot.storage;

import static dev.muster.bot.storage.generated.Tables.COMMAND_USES;

import java.time.Instant;
import java.util.Optional;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.newcomer.CommandUses;

/** Who used a command last when, in the database. */
public final class JooqCommandUses implements CommandUses {
    private final Database database;

    public JooqCommandUses(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Instant> lastUse(UserId person) {
        return database.read(tx -> tx.select(COMMAND_USES.USED_AT).from(COMMAND_USES)
                .where(COMMAND_USES.USER_ID.eq(person.value())).fetchOptional(COMMAND_USES.USED_AT).map(Micros::at));
    }

    @Override
    public void used(UserId person, Instant at) {
        long micros = Micros.of(at);
        int unused = database.write(tx -> tx.insertInto(COMMAND_USES).set(COMMAND_USES.USER_ID, person.value())
                .set(COMMAND_USES.USED_AT, micros).onConflict(COMMAND_USES.USER_ID).doUpdate()
                .set(COMMAND_USES.USED_AT, micros).where(COMMAND_USES.USED_AT.lt(micros)).execute());
    }
}
