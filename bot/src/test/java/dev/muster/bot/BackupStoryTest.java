package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import dev.muster.bot.config.ConfigLoader;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.api.Fault;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code muster backup} beside a running bot, and what a restore brings back. */
@OnSqliteOnly
class BackupStoryTest extends Story {
    private final StringWriter screen = new StringWriter();
    private final StringWriter complaints = new StringWriter();

    @Test
    void what_was_said_before_the_backup_is_there_after_a_restore_and_nothing_is_said_twice() throws IOException {
        Channel channel = office.declared("checkout is failing");
        office.bob.joins(channel);
        Message before = office.bob.says(channel, "is it the payment provider?");
        office.settle();
        // A line that is still on its way when the backup is made, and reaches Slack afterwards.
        office.slack.faults().always("chat.postMessage", Fault.status(503, "not now"));
        office.anna.commands(channel, "/incident", "note the vendor confirms");
        office.slack.quiet(Duration.ofSeconds(30));
        Path backup = folder.resolve("backup.db");
        assertThat(backup(backup)).isZero();
        assertThat(screen.toString()).contains("Incidents: 1").contains("To restore it: stop Muster");
        office.slack.faults().clear();
        office.passes(Duration.ofMinutes(1));
        Message after = office.bob.says(channel, "said after the backup");
        office.settle();
        assertThat(linesAbout(channel, "the vendor confirms")).isEqualTo(1);

        office.stopBot();
        restore(backup);
        office.startBot();
        office.passes(Duration.ofMinutes(2));

        Entries record = new Entries(office.export("INC-1"));
        assertThat(record.of("message", before)).hasSize(1);
        assertThat(record.of("message", after)).as("read again from the channel's history").hasSize(1);
        assertThat(record.of("note_added")).hasSize(1);
        assertThat(linesAbout(channel, "the vendor confirms")).isEqualTo(1);
        assertThat(office.ofKind(channel, "muster_incident")).hasSize(1);
        assertThat(office.ofKind(office.incidents, "muster_announcement")).hasSize(1);
        assertThat(office.get("/readyz").statusCode()).isEqualTo(200);
    }

    @Test
    void a_restored_bot_goes_on_and_what_it_says_next_is_not_taken_for_what_was_said_after_the_backup() throws IOException {
        Channel channel = office.declared("checkout is failing");
        Path backup = folder.resolve("backup.db");
        assertThat(backup(backup)).isZero();
        office.types(office.anna, channel, "note said and lost");
        office.stopBot();
        restore(backup);
        office.startBot();
        office.slack.faults().next("chat.postMessage", Fault.timeoutBefore());
        office.types(office.anna, channel, "note said after the restore");
        office.passes(Duration.ofMinutes(1));

        assertThat(linesAbout(channel, "said after the restore")).isEqualTo(1);
    }

    @Test
    void the_backup_is_a_plain_export_source_that_only_its_owner_can_read() throws IOException {
        office.declared("checkout is failing");
        String json = office.get("/api/v1/incidents/INC-1/export?format=json").body();
        Path backup = folder.resolve("backup.db");
        assertThat(backup(backup)).isZero();

        assertThat(Files.getPosixFilePermissions(backup)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(folder.resolve("backup.db-wal")).doesNotExist();
        Map<String, String> environment = new HashMap<>(Map.of("MUSTER_DATABASE_URL", "jdbc:sqlite:" + backup));
        var exported = new java.io.ByteArrayOutputStream();
        assertThat(new CommandLine(new ExportCommand(() -> new ConfigLoader(environment, folder).load(), exported))
                .execute("INC-1", "--format", "json")).isZero();
        assertThat(exported.toString(java.nio.charset.StandardCharsets.UTF_8)).isEqualTo(json);
    }

    @Test
    void what_is_in_the_way_is_said_in_words_and_nothing_is_overwritten() throws IOException {
        office.declared("checkout is failing");
        Path there = Files.writeString(folder.resolve("there.db"), "something dear");
        assertThat(backup(there)).isEqualTo(1);
        assertThat(complaints.toString()).contains("is there already");
        assertThat(there).hasContent("something dear");
        assertThat(backup(folder.resolve("no/such/folder.db"))).isEqualTo(1);
        assertThat(complaints.toString()).contains("There is no folder");

        assertThat(backup(Map.of("MUSTER_DATABASE_URL", "jdbc:sqlite:" + folder.resolve("none.db")), folder.resolve("b.db")))
                .isEqualTo(1);
        assertThat(complaints.toString()).contains("There is no store at");
        assertThat(folder.resolve("none.db")).doesNotExist();
        assertThat(backup(Map.of("MUSTER_DATABASE_URL", "jdbc:postgresql://u:hidden@db/muster"), folder.resolve("b.db")))
                .isEqualTo(1);
        assertThat(complaints.toString()).contains("pg_dump").doesNotContain("hidden");
        Path broken = Files.writeString(folder.resolve("broken.db"), "this is no database, however long it may be".repeat(100));
        assertThat(backup(Map.of("MUSTER_DATABASE_URL", "jdbc:sqlite:" + broken), folder.resolve("b.db"))).isEqualTo(1);
        assertThat(complaints.toString()).contains("The backup was not made");
        try (var left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString())).doesNotContain("b.db")
                    .noneMatch(name -> name.endsWith(".partial"));
        }
    }

    private long linesAbout(Channel channel, String words) {
        return office.slack.messages(channel).stream().filter(message -> message.everyText().contains(words)).count();
    }

    private void restore(Path backup) throws IOException {
        Path store = store();
        for (String suffix : new String[]{"", "-wal", "-shm"}) {
            Files.deleteIfExists(Path.of(store + suffix));
        }
        Files.copy(backup, store);
    }

    private Path store() {
        return Path.of(String.valueOf(office.environment().get("MUSTER_DATABASE_URL")).substring("jdbc:sqlite:".length()));
    }

    private int backup(Path target) {
        return backup(office.environment(), target);
    }

    private int backup(Map<String, String> environment, Path target) {
        return new CommandLine(new BackupCommand(() -> new ConfigLoader(environment, folder).load()))
                .setOut(new PrintWriter(screen, true)).setErr(new PrintWriter(complaints, true)).execute(target.toString());
    }
}
