package dev.muster.bot;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import org.junit.jupiter.api.BeforeEach;

/** A story of an incident of SEV2 that Anna leads, with Bob and Carol in its channel. */
abstract class LedStory extends Story {
    protected Channel room;

    @BeforeEach
    void anna_leads_and_everybody_is_there() {
        room = office.declared("checkout is failing sev2");
        office.types(office.anna, room, "lead");
        office.bob.joins(room);
        office.carol.joins(room);
        office.settle();
    }

    protected void submits(Person who, Map<String, ?> values) {
        who.submits(values);
        office.settle();
    }

    protected void until(Instant at) {
        office.passes(Duration.between(office.clock.instant(), at));
    }

    /** Anna offers them command. */
    protected void offered(Person to) {
        office.types(office.anna, room, "handover " + to.mention());
    }

    /** The brief that they got last for a role which they are offered. */
    protected static Message brief(Person person) {
        return person.directMessages().stream().filter(message -> message.eventType().equals("muster_handover"))
                .reduce((one, later) -> later).orElseThrow();
    }

    protected static boolean hasButtons(Message message) {
        return message.blocks().toString().contains("\"actions\"");
    }
}
