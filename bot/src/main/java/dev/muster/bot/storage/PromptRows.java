package dev.muster.bot.storage;

import static dev.muster.bot.storage.generated.Tables.INCIDENT_MESSAGES;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.PromptChange;
import dev.muster.bot.incident.StandingPrompts;
import dev.muster.bot.incident.item.Item;
import dev.muster.bot.incident.item.ItemRef;
import dev.muster.bot.incident.item.StandingPrompt;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Questions that stand in Slack, beside the messages of the incident itself: what they ask is in their name. */
final class PromptRows {
    private static final String PREFIX = "prompt:";
    private static final String NOBODY = "-";
    /** Rows of questions among those of the incident's own messages. */
    static final Condition PROMPTS = INCIDENT_MESSAGES.WHICH.startsWith(PREFIX);

    private PromptRows() {}

    /** Keeps which stand, and has those looked at again that ask about something that the change is about. */
    static void follow(DSLContext tx, Incident before, IncidentChange change) {
        change.prompts().forEach(prompt -> write(tx, change.after().id(), prompt));
        Incident after = change.after();
        boolean all = before.isResolved() != after.isResolved();
        if (change.items().isEmpty() && !all) {
            return;
        }
        Set<ItemRef> items = Set.copyOf(change.items().stream().map(Item::ref).toList());
        List<StandingPrompt> about = of(tx, after.id()).stream().filter(prompt -> all || items.contains(prompt.about()))
                .toList();
        EffectRows.insert(tx, StandingPrompts.again(after, about), change.at());
    }

    private static void write(DSLContext tx, IncidentId id, PromptChange change) {
        switch (change) {
            case PromptChange.Stands(StandingPrompt prompt) -> tx.insertInto(INCIDENT_MESSAGES)
                    .set(INCIDENT_MESSAGES.INCIDENT_ID, id.number()).set(INCIDENT_MESSAGES.WHICH, name(prompt))
                    .set(INCIDENT_MESSAGES.CHANNEL, prompt.message().channel().value())
                    .set(INCIDENT_MESSAGES.TS, prompt.message().ts().value()).onConflictDoNothing().execute();
            case PromptChange.Over(MessageRef message) ->
                tx.deleteFrom(INCIDENT_MESSAGES).where(INCIDENT_MESSAGES.INCIDENT_ID.eq(id.number())).and(PROMPTS)
                        .and(INCIDENT_MESSAGES.CHANNEL.eq(message.channel().value()))
                        .and(INCIDENT_MESSAGES.TS.eq(message.ts().value())).execute();
        }
    }

    private static String name(StandingPrompt prompt) {
        UserId person = prompt.person();
        return "%s%s %s %s %s".formatted(PREFIX, prompt.about(), prompt.ask(), person == null ? NOBODY : person,
                prompt.message().ts());
    }

    private static List<StandingPrompt> of(DSLContext tx, IncidentId id) {
        return tx.selectFrom(INCIDENT_MESSAGES).where(INCIDENT_MESSAGES.INCIDENT_ID.eq(id.number())).and(PROMPTS)
                .orderBy(INCIDENT_MESSAGES.TS).fetch(PromptRows::prompt).stream().flatMap(Optional::stream).toList();
    }

    /** Empty for one of a newer program's, whose kind this one does not know. */
    private static Optional<StandingPrompt> prompt(Record row) {
        String[] parts = row.get(INCIDENT_MESSAGES.WHICH).substring(PREFIX.length()).split(" ", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        UserId person = parts[2].equals(NOBODY) ? null : new UserId(parts[2]);
        MessageRef message = new MessageRef(new ChannelId(row.get(INCIDENT_MESSAGES.CHANNEL)),
                new SlackTs(row.get(INCIDENT_MESSAGES.TS)));
        return ItemRef.parse(parts[0]).map(about -> new StandingPrompt(about, parts[1], person, message));
    }
}
