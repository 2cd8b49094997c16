package dev.muster.bot.storage;

import static dev.muster.bot.storage.generated.Tables.PEOPLE;
import static dev.muster.bot.storage.generated.Tables.TIMELINE;
import static dev.muster.bot.storage.generated.Tables.WELCOMES;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.newcomer.Welcomes;
import org.jooq.DSLContext;

/** The welcomes in the database. */
public final class JooqWelcomes implements Welcomes {
    private static final String CHANNEL_CREATED = "channel_created";

    private final Database database;
    private final Runnable whenCommitted;

    /** @param whenCommitted told after each welcome; never blocks */
    public JooqWelcomes(Database database, Runnable whenCommitted) {
        this.database = database;
        this.whenCommitted = whenCommitted;
    }

    @Override
    public Optional<Instant> channelMadeAt(IncidentId incident, ChannelId channel) {
        var made = database.read(tx -> tx.select(TIMELINE.HAPPENED_AT, TIMELINE.DATA).from(TIMELINE)
                .where(TIMELINE.INCIDENT_ID.eq(incident.number())).and(Lines.ofKinds(List.of(CHANNEL_CREATED)))
                .orderBy(TIMELINE.SEQ.desc()).fetch());
        return made.stream()
                .filter(row -> EventJson.read(row.get(TIMELINE.DATA)).path("channel").asText().equals(channel.value()))
                .findFirst().or(() -> made.stream().findFirst()).map(row -> Micros.at(row.get(TIMELINE.HAPPENED_AT)));
    }

    @Override
    public void welcome(PersonalEffect.Welcome welcome, Instant at, Instant unlessSince) {
        boolean welcomed = database.write(tx -> {
            boolean due = !isBot(tx, welcome) && keep(tx, welcome, at, unlessSince);
            if (due) {
                EffectRows.insert(tx, List.of(welcome), at);
            }
            return due;
        });
        if (welcomed) {
            whenCommitted.run();
        }
    }

    private static boolean keep(DSLContext tx, PersonalEffect.Welcome welcome, Instant at, Instant unlessSince) {
        long micros = Micros.of(at);
        return tx.insertInto(WELCOMES).set(WELCOMES.INCIDENT_ID, welcome.about().number())
                .set(WELCOMES.USER_ID, welcome.person().value()).set(WELCOMES.WELCOMED_AT, micros)
                .onConflict(WELCOMES.INCIDENT_ID, WELCOMES.USER_ID).doUpdate().set(WELCOMES.WELCOMED_AT, micros)
                .where(WELCOMES.WELCOMED_AT.le(Micros.of(unlessSince))).execute() == 1;
    }

    private static boolean isBot(DSLContext tx, PersonalEffect.Welcome welcome) {
        return tx.fetchExists(PEOPLE, PEOPLE.ID.eq(welcome.person().value()).and(PEOPLE.BOT.isTrue()));
    }
}
