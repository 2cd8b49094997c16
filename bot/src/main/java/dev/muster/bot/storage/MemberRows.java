package dev.muster.bot.storage;

import static dev.muster.bot.storage.generated.Tables.CHANNELS;
import static dev.muster.bot.storage.generated.Tables.CHANNEL_MEMBERS;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentEvent;
import dev.muster.bot.timeline.Happening;
import org.jooq.DSLContext;

/** Who is in a channel, as rows: of each person what Slack said last, and when. */
final class MemberRows {
    private static final String JOINED = "member_joined";
    private static final String LEFT = "member_left";

    private MemberRows() {}

    /** Takes joins and leaves from what Slack told, in whatever order it told them; who it was about. */
    static Set<UserId> told(DSLContext tx, Collection<Happening> happenings) {
        Set<UserId> people = new HashSet<>();
        for (Happening happening : happenings) {
            if (happening instanceof Happening.Notice notice && notice.user() != null) {
                boolean joined = notice.kind().equals(JOINED);
                if (joined || notice.kind().equals(LEFT)) {
                    told(tx, notice.channel(), notice.user(), joined, notice.at());
                    people.add(notice.user());
                }
            }
        }
        return people;
    }

    private static void told(DSLContext tx, ChannelId channel, UserId person, boolean member, Instant at) {
        long micros = Micros.of(at);
        tx.insertInto(CHANNEL_MEMBERS).set(CHANNEL_MEMBERS.CHANNEL, channel.value())
                .set(CHANNEL_MEMBERS.USER_ID, person.value()).set(CHANNEL_MEMBERS.IS_MEMBER, member)
                .set(CHANNEL_MEMBERS.TOLD_AT, micros).onConflict(CHANNEL_MEMBERS.CHANNEL, CHANNEL_MEMBERS.USER_ID).doUpdate()
                .set(CHANNEL_MEMBERS.IS_MEMBER, member).set(CHANNEL_MEMBERS.TOLD_AT, micros)
                .where(CHANNEL_MEMBERS.TOLD_AT.lt(micros)).execute();
    }

    /**
     * Takes from the incident's own events what they say about its channel: confirmed invitations, another id. Whoever declared
     * a private incident is about to be brought into its first channel, and knows of it meanwhile.
     */
    static void follow(DSLContext tx, Incident after, List<IncidentEvent> events) {
        Incident.Channel channel = after.channel();
        for (IncidentEvent event : events) {
            if (event instanceof IncidentEvent.ChannelCreated made && after.isPrivate() && isFirst(tx, after, made.channel())) {
                after.declaredBy().person().ifPresent(declarer -> inThereUnlessTold(tx, made.channel(), declarer));
            } else if (event instanceof IncidentEvent.PeopleInvited invited && channel != null) {
                invited.people().forEach(person -> inThereUnlessTold(tx, channel.id(), person));
            } else if (event instanceof IncidentEvent.ChannelIdChanged moved) {
                ChannelRows.moved(tx, moved.from(), moved.to());
            }
        }
    }

    /** Where it takes the place of another one, who comes along was chosen. */
    private static boolean isFirst(DSLContext tx, Incident incident, ChannelId channel) {
        return !tx.fetchExists(CHANNELS, CHANNELS.INCIDENT_ID.eq(incident.id().number()).and(CHANNELS.ID.ne(channel.value())));
    }

    /** Somebody is in it as of an uncertain time: whatever Slack's events say of them counts more. */
    static void inThereUnlessTold(DSLContext tx, ChannelId channel, UserId person) {
        tx.insertInto(CHANNEL_MEMBERS).set(CHANNEL_MEMBERS.CHANNEL, channel.value())
                .set(CHANNEL_MEMBERS.USER_ID, person.value()).set(CHANNEL_MEMBERS.IS_MEMBER, true)
                .set(CHANNEL_MEMBERS.TOLD_AT, 0L).onConflictDoNothing().execute();
    }
}
