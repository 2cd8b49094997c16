package dev.muster.bot.storage;

import static dev.muster.bot.storage.generated.Tables.NAMES;
import static dev.muster.bot.storage.generated.Tables.PEOPLE;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.timeline.People;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The people in the database. */
public final class JooqPeople implements People {
    private final Database database;

    public JooqPeople(Database database) {
        this.database = database;
    }

    @Override
    public void found(EffectResult.PersonFound person, Instant at) {
        String id = person.person().value();
        String timeZone = person.timeZone().isBlank() ? null : person.timeZone();
        database.write(tx -> {
            keepName(tx, id, person.name(), Micros.of(at));
            return tx.insertInto(PEOPLE).set(PEOPLE.ID, id).set(PEOPLE.NAME, person.name())
                    .set(PEOPLE.NAME_KEY, key(person.name()))
                    .set(PEOPLE.TIME_ZONE, timeZone).set(PEOPLE.BOT, person.bot()).set(PEOPLE.SEEN_AT, Micros.of(at))
                    .set(PEOPLE.FOUND_AT, Micros.of(at))
                    .onConflict(PEOPLE.ID).doUpdate().set(PEOPLE.NAME, person.name()).set(PEOPLE.NAME_KEY, key(person.name()))
                    .set(PEOPLE.TIME_ZONE, timeZone).set(PEOPLE.BOT, person.bot()).set(PEOPLE.FOUND_AT, Micros.of(at))
                    // Answers of Slack's may overtake each other.
                    .where(PEOPLE.FOUND_AT.isNull().or(PEOPLE.FOUND_AT.le(Micros.of(at)))).execute();
        });
    }

    @Override
    public void foundChannel(ChannelId channel, String name, Instant at) {
        database.write(tx -> {
            keepName(tx, channel.value(), name, Micros.of(at));
            return true;
        });
    }

    private static void keepName(DSLContext tx, String id, String name, long at) {
        String before = tx.select(NAMES.NAME).from(NAMES).where(NAMES.ID.eq(id)).and(NAMES.KNOWN_AT.le(at))
                .orderBy(NAMES.KNOWN_AT.desc()).limit(1).fetchOne(NAMES.NAME);
        if (!name.equals(before)) {
            tx.insertInto(NAMES).set(NAMES.ID, id).set(NAMES.KNOWN_AT, at).set(NAMES.NAME, name).onConflictDoNothing().execute();
        }
    }

    @Override
    public Optional<String> name(UserId person) {
        return database.read(tx -> tx.select(PEOPLE.NAME).from(PEOPLE).where(PEOPLE.ID.eq(person.value()))
                .fetchOptional(PEOPLE.NAME));
    }

    @Override
    public Optional<Person> person(UserId id) {
        return database.read(tx -> tx.selectFrom(PEOPLE).where(PEOPLE.ID.eq(id.value())).and(PEOPLE.NAME.isNotNull())
                .fetchOptional(JooqPeople::person));
    }

    @Override
    public Optional<String> timeZone(UserId person) {
        return database.read(tx -> tx.select(PEOPLE.TIME_ZONE).from(PEOPLE).where(PEOPLE.ID.eq(person.value()))
                .fetchOptional(PEOPLE.TIME_ZONE));
    }

    @Override
    public Optional<UserId> called(String name) {
        String wanted = name.strip();
        String key = key(wanted.startsWith("@") ? wanted.substring(1) : wanted);
        List<String> ids = database.read(
                tx -> tx.select(PEOPLE.ID).from(PEOPLE).where(PEOPLE.NAME_KEY.eq(key)).limit(2).fetch(PEOPLE.ID));
        return ids.size() == 1 ? Optional.of(new UserId(ids.getFirst())) : Optional.empty();
    }

    @Override
    public Names names() {
        return database.read(JooqPeople::names);
    }

    static Names names(DSLContext tx) {
        Map<String, TreeMap<Instant, String>> known = new HashMap<>();
        tx.selectFrom(NAMES).fetch().forEach(row -> known
                .computeIfAbsent(row.get(NAMES.ID), id -> new TreeMap<>())
                .put(Micros.at(row.get(NAMES.KNOWN_AT)), row.get(NAMES.NAME)));
        return (id, at) -> Optional.ofNullable(known.get(id))
                .map(names -> Optional.ofNullable(names.floorEntry(at)).orElseGet(names::firstEntry).getValue());
    }

    @Override
    public Map<UserId, Person> all() {
        Map<UserId, Person> people = new LinkedHashMap<>();
        database.read(tx -> tx.selectFrom(PEOPLE).where(PEOPLE.NAME.isNotNull()).orderBy(PEOPLE.ID).fetch(JooqPeople::person))
                .forEach(person -> people.put(person.user(), person));
        return people;
    }

    @Override
    public Map<UserId, Set<String>> everyName() {
        Map<UserId, Set<String>> names = new LinkedHashMap<>();
        all().forEach((user, person) -> names.computeIfAbsent(user, unseen -> new TreeSet<>()).add(person.name()));
        database.read(tx -> tx.select(NAMES.ID, NAMES.NAME).from(NAMES).join(PEOPLE).on(PEOPLE.ID.eq(NAMES.ID))
                .orderBy(NAMES.ID, NAMES.NAME).fetch())
                .forEach(row -> names.computeIfAbsent(new UserId(row.get(NAMES.ID)), unseen -> new TreeSet<>())
                        .add(row.get(NAMES.NAME)));
        return names;
    }

    private static Person person(Record row) {
        return new Person(new UserId(row.get(PEOPLE.ID)), row.get(PEOPLE.NAME), Optional.ofNullable(row.get(PEOPLE.TIME_ZONE)),
                row.get(PEOPLE.BOT));
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
