package dev.muster.launcher.fuzz;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.muster.launcher.process.Patience;
import dev.muster.launcher.stage.Stage;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import dev.muster.sandbox.Sandbox;

/** A short incident with a bit of everything, so that there is one good request of each kind to start from. */
final class Warmup {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** What Slack sends to the bot: interactions, and events by their own type. */
    private static final Set<String> KINDS = Set.of("/incident", "block_actions", "message_action", "shortcut", "view_submission",
            "app_home_opened", "app_mention", "message", "reaction_added", "pin_added", "pin_removed", "member_joined_channel",
            "member_left_channel");

    private Warmup() {}

    /** Everything that the workspace sent to the bot meanwhile. */
    static List<Shot> shots(Stage stage) {
        Sandbox sandbox = stage.sandbox();
        Person anna = sandbox.person("anna");
        Person bob = sandbox.person("bob");
        Channel general = sandbox.channel("general");
        boolean greeted = sandbox.verifyUrl();
        if (!greeted) {
            throw new IllegalStateException("The bot does not answer Slack's greeting.");
        }
        List.of("help", "", "status", "new Fuzz and nothing else sev2").forEach(line -> command(anna, general, line));
        Channel incident = stage.incidentChannel("INC-1", PATIENCE)
                .orElseThrow(() -> new IllegalStateException("The incident got no channel."));
        bob.joins(incident);
        if (!Patience.until(PATIENCE, () -> incident.has(anna))) {
            throw new IllegalStateException("Whoever declared the incident is not brought into its channel.");
        }
        talk(sandbox, anna, bob, incident);
        Presses presses = new Presses(sandbox, List.of(anna, bob));
        presses.all();
        List.of("sev 1", "lead", "note something", "status", "mitigated", "sev", "nonsense", "resolve", "reopen", "resolve done")
                .forEach(line -> command(anna, incident, line));
        presses.all();
        forms(anna);
        sandbox.quiet(PATIENCE);
        complete(sandbox);
        return sandbox.deliveries().stream().map(delivery -> new Shot(delivery.contentType(), delivery.body())).distinct()
                .toList();
    }

    private static void talk(Sandbox sandbox, Person anna, Person bob, Channel incident) {
        Message root = bob.says(incident, "The queue is growing, see https://example.com/graph?x=1&y=2");
        Message reply = anna.replies(root, "@bob which <queue> & since when?");
        Message edited = bob.edits(root, "The queue of #payments is growing");
        anna.reacts(edited, "pushpin");
        anna.pins(edited);
        anna.unpins(edited);
        Message file = bob.uploads(incident, "graph.txt", "text/plain", "1 2 3".getBytes(StandardCharsets.UTF_8), "the graph");
        bob.deletes(file);
        anna.deletes(reply);
        bob.says(incident, "<@" + sandbox.botUserId() + "> status");
        Message alert = sandbox.webhook("Grafana").posts(incident, "[FIRING] queue");
        bob.reacts(alert, "eyes");
        bob.leaves(incident);
    }

    /** Buttons and forms, where the bot offers them. */
    private static void forms(Person person) {
        if (person.usesShortcut("incident_declare").isOk() && Patience.until(PATIENCE, () -> person.form().isPresent())) {
            var unused = person.submits(Map.of());
        }
    }

    /** A kind that is missing here is a kind that nothing is made of. */
    private static void complete(Sandbox sandbox) {
        Set<String> missing = new TreeSet<>(KINDS);
        sandbox.deliveries().forEach(delivery -> missing.remove(delivery.type()));
        if (!missing.isEmpty()) {
            throw new IllegalStateException("The workspace sent nothing of these kinds: " + missing);
        }
    }

    private static void command(Person person, Channel in, String line) {
        var unused = person.commands(in, "/incident", line);
    }
}
