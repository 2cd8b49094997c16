package dev.muster.bot.storage;

import static dev.muster.bot.storage.generated.Tables.INCIDENT_MESSAGES;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.PromptChange;
import dev.muster.bot.incident.StandingPrompts;
import dev.muster.bot.incident.item.StandingPrompt;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Questions that stand in Slack, beside the messages of the incident itself: what they ask is in their name. */
final class PromptRows {
    private static final String PREFIX = "prompt:";
    private static final String NOBODY = "-";
    /** What an older program does not look for behind the rest: such a row it passes over. */
    private static final String DIRECT = " to:";
    private static final String OVER = " over:";
    /** Longer than a change can be taken back. */
    private static final Duration MAY_BE_ASKED_AGAIN_FOR = Duration.ofHours(1);
    /** Rows of questions among those of the incident's own messages. */
    static final Condition PROMPTS = INCIDENT_MESSAGES.WHICH.startsWith(PREFIX);

    private PromptRows() {}

    /**
     * Keeps which stand, and has those looked at again that ask about something that the change is about.
     *
     * @param takenBack when that was done which the change takes back; empty where it takes back nothing
     */
    static void follow(DSLContext tx, Incident before, IncidentChange change, Optional<Instant> takenBack) {
        change.prompts().forEach(prompt -> write(tx, change.after().id(), prompt, change.at()));
        if (StandingPrompts.mayConcern(before, change)) {
            EffectRows.insert(tx, StandingPrompts.again(before, change, takenBack, of(tx, change.after().id())), change.at());
        }
    }

    private static void write(DSLContext tx, IncidentId id, PromptChange change, Instant at) {
        switch (change) {
            case PromptChange.Stands(StandingPrompt prompt) -> {
                delete(tx, id, prompt.message());
                insert(tx, id, prompt);
            }
            case PromptChange.Over(MessageRef message) -> {
                List<StandingPrompt> all = of(tx, id);
                all.stream().filter(prompt -> isPast(prompt, at)).forEach(prompt -> delete(tx, id, prompt.message()));
                all.stream().filter(prompt -> prompt.message().equals(message)).findFirst().ifPresent(prompt -> {
                    delete(tx, id, message);
                    insert(tx, id, prompt.over(at));
                });
            }
            case PromptChange.Gone(MessageRef message) -> delete(tx, id, message);
        }
    }

    private static boolean isPast(StandingPrompt prompt, Instant now) {
        return prompt.overAt() != null && prompt.overAt().isBefore(now.minus(MAY_BE_ASKED_AGAIN_FOR));
    }

    private static void insert(DSLContext tx, IncidentId id, StandingPrompt prompt) {
        tx.insertInto(INCIDENT_MESSAGES).set(INCIDENT_MESSAGES.INCIDENT_ID, id.number())
                .set(INCIDENT_MESSAGES.WHICH, name(prompt))
                .set(INCIDENT_MESSAGES.CHANNEL, prompt.message().channel().value())
                .set(INCIDENT_MESSAGES.TS, prompt.message().ts().value()).onConflictDoNothing().execute();
    }

    private static void delete(DSLContext tx, IncidentId id, MessageRef message) {
        tx.deleteFrom(INCIDENT_MESSAGES).where(INCIDENT_MESSAGES.INCIDENT_ID.eq(id.number())).and(PROMPTS)
                .and(INCIDENT_MESSAGES.CHANNEL.eq(message.channel().value()))
                .and(INCIDENT_MESSAGES.TS.eq(message.ts().value())).execute();
    }

    private static String name(StandingPrompt prompt) {
        UserId person = prompt.person();
        return "%s%s %s %s %s".formatted(PREFIX, prompt.about(), prompt.ask(), person == null ? NOBODY : person,
                prompt.message().ts()) + (prompt.direct() == null ? "" : DIRECT + prompt.direct())
                + (prompt.overAt() == null ? "" : OVER + Micros.of(prompt.overAt()));
    }

    private static List<StandingPrompt> of(DSLContext tx, IncidentId id) {
        return tx.selectFrom(INCIDENT_MESSAGES).where(INCIDENT_MESSAGES.INCIDENT_ID.eq(id.number())).and(PROMPTS)
                .orderBy(INCIDENT_MESSAGES.TS).fetch(PromptRows::prompt).stream().flatMap(Optional::stream).toList();
    }

    /** Empty for one that was not written as all are. */
    private static Optional<StandingPrompt> prompt(Record row) {
        String[] parts = row.get(INCIDENT_MESSAGES.WHICH).substring(PREFIX.length()).split(" ", -1);
        if (parts.length < 4) {
            return Optional.empty();
        }
        UserId person = parts[2].equals(NOBODY) ? null : new UserId(parts[2]);
        MessageRef message = new MessageRef(new ChannelId(row.get(INCIDENT_MESSAGES.CHANNEL)),
                new SlackTs(row.get(INCIDENT_MESSAGES.TS)));
        return Optional.of(new StandingPrompt(parts[0], parts[1], person, more(parts, DIRECT).map(UserId::new).orElse(null),
                message, more(parts, OVER).map(micros -> Micros.at(Long.parseLong(micros))).orElse(null)));
    }

    /** What stands behind this word; empty where it is not there. */
    private static Optional<String> more(String[] parts, String word) {
        return Arrays.stream(parts).skip(4).filter(part -> part.startsWith(word.strip()))
                .map(part -> part.substring(word.strip().length())).findFirst();
    }
}
