package dev.muster.bot.storage;

import static dev.muster.bot.storage.generated.Tables.TIMELINE;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.storage.TimelineRows.Line;
import dev.muster.bot.timeline.Happening;
import dev.muster.bot.timeline.Received;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Keeps deliveries within one transaction, in their order: what came, as it came, and a line for each thing that it says
 * and that is not there yet. The incidents are taken first, so nothing changes between looking and writing. What is
 * there already is asked once for all of them, and new rows are written together.
 */
final class Intake {
    /** What was new: the number of lines, and who wrote a message. */
    record Kept(int lines, Set<UserId> speakers) {
        static final Kept NOTHING = new Kept(0, Set.of());
    }

    private final DSLContext tx;
    private final boolean keepDeleted;
    private final Known known;
    private final NewRows rows;

    private Intake(DSLContext tx, List<Arrival> arrivals, boolean keepDeleted) {
        this.tx = tx;
        this.keepDeleted = keepDeleted;
        this.rows = new NewRows(tx, arrivals);
        this.known = Known.of(tx, arrivals);
    }

    /** Keeps them all, or throws and keeps none; answers what was new in each. */
    static List<Kept> keep(DSLContext tx, List<Arrival> arrivals, boolean keepDeleted) {
        Intake intake = new Intake(tx, arrivals, keepDeleted);
        List<Kept> kept = arrivals.stream().map(intake::keep).toList();
        intake.rows.write();
        return kept;
    }

    private Kept keep(Arrival arrival) {
        Received received = arrival.received();
        if (received.eventId() != null && !known.addEvent(received.eventId())) {
            return Kept.NOTHING;
        }
        boolean withoutWords = carriesDeletedWords(received);
        List<Line> lines = new ArrayList<>();
        received.happenings().forEach(happening -> addNew(received, happening, lines));
        if (received.eventId() != null || !lines.isEmpty() || received.happenings().isEmpty()) {
            rows.addRaw(arrival, withoutWords);
        }
        rows.addLines(arrival, lines);
        received.happenings().forEach(happening -> fillEvidence(arrival, happening));
        JooqHomeTabs.becameTheirs(tx, MemberRows.told(tx, received.happenings()), received.receivedAt());
        Set<UserId> speakers = new LinkedHashSet<>();
        for (Line line : lines) {
            UserId actor = line.actor();
            if (line.kind().equals(Lines.MESSAGE) && actor != null) {
                speakers.add(actor);
            }
        }
        return new Kept(lines.size(), speakers);
    }

    private void fillEvidence(Arrival arrival, Happening happening) {
        if (happening instanceof Happening.Message said
                && known.has(new Known.Key(said.channel(), Lines.unseenKey(arrival.incident(), said.ts())))) {
            rows.write();
            UnseenEvidence.fill(tx, arrival.incident(), new MessageRef(said.channel(), said.ts()));
        }
    }

    private void addNew(Received received, Happening happening, List<Line> lines) {
        switch (happening) {
            case Happening.Message message -> Lines.of(message).forEach(line -> addWords(received, line, lines));
            case Happening.Edit edit -> addWords(received, Lines.of(edit), lines);
            case Happening.Deletion deletion -> {
                Line line = Lines.of(deletion);
                if (known.add(new Known.Key(deletion.channel(), line.dedup()))) {
                    rows.write();
                    lines.add(deletion.by() == null ? assumedAuthor(deletion, line) : line);
                    if (!keepDeleted) {
                        DeletedWords.remove(tx, deletion.channel(), deletion.ts());
                    }
                }
            }
            case Happening.Notice notice -> {
                Line line = Lines.of(notice);
                if (known.add(new Known.Key(notice.channel(), line.dedup())) && !isToldAlready(notice)) {
                    lines.add(line);
                    switch (notice.kind()) {
                        case "channel_archived" -> ChannelRows.formerArchived(tx, notice.channel(), true);
                        case "channel_unarchived" -> ChannelRows.formerArchived(tx, notice.channel(), false);
                        default -> {
                            // Nothing else changes which channels there are.
                        }
                    }
                }
            }
        }
    }

