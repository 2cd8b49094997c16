package dev.muster.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.launcher.process.Home;
import dev.muster.launcher.process.Patience;
import dev.muster.launcher.record.ExportFile;
import dev.muster.launcher.stage.Stage;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import dev.muster.sandbox.SandboxOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed while people may object, as {@code kill -9} does, and is started again. */
class KilledInTimeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    /** Where the machine is busy; on an idle one it is a few hundredths. */
    private static final Duration AT_ITS_TIME = Duration.ofSeconds(2);

    @TempDir
    private Path folder = Path.of("");
    private Stage stage;
    private Channel room;

    @BeforeEach
    void an_incident() {
        stage = Stage.set(Home.find(Map.of(), Path.of("")), SandboxOptions.defaults(), 0, folder);
        stage.startBot();
        types(person("anna"), stage.sandbox().channel("general"), "new checkout is failing", "is declared");
        room = stage.incidentChannel("INC-1", PATIENCE).orElseThrow();
        assertThat(Patience.until(PATIENCE, () -> room.has(person("anna")))).isTrue();
        person("bob").joins(room);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private Person person(String name) {
        return stage.sandbox().person(name);
    }

    private void types(Person who, Channel where, String words, String answer) {
        assertThat(who.commands(where, "/incident", words).shown()).contains(answer);
    }

    private JsonNode decision(int number) {
        return ExportFile.parse(stage.bot().api().export("INC-1", "json")).json().path("decisions").path(number - 1);
    }

    private Instant end(int number) {
        return Instant.parse(decision(number).path("closes_at").asText());
    }

    private List<Message> decided(int number) {
        return stage.sandbox().messages(room).stream()
                .filter(message -> message.text().startsWith("Hearing none. Proceeding. Proposal %d:".formatted(number)))
                .toList();
    }

    private void isDecidedOnce(int number) {
        assertThat(Patience.until(PATIENCE, () -> !decided(number).isEmpty())).as("proposal %d is decided", number).isTrue();
        assertThat(decided(number)).hasSize(1);
        assertThat(decision(number).path("state").asText()).isEqualTo("decided");
    }

    private void until(Instant at) {
        assertThat(Patience.until(PATIENCE, () -> !stage.sandbox().clock().instant().isBefore(at))).isTrue();
    }

    @Test
    void a_window_in_which_the_process_is_killed_ends_at_its_time_and_once() {
        types(person("anna"), room, "propose roll back the deploy 15s", "It is up for objections");
        Instant end = end(1);
        stage.bot().kill();
        stage.startBot();
        assertThat(stage.sandbox().clock().instant()).as("it is back within the window").isBefore(end);

        isDecidedOnce(1);
        assertThat(decided(1).getFirst().writtenAt()).isBetween(end, end.plus(AT_ITS_TIME));
        stage.bot().kill();
        stage.startBot();
        until(end.plus(AT_ITS_TIME.multipliedBy(4)));
        isDecidedOnce(1);
    }

    @Test
    void what_was_said_while_the_process_was_dead_counts_by_slacks_time() {
        types(person("anna"), room, "propose roll back the deploy 8s", "It is up for objections");
        types(person("anna"), room, "propose restart the web servers 8s", "It is up for objections");
        Instant first = end(1);
        Instant second = end(2);
        stage.bot().kill();
        until(first.minus(A_SECOND));
        Message inTime = person("bob").says(room, "@muster object #1 the cache is cold");
        until(second.plus(A_SECOND));
        Message late = person("bob").says(room, "@muster object #2 the cache is cold");
        assertThat(inTime.writtenAt()).isBefore(first);
        assertThat(late.writtenAt()).isAfter(second);
        stage.startBot();

        isDecidedOnce(2);
        assertThat(Patience.until(PATIENCE, () -> !decision(2).path("objections").isEmpty())).isTrue();
        assertThat(decision(2).path("objections").path(0).path("late").asBoolean()).isTrue();
        assertThat(decision(1).path("state").asText()).isEqualTo("stopped");
        assertThat(decision(1).path("objections").path(0).path("late").asBoolean()).isFalse();
        assertThat(Instant.parse(decision(1).path("objections").path(0).path("at").asText())).isEqualTo(inTime.writtenAt());
        assertThat(decided(1)).isEmpty();
    }
}
