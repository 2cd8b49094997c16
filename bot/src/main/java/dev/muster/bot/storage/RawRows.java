package dev.muster.bot.storage;

import static dev.muster.bot.storage.generated.Tables.RAW_PAYLOADS;
import static dev.muster.bot.storage.generated.Tables.TIMELINE;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.timeline.Happening;
import dev.muster.bot.timeline.Received;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What came from Slack, as it came. */
final class RawRows {
    /** What stands in the place of a payload whose words were deleted. */
    static final String REMOVED = "{\"removed\":true}";
    /** Slack repeats a thread's first message in a reply that is also shown in the channel. */
    private static final String ROOT = "\"root\"";

    private RawRows() {}

    /** The first message whose words it may carry; null where there is none. */
    static @Nullable MessageRef carried(Received received) {
        for (Happening happening : received.happenings()) {
            SlackTs ts = carried(happening);
            if (ts != null) {
                return new MessageRef(happening.channel(), ts);
            }
        }
        return received.quoted().isEmpty() ? null : received.quoted().getFirst();
    }

    /** Takes the words of a message out of every payload that carries them. */
    static void removeWords(DSLContext tx, ChannelId channel, SlackTs ts) {
        tx.update(RAW_PAYLOADS).set(RAW_PAYLOADS.RAW, REMOVED)
                .where(RAW_PAYLOADS.CHANNEL.eq(channel.value())).and(RAW_PAYLOADS.TS.eq(ts.value())).execute();
        var replies = DSL.select(TIMELINE.TS).from(TIMELINE).where(TIMELINE.CHANNEL.eq(channel.value()))
                .and(TIMELINE.THREAD_TS.eq(ts.value()));
        tx.update(RAW_PAYLOADS).set(RAW_PAYLOADS.RAW, REMOVED)
                .where(RAW_PAYLOADS.CHANNEL.eq(channel.value())).and(RAW_PAYLOADS.TS.in(replies))
                .and(RAW_PAYLOADS.RAW.contains(ROOT)).execute();
    }

    static boolean quotesRoot(String raw) {
        return raw.contains(ROOT);
    }

    /** The message whose words the payload of this may carry; a pin carries those of what it pins. */
    static @Nullable SlackTs carried(Happening happening) {
        return switch (happening) {
            case Happening.Message message -> message.ts();
            case Happening.Edit edit -> edit.ts();
            case Happening.Deletion deletion -> deletion.ts();
            case Happening.Notice notice -> notice.about();
        };
    }
}