    private void addWords(Received received, Line line, List<Line> lines) {
        ChannelId channel = line.channel();
        SlackTs ts = line.ts();
        if (channel != null && ts != null && known.add(new Known.Key(channel, line.dedup()))) {
            lines.add(isGone(received, channel, ts) ? DeletedWords.without(line) : line);
            if (line.kind().equals(Lines.MESSAGE) && known.has(Known.Key.deletion(channel, ts))) {
                rows.write();
                nameAuthor(channel, ts, line.actor(), line.actorName());
            }
        }
    }

    /** The deletion came before the message: only now it is known who wrote what was deleted. */
    private void nameAuthor(ChannelId channel, SlackTs ts, @Nullable UserId author, @Nullable String name) {
        tx.update(TIMELINE).set(TIMELINE.ACTOR, author == null ? null : author.value()).set(TIMELINE.ACTOR_NAME, name)
                .set(TIMELINE.DATA, EventJson.write(assumed())).where(TIMELINE.CHANNEL.eq(channel.value()))
                .and(TIMELINE.DEDUP.eq(Lines.deletionKey(ts))).and(TIMELINE.ACTOR.isNull()).and(TIMELINE.ACTOR_NAME.isNull())
                .execute();
    }

    private static ObjectNode assumed() {
        return EventJson.empty().put("author_assumed", true);
    }

    /** Slack does not always say who deleted a message; mostly it was whoever wrote it. */
    private Line assumedAuthor(Happening.Deletion deletion, Line line) {
        Record2<String, String> written = tx.select(TIMELINE.ACTOR, TIMELINE.ACTOR_NAME).from(TIMELINE)
                .where(TIMELINE.CHANNEL.eq(deletion.channel().value()))
                .and(TIMELINE.DEDUP.eq(Lines.messageKey(deletion.ts()))).fetchOne();
        String id = written == null ? null : written.value1();
        String name = written == null ? null : written.value2();
        UserId author = id == null && name == null ? deletion.author() : id == null ? null : new UserId(id);
        return author == null && name == null
                ? line
                : new Line(line.kind(), line.happenedAt(), author, name, "", line.channel(), line.ts(), line.threadTs(),
                        assumed(),
                        line.dedup());
    }

    /** Of two tellings of the same the earlier time counts, whichever comes first. */
    private boolean isToldAlready(Happening.Notice notice) {
        if (notice.foldWithin() == 0) {
            return false;
        }
        rows.write();
        UserId user = notice.user();
        long at = Micros.of(notice.at());
        long within = notice.foldWithin() * 1_000_000L;
        // No notice is a message; said in these words, the index on the time of everything else is used.
        Condition same = TIMELINE.CHANNEL.eq(notice.channel().value()).and(TIMELINE.KIND.eq(notice.kind()))
                .and(TIMELINE.KIND.ne(DSL.inline(Lines.MESSAGE)))
                .and(TIMELINE.HAPPENED_AT.between(at - within, at + within))
                .and(user == null ? TIMELINE.ACTOR.isNull() : TIMELINE.ACTOR.eq(user.value()));
        if (!tx.fetchExists(TIMELINE, same)) {
            return false;
        }
        tx.update(TIMELINE).set(TIMELINE.HAPPENED_AT, at).where(same).and(TIMELINE.HAPPENED_AT.gt(at)).execute();
        return true;
    }

    private boolean isGone(Received received, ChannelId channel, SlackTs ts) {
        return !keepDeleted && (known.has(Known.Key.deletion(channel, ts)) || received.happenings().stream()
                .anyMatch(other -> other instanceof Happening.Deletion gone && gone.channel().equals(channel)
                        && gone.ts().equals(ts)));
    }

    private boolean carriesDeletedWords(Received received) {
        return received.happenings().stream().anyMatch(happening -> wordsOf(received, happening).stream()
                .anyMatch(ts -> isGone(received, happening.channel(), ts)))
                || received.quoted().stream().anyMatch(message -> isGone(received, message.channel(), message.ts()));
    }

    /** The messages whose words the payload may hold: its own, and for a reply shown in the channel also the thread's first. */
    static List<SlackTs> wordsOf(Received received, Happening happening) {
        List<SlackTs> messages = new ArrayList<>();
        SlackTs own = RawRows.carried(happening);
        SlackTs root = Lines.threadOf(happening);
        if (own != null) {
            messages.add(own);
        }
        if (root != null && RawRows.quotesRoot(received.raw())) {
            messages.add(root);
        }
        return messages;
    }
}
