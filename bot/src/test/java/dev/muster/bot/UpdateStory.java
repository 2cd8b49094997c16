package dev.muster.bot;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import org.junit.jupiter.api.BeforeEach;

/** A story of an incident of SEV2 that Anna leads, with Bob and Carol in its channel, of which others want to hear. */
abstract class UpdateStory extends Story {
    protected Channel room;
    protected Instant declaredAt;

    @BeforeEach
    void anna_leads_and_everybody_is_there() {
        declaredAt = office.clock.instant();
        room = office.declared("checkout is failing sev2");
        office.types(office.anna, room, "lead");
        office.bob.joins(room);
        office.carol.joins(room);
        office.settle();
    }

    /** The card of this update. */
    protected Message update(int number) {
        return office.ofKind(room, "muster_update").stream()
                .filter(card -> payload(card).path("update").asText().equals(String.valueOf(number))).findFirst()
                .orElseThrow(() -> new AssertionError("no update " + number));
    }

    protected String state(int number) {
        return payload(update(number)).path("state").asText();
    }

    /** The reminders that an update is due, the oldest first. */
    protected List<Message> reminders() {
        return office.ofKind(room, "muster_prompt").stream()
                .filter(prompt -> payload(prompt).path("ask").asText().equals("update_due")).toList();
    }

    /** The questions to the commander about this update. */
    protected List<Message> asked(int number) {
        return office.slack.thread(update(number)).stream()
                .filter(prompt -> payload(prompt).path("about").asText().equals("update:" + number)).toList();
    }

    /** Its row in the export. */
    protected JsonNode row(int number) {
        return office.export("INC-1").path("updates").path(number - 1);
    }

    protected long count(String kind) {
        return kinds("INC-1").stream().filter(kind::equals).count();
    }

    protected void submits(Person who, Map<String, ?> values) {
        who.submits(values);
        office.settle();
    }

    protected void clicks(Person who, Message message, String button) {
        who.clicks(message, button);
        office.settle();
    }

    protected void until(Instant at) {
        office.passes(Duration.between(office.clock.instant(), at));
    }

    protected static String at(Instant time) {
        return String.valueOf(time.getEpochSecond());
    }

    protected static JsonNode payload(Message message) {
        return message.metadata().map(metadata -> metadata.path("event_payload"))
                .orElseGet(() -> com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode());
    }
}
