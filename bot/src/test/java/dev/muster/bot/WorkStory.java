package dev.muster.bot;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.CommandAnswer;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import org.junit.jupiter.api.BeforeEach;

/** A story of an incident of SEV2 that Anna leads, with Bob and Carol in its channel. */
abstract class WorkStory extends Story {
    protected Channel room;

    @BeforeEach
    void anna_leads_and_everybody_is_there() {
        room = office.declared("checkout is failing sev2");
        office.types(office.anna, room, "lead");
        office.bob.joins(room);
        office.carol.joins(room);
        office.settle();
    }

    protected CommandAnswer assign(String task) {
        return office.types(office.anna, room, "assign " + office.bob.mention() + " " + task);
    }

    /** The card of this assignment. */
    protected Message card(int number) {
        return office.ofKind(room, "muster_assignment").stream()
                .filter(card -> payload(card).path("assignment").asText().equals(String.valueOf(number))).findFirst()
                .orElseThrow(() -> new AssertionError("no assignment " + number));
    }

    protected String state(int number) {
        return payload(card(number)).path("state").asText();
    }

    /** The questions of this kind, the oldest first. */
    protected List<Message> prompts(String ask) {
        return office.ofKind(room, "muster_prompt").stream().filter(prompt -> payload(prompt).path("ask").asText().equals(ask))
                .filter(prompt -> payload(prompt).path("about").asText().startsWith("assignment:")).toList();
    }

    /** Its row in the export. */
    protected JsonNode row(int number) {
        return office.export("INC-1").path("assignments").path(number - 1);
    }

    protected void clicks(Person who, int number, String button) {
        who.clicks(card(number), button);
        office.settle();
    }

    protected void submits(Person who, Map<String, ?> values) {
        who.submits(values);
        office.settle();
    }

    protected void until(Instant at) {
        office.passes(Duration.between(office.clock.instant(), at));
    }

    protected static boolean hasButtons(Message message) {
        return message.blocks().toString().contains("\"actions\"");
    }

    private static JsonNode payload(Message message) {
        return message.metadata().orElseThrow().path("event_payload");
    }
}
