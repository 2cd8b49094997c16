package dev.muster.bot.storage;

import static dev.muster.bot.storage.generated.Tables.ITEMS;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.item.Assignment;
import dev.muster.bot.incident.item.Away;
import dev.muster.bot.incident.item.Cadence;
import dev.muster.bot.incident.item.Dispute;
import dev.muster.bot.incident.item.Handover;
import dev.muster.bot.incident.item.Item;
import dev.muster.bot.incident.item.ItemKind;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.item.Parked;
import dev.muster.bot.incident.item.Poll;
import dev.muster.bot.incident.item.Proposal;
import dev.muster.bot.incident.item.Release;
import dev.muster.bot.incident.item.Review;
import dev.muster.bot.incident.item.StatusUpdate;
import dev.muster.bot.incident.item.Takeover;
import dev.muster.bot.incident.item.YesNo;
import dev.muster.bot.words.StorableText;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The items of incidents as rows. What is searched for stands in columns, all else in the body. */
final class ItemRows {
    private static final String CARD = "card";
    private static final JsonMapper MAPPER = Json.mapper().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();

    private ItemRows() {}

    /** Writes them, new ones and others. */
    static void write(DSLContext tx, IncidentId incident, List<? extends Item> items) {
        for (Item item : items) {
            Map<Field<?>, @Nullable Object> values = values(item);
            tx.insertInto(ITEMS).set(ITEMS.INCIDENT_ID, incident.number()).set(ITEMS.KIND, item.ref().kind().wireName())
                    .set(ITEMS.NUMBER, (long) item.ref().number()).set(values)
                    .onConflict(ITEMS.INCIDENT_ID, ITEMS.KIND, ITEMS.NUMBER).doUpdate().set(values).execute();
        }
    }

    /** All of an incident's, in the order of their numbers within each kind. */
    static Items of(DSLContext tx, IncidentId incident) {
        return new Items(tx.selectFrom(ITEMS).where(ITEMS.INCIDENT_ID.eq(incident.number()))
                .orderBy(ITEMS.KIND, ITEMS.NUMBER).fetch(ItemRows::item));
    }

    /** The same item as text, for what must be put back. */
    static String body(Item item) {
        ObjectNode body = MAPPER.valueToTree(item);
        body.remove(CARD);
        return Json.write(MAPPER, body);
    }

    static Item item(String kind, String body, @Nullable MessageRef card) {
        Class<? extends Item> type = switch (ItemKind.parse(kind)
                .orElseThrow(() -> new IllegalArgumentException("kind: " + kind))) {
            case PROPOSAL -> Proposal.class;
            case POLL -> Poll.class;
            case QUESTION -> YesNo.class;
            case HANDOVER -> Handover.class;
            case TAKEOVER -> Takeover.class;
            case ASSIGNMENT -> Assignment.class;
            case DISPUTE -> Dispute.class;
            case RELEASE -> Release.class;
            case REVIEW -> Review.class;
            case UPDATE -> StatusUpdate.class;
            case CADENCE -> Cadence.class;
            case AWAY -> Away.class;
            case IDEA, FEEDBACK -> Parked.class;
        };
        try {
            Item item = MAPPER.readValue(body, type);
            return card == null ? item : item.withCard(card);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("item not read: " + e.getOriginalMessage(), e);
        }
    }

    private static Map<Field<?>, @Nullable Object> values(Item item) {
        MessageRef card = item.card();
        Map<Field<?>, @Nullable Object> values = new LinkedHashMap<>();
        values.put(ITEMS.STATE, item.wireState());
        values.put(ITEMS.IS_OPEN, item.isOpen());
        values.put(ITEMS.AWAITS, whose(item).map(UserId::value).orElse(null));
        values.put(ITEMS.BODY, StorableText.clean(body(item)));
        values.put(ITEMS.CARD_CHANNEL, card == null ? null : card.channel().value());
        values.put(ITEMS.CARD_TS, card == null ? null : card.ts().value());
        return values;
    }

    /** Who has it before them: whose step is next, and of a review also its owner. */
    private static Optional<UserId> whose(Item item) {
        return item instanceof Review review && !review.withdrawn()
                ? review.awaits().or(() -> Optional.ofNullable(review.owner()))
                : item.awaits();
    }

    private static Item item(Record row) {
        String channel = row.get(ITEMS.CARD_CHANNEL);
        String ts = row.get(ITEMS.CARD_TS);
        MessageRef card = channel == null || ts == null ? null : new MessageRef(new ChannelId(channel), new SlackTs(ts));
        return item(row.get(ITEMS.KIND), row.get(ITEMS.BODY), card);
    }
}
