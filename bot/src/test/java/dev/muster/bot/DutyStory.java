package dev.muster.bot;

import java.util.List;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import dev.muster.sandbox.PersonOptions;

/** A story of those who lead, in which minutes stand for hours. */
abstract class DutyStory extends Story {
    @Override
    protected String settings() {
        return """
                timing: {commander_tick: 30s, fatigue: [60s, 120s, 180s], no_commander_after: 20s}
                incidents: {commanders: "<!subteam^S0RESCUE>"}
                """;
    }

    /** In whose place it is day. */
    protected Person awake(String name, Channel room) {
        Person person = office.slack.person(name, PersonOptions.defaults().timeZone("America/Los_Angeles"));
        person.joins(room);
        office.settle();
        return person;
    }

    /** The lines at a steady rhythm that they got. */
    protected static List<Message> ticks(Person person) {
        return person.directMessages().stream().filter(message -> message.everyText().contains(" in · ")).toList();
    }
}
