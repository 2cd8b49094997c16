package dev.muster.bot.storage;

import static dev.muster.bot.storage.generated.Tables.CHANNEL_MEMBERS;
import static dev.muster.bot.storage.generated.Tables.HOME_TABS;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.home.HomeTabs;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Who looks at their Home tab, in the database. */
public final class JooqHomeTabs implements HomeTabs {
    private final Database database;
    private final Runnable whenCommitted;

    /** @param whenCommitted told after each opening, so that it is drawn at once; never blocks */
    public JooqHomeTabs(Database database, Runnable whenCommitted) {
        this.database = database;
        this.whenCommitted = whenCommitted;
    }

    @Override
    public void opened(UserId person, Instant at) {
        long micros = Micros.of(at);
        database.write(tx -> {
            EffectRows.insert(tx, List.of(new PersonalEffect.PublishHome(person, true)), at);
            return tx.insertInto(HOME_TABS).set(HOME_TABS.USER_ID, person.value()).set(HOME_TABS.OPENED_AT, micros)
                    .onConflict(HOME_TABS.USER_ID).doUpdate().set(HOME_TABS.OPENED_AT, micros)
                    .where(HOME_TABS.OPENED_AT.lt(micros)).execute();
        });
        whenCommitted.run();
    }

    /** Has the tabs drawn anew that people look at, where this change is one that they show. {@code before} is null for a new incident. */
    static void changed(DSLContext tx, @Nullable Incident before, Incident after, Instant at) {
        if (before == null || !shown(before).equals(shown(after))) {
            // In one order for everybody, so that two changes at once do not wait for each other.
            draw(tx, tx.select(HOME_TABS.USER_ID).from(HOME_TABS)
                    .where(HOME_TABS.OPENED_AT.gt(Micros.of(at.minus(LOOKED_AT_FOR))))
                    .orderBy(HOME_TABS.OPENED_AT.desc()).limit(MOST_KEPT_FRESH).fetch(HOME_TABS.USER_ID).stream().sorted()
                    .toList(),
                    at);
        }
    }

    /** What the tab shows of an incident. */
    private static List<@Nullable Object> shown(Incident incident) {
        return Arrays.asList(incident.title(), incident.severity(), incident.status(), incident.isPrivate(),
                incident.commander(), incident.channel());
    }

    /** The same for those of them for whom an incident has become theirs, since they spoke in it. */
    static void becameTheirs(DSLContext tx, Collection<UserId> people, Instant at) {
        if (!people.isEmpty()) {
            draw(tx, tx.select(HOME_TABS.USER_ID).from(HOME_TABS)
                    .where(HOME_TABS.USER_ID.in(people.stream().map(UserId::value).toList()))
                    .and(HOME_TABS.OPENED_AT.gt(Micros.of(at.minus(LOOKED_AT_FOR)))).orderBy(HOME_TABS.USER_ID)
                    .fetch(HOME_TABS.USER_ID), at);
        }
    }

    /** The same for those of them who are in this channel, where something waits for everybody. */
    static void waitsIn(DSLContext tx, ChannelId channel, Instant at) {
        draw(tx, tx.select(HOME_TABS.USER_ID).from(HOME_TABS).join(CHANNEL_MEMBERS)
                .on(CHANNEL_MEMBERS.USER_ID.eq(HOME_TABS.USER_ID)).and(CHANNEL_MEMBERS.CHANNEL.eq(channel.value()))
                .and(CHANNEL_MEMBERS.IS_MEMBER.isTrue())
                .where(HOME_TABS.OPENED_AT.gt(Micros.of(at.minus(LOOKED_AT_FOR)))).orderBy(HOME_TABS.OPENED_AT.desc())
                .limit(MOST_KEPT_FRESH).fetch(HOME_TABS.USER_ID).stream().sorted().toList(), at);
    }

    private static void draw(DSLContext tx, List<String> people, Instant at) {
        EffectRows.insert(tx, people.stream().map(id -> new PersonalEffect.PublishHome(new UserId(id), false)).toList(), at);
    }
}
