package dev.muster.bot.storage;

import static dev.muster.bot.storage.generated.Tables.CHANNEL_MEMBERS;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.ChannelMembers;
import org.jooq.Condition;

/** Who is in which channel, in the database. */
public final class JooqChannelMembers implements ChannelMembers {
    /** How far Slack's clock, which stamps joins and leaves, may be from ours, which stamps the reading. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final Database database;

    public JooqChannelMembers(Database database) {
        this.database = database;
    }

    @Override
    public boolean has(ChannelId channel, UserId person) {
        return database.read(tx -> tx.fetchExists(CHANNEL_MEMBERS,
                in(channel).and(CHANNEL_MEMBERS.USER_ID.eq(person.value())).and(CHANNEL_MEMBERS.IS_MEMBER.isTrue())));
    }

    @Override
    public Set<UserId> of(ChannelId channel) {
        return database.read(tx -> new LinkedHashSet<>(tx.select(CHANNEL_MEMBERS.USER_ID).from(CHANNEL_MEMBERS)
                .where(in(channel)).and(CHANNEL_MEMBERS.IS_MEMBER.isTrue()).orderBy(CHANNEL_MEMBERS.USER_ID)
                .fetch(row -> new UserId(row.value1()))));
    }

    @Override
    public void read(ChannelId channel, Set<UserId> everybody, Instant readAt) {
        List<String> ids = everybody.stream().map(UserId::value).sorted().toList();
        database.write(tx -> {
            // Slack's time is kept: it is not known when the change that was missed happened, so any later telling counts.
            Set<String> known = new HashSet<>(tx.select(CHANNEL_MEMBERS.USER_ID).from(CHANNEL_MEMBERS).where(in(channel))
                    .fetch(CHANNEL_MEMBERS.USER_ID));
            ids.stream().filter(id -> !known.contains(id))
                    .forEach(id -> MemberRows.inThereUnlessTold(tx, channel, new UserId(id)));
            int unused = tx.update(CHANNEL_MEMBERS).set(CHANNEL_MEMBERS.IS_MEMBER, true).where(in(channel))
                    .and(CHANNEL_MEMBERS.USER_ID.in(ids)).and(CHANNEL_MEMBERS.TOLD_AT.lt(Micros.of(readAt.minus(CLOCK_SKEW))))
                    .execute();
            return tx.update(CHANNEL_MEMBERS).set(CHANNEL_MEMBERS.IS_MEMBER, false).where(in(channel))
                    .and(CHANNEL_MEMBERS.USER_ID.notIn(ids)).and(CHANNEL_MEMBERS.TOLD_AT.lt(Micros.of(readAt))).execute();
        });
    }

    private static Condition in(ChannelId channel) {
        return CHANNEL_MEMBERS.CHANNEL.eq(channel.value());
    }
}
