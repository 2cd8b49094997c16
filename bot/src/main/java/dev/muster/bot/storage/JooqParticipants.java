package dev.muster.bot.storage;

import static dev.muster.bot.storage.generated.Tables.INCIDENTS;
import static dev.muster.bot.storage.generated.Tables.ITEMS;
import static dev.muster.bot.storage.generated.Tables.PARTICIPANTS;

import java.util.List;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Participants;
import dev.muster.bot.incident.item.ItemKind;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Who takes part, from the database. */
public final class JooqParticipants implements Participants {
    private final Database database;

    public JooqParticipants(Database database) {
        this.database = database;
    }

    @Override
    public List<Incident> latestOf(UserId person, int limit) {
        return database.read(tx -> IncidentRows.find(tx, in(person), limit));
    }

    @Override
    public List<Incident> reviewedBy(UserId person, int limit) {
        Condition theirs = INCIDENTS.ID.in(DSL.select(ITEMS.INCIDENT_ID).from(ITEMS).where(ITEMS.AWAITS.eq(person.value()))
                .and(ITEMS.KIND.eq(ItemKind.REVIEW.wireName())));
        return database.read(tx -> IncidentRows.find(tx, theirs, limit));
    }

    /** The incidents in which this person declared, leads or has said something. */
    static Condition in(UserId person) {
        Condition declared = INCIDENTS.DECLARED_BY_KIND.eq(ActorColumns.PERSON).and(INCIDENTS.DECLARED_BY.eq(person.value()));
        Condition leads = INCIDENTS.COMMANDER.eq(person.value());
        Condition spoke = DSL.exists(DSL.selectOne().from(PARTICIPANTS).where(PARTICIPANTS.USER_ID.eq(person.value()))
                .and(PARTICIPANTS.INCIDENT_ID.eq(INCIDENTS.ID)));
        return DSL.or(declared, leads, spoke);
    }
}
