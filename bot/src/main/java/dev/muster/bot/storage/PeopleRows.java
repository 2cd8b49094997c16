package dev.muster.bot.storage;

import static dev.muster.bot.storage.generated.Tables.NAMES;
import static dev.muster.bot.storage.generated.Tables.PARTICIPANTS;
import static dev.muster.bot.storage.generated.Tables.PEOPLE;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.effect.Effect;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.timeline.Happening;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** People as rows: those seen, and in which incidents they spoke. */
final class PeopleRows {
    private static final Pattern MENTION = Pattern.compile("<@([UW][A-Z0-9]{2,40})(?:\\|[^>]{0,200})?>");

    /** Without a label, or with an empty one: then the text itself does not say what the channel is called. */
    private static final Pattern CHANNEL = Pattern.compile("<#([CG][A-Z0-9]{2,40})\\|?>");

    /** How long it may take until a new name is noticed. Slack's events about it come for everybody in the workspace. */
    static final Duration NAME_HOLDS_FOR = Duration.ofHours(1);

    private PeopleRows() {}

    /** Everybody who appears in these: who did it, and who is mentioned. */
    static Set<UserId> seenIn(Collection<Happening> happenings) {
        Set<UserId> people = new HashSet<>();
        for (Happening happening : happenings) {
            switch (happening) {
                case Happening.Message message -> add(people, message.user(), message.text());
                case Happening.Edit edit -> add(people, edit.user(), edit.text());
                case Happening.Deletion deletion -> {
                    add(people, deletion.by(), "");
                    add(people, deletion.author(), "");
                }
                case Happening.Notice notice -> add(people, notice.user(), notice.text());
            }
        }
        return people;
    }

    /** The channels that these point to without saying what they are called. */
    static Set<ChannelId> channelsIn(Collection<Happening> happenings) {
        Set<ChannelId> channels = new HashSet<>();
        for (Happening happening : happenings) {
            String text = switch (happening) {
                case Happening.Message message -> message.text();
                case Happening.Edit edit -> edit.text();
                case Happening.Deletion deletion -> "";
                case Happening.Notice notice -> notice.text();
            };
            CHANNEL.matcher(text).results().forEach(found -> channels.add(new ChannelId(found.group(1))));
        }
        return channels;
    }

    /** Has those looked up whose name nobody has told yet. */
    static void pointedTo(DSLContext tx, Collection<ChannelId> channels, Instant at) {
        for (ChannelId channel : channels) {
            if (!tx.fetchExists(NAMES, NAMES.ID.eq(channel.value()))) {
                EffectRows.insert(tx, List.of(new Effect.LookUpChannel(channel)), at);
            }
        }
    }

    /** Remembers those who are new, and has them looked up; the others again now and then, for their names change. */
    static void seen(DSLContext tx, Collection<UserId> people, Instant at) {
        if (people.isEmpty()) {
            return;
        }
        // In one order for everybody, so that two who see the same people do not wait for each other.
        List<String> ids = people.stream().map(UserId::value).sorted().toList();
        Map<String, Long> known = tx.select(PEOPLE.ID, PEOPLE.SEEN_AT).from(PEOPLE).where(PEOPLE.ID.in(ids))
                .fetchMap(PEOPLE.ID, PEOPLE.SEEN_AT);
        for (String id : ids) {
            Long seenAt = known.get(id);
            if (seenAt == null ? isNew(tx, id, at) : isOld(tx, id, seenAt, at)) {
                EffectRows.insert(tx, List.of(new Effect.LookUpPerson(new UserId(id))), at);
            }
        }
    }

    private static boolean isNew(DSLContext tx, String id, Instant at) {
        return tx.insertInto(PEOPLE).set(PEOPLE.ID, id).set(PEOPLE.BOT, false).set(PEOPLE.SEEN_AT, Micros.of(at))
                .onConflictDoNothing().execute() == 1;
    }

    private static boolean isOld(DSLContext tx, String id, long seenAt, Instant at) {
        return seenAt <= Micros.of(at.minus(NAME_HOLDS_FOR)) && tx.update(PEOPLE).set(PEOPLE.SEEN_AT, Micros.of(at))
                .where(PEOPLE.ID.eq(id)).and(PEOPLE.SEEN_AT.eq(seenAt)).execute() == 1;
    }

    static void spoke(DSLContext tx, IncidentId incident, Collection<UserId> people) {
        people.forEach(person -> tx.insertInto(PARTICIPANTS).set(PARTICIPANTS.USER_ID, person.value())
                .set(PARTICIPANTS.INCIDENT_ID, incident.number()).onConflictDoNothing().execute());
    }

    private static void add(Set<UserId> people, @Nullable UserId user, String text) {
        if (user != null) {
            people.add(user);
        }
        Matcher mentions = MENTION.matcher(text);
        while (mentions.find()) {
            people.add(new UserId(mentions.group(1)));
        }
    }
}
