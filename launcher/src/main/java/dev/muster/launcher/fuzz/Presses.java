package dev.muster.launcher.fuzz;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.launcher.process.Patience;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import dev.muster.sandbox.Sandbox;
import dev.muster.sandbox.manifest.Manifest;

/** Some people who press every button that the bot shows them, on messages and on its Home tab, and use each of its shortcuts. */
final class Presses {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private final Sandbox sandbox;
    private final List<Person> people;
    private final Set<String> pressed = new HashSet<>();

    Presses(Sandbox sandbox, List<Person> people) {
        this.sandbox = sandbox;
        this.people = people;
    }

    /** Presses whatever is there and was not pressed before, each name once. */
    void all() {
        for (Person person : people) {
            sandbox.quiet(PATIENCE);
            for (Channel channel : sandbox.channels()) {
                if (channel.has(person)) {
                    messages(person, channel).forEach(message -> buttons(person, message));
                }
            }
            home(person);
        }
        shortcuts(people.getFirst());
    }

    private List<Message> messages(Person person, Channel channel) {
        List<Message> all = new ArrayList<>(sandbox.messages(channel));
        all.addAll(sandbox.ephemerals(person, channel));
        return all;
    }

    private void buttons(Person person, Message message) {
        for (String action : message.actionIds()) {
            press(person, action, () -> person.clicks(message, action).isOk());
        }
    }

    private void home(Person person) {
        person.opensHome();
        if (Patience.until(PATIENCE, () -> person.home().isPresent())) {
            for (JsonNode action : person.home().orElseThrow().findValues("action_id")) {
                press(person, "home " + action.asText(), () -> person.clicksInHome(action.asText()).isOk());
            }
        }
    }

    private void shortcuts(Person person) {
        Message said = person.says(sandbox.channel("general"), "This looks like trouble");
        for (Manifest.Shortcut shortcut : sandbox.manifest().orElseThrow().shortcuts()) {
            if (shortcut.type() == Manifest.ShortcutType.MESSAGE) {
                press(person, "shortcut " + shortcut.callbackId(),
                        () -> person.usesMessageShortcut(shortcut.callbackId(), said).isOk());
            }
        }
    }

    private void press(Person person, String name, Press how) {
        if (!pressed.add(name)) {
            return;
        }
        try {
            boolean unused = how.isOk();
        } catch (IllegalArgumentException | IllegalStateException notThere) {
            // It is no button, there are several of that name, or the message has gone meanwhile.
        }
        boolean unused = Patience.until(Duration.ofMillis(300), () -> person.form().isPresent());
        if (person.form().isPresent()) {
            send(person);
        }
    }

    /** Once as it came, and where that was not enough, it is given up. */
    private static void send(Person person) {
        try {
            var unused = person.submits(Map.of());
        } catch (IllegalStateException cannotBeSent) {
            // It has nothing to send.
        }
        if (person.form().isPresent()) {
            person.closes();
        }
    }

    private interface Press {
        boolean isOk();
    }
}
