package dev.muster.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.launcher.play.Player;
import dev.muster.launcher.play.Script;
import dev.muster.launcher.play.ScriptReader;
import dev.muster.launcher.process.Home;
import dev.muster.launcher.record.ExportFile;
import dev.muster.launcher.stage.Finale;
import dev.muster.launcher.stage.Stage;
import dev.muster.sandbox.SandboxOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlayIT {
    private static final Home HOME = Home.find(Map.of(), Path.of(""));
    @TempDir
    private Path folder = Path.of("");

    @Test
    void the_example_goes_as_written_and_its_export_is_whole() throws IOException {
        Script script = ScriptReader.read("checkout-outage", HOME.scripts());
        try (Stage stage = Stage.set(HOME, SandboxOptions.defaults(), 0, folder)) {
            stage.hurry();
            stage.startBot();
            new Player(stage, folder).play(script);
            Finale.Result result = new Finale(stage, folder).of("INC-1");

            assertThat(result.problems()).isEmpty();
            assertThat(result.said()).isGreaterThanOrEqualTo(50);
            assertThat(result.export().status()).isEqualTo("resolved");
            assertThat(result.export().lines()).extracting(ExportFile.Line::kind).contains("message", "message_edited",
                    "message_deleted",
                    "reaction_added", "reaction_removed", "pinned", "member_joined", "member_left", "incident_declared",
                    "severity_changed",
                    "note_added", "incident_resolved");
            theWholeCycle(new ObjectMapper().readTree(Files.readString(folder.resolve("inc-1.json"))));
            assertThat(stage.sandbox().violations()).isEmpty();
            assertThat(result.files()).allSatisfy(file -> assertThat(file).isNotEmptyFile());
        }
    }

    private static void theWholeCycle(JsonNode export) {
        assertThat(export.path("decisions").findValuesAsText("state")).containsExactly("amended", "decided", "decided");
        JsonNode stopped = export.path("decisions").path(0);
        assertThat(stopped.path("risk").asText()).isEqualTo("no card payments for two minutes");
        JsonNode objection = stopped.path("objections").path(0);
        assertThat(objection.path("text").asText())
                .isEqualTo("payments would stop completely, and I have just told customers that other orders go through");
        assertThat(objection.path("late").asBoolean()).isFalse();
        JsonNode late = export.path("decisions").path(1).path("objections").path(0);
        assertThat(late.path("text").asText()).isEqualTo("nobody has told the shops that four payments may drop");
        assertThat(late.path("late").asBoolean()).isTrue();
        assertThat(export.path("decisions").path(1).path("present").size()).isGreaterThanOrEqualTo(5);
        assertThat(export.path("assignments").findValuesAsText("state")).filteredOn("done"::equals).hasSize(7);
        assertThat(export.path("assignments")).hasSize(8).allSatisfy(assignment -> {
            assertThat(assignment.path("state").asText()).isIn("done", "returned");
            assertThat(assignment.path("asked_at").asText()).isNotBlank();
            assertThat(assignment.path("timebox_ends_at").asText()).isNotBlank();
            assertThat(assignment.path("closed_at").asText()).isNotBlank();
        });
        assertThat(export.path("assignments").path(0).path("extensions")).hasSize(1);
        assertThat(export.path("handovers").path(0).path("state").asText()).isEqualTo("accepted");
        theChainOfCommand(export);
        assertThat(export.path("updates").findValuesAsText("kind")).containsExactly("external", "external", "internal",
                "external");
        assertThat(export.path("timeline").findValuesAsText("kind")).contains("change_undone", "poll_voted", "poll_closed",
                "takeover_answered",
                "script_spoken", "cadence_set", "assignment_blocked", "assignment_returned");
        assertThat(export.path("incident").path("review").path("owner").asText()).isNotBlank();
    }

    /** One after the other, each from when the one before ended. */
    private static void theChainOfCommand(JsonNode export) {
        Map<String, JsonNode> held = new TreeMap<>();
        for (JsonNode person : export.path("people")) {
            for (JsonNode role : person.path("roles")) {
                if (role.path("role").asText().equals("commander")) {
                    held.put(role.path("from").asText(), role);
                }
            }
        }
        List<JsonNode> chain = List.copyOf(held.values());
        assertThat(chain).hasSize(2);
        assertThat(chain.getFirst().path("to").asText()).isEqualTo(chain.getLast().path("from").asText());
        assertThat(chain.getLast().path("to").isNull()).isTrue();
    }

    @Test
    void a_bot_that_opens_a_socket_plays_as_well_and_says_that_it_is_there() throws IOException {
        Path file = Files.writeString(folder.resolve("short.yml"), """
                title: Short
                steps:
                  - {as: anna, in: general, command: /incident new checkout is failing}
                  - {expect: {announcement: checkout is failing}}
                """);
        try (Stage stage = Stage.set(HOME, SandboxOptions.defaults(), 0, folder, true)) {
            stage.startBot();
            new Player(stage, folder).play(ScriptReader.read(file.toString(), folder));

            assertThat(stage.sandbox().violations()).isEmpty();
        }
        assertThat(Files.readString(folder.resolve("bot.log"))).contains("Slack is connected by Socket Mode")
                .contains("It reaches Slack by Socket Mode; Slack needs no address of it.");
    }

    @Test
    void a_step_that_does_not_go_as_written_stops_the_play_and_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.yml"), """
                title: Wrong
                steps:
                  - {as: anna, in: general, says: hello}
                  - {expect: {message: never said, in: general, within: 1s}}
                """);
        try (Stage stage = Stage.set(HOME, SandboxOptions.defaults(), 0, folder)) {
            Player player = new Player(stage, folder);

            assertThatThrownBy(() -> player.play(ScriptReader.read(file.toString(), folder)))
                    .isInstanceOf(Player.UnexpectedException.class)
                    .hasMessageStartingWith(
                            "Step 2 (line 4): Expected message “never said” in general within 1 s. There is: hello");
        }
    }
}
