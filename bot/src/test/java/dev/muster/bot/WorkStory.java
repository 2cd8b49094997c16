package dev.muster.bot;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.CommandAnswer;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;

/** A story of who does what, in an incident that Anna leads. */
abstract class WorkStory extends LedStory {
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

    private static JsonNode payload(Message message) {
        return message.metadata().orElseThrow().path("event_payload");
    }
}
