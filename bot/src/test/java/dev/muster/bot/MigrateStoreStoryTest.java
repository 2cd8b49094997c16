package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import dev.muster.bot.config.ConfigLoader;
import dev.muster.bot.storage.DatabaseKind;
import dev.muster.sandbox.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code muster migrate-store}: an office moves from SQLite to PostgreSQL in the middle of an incident. */
@OnSqliteOnly
class MigrateStoreStoryTest extends Story {
    private final StringWriter screen = new StringWriter();
    private final StringWriter complaints = new StringWriter();

    @Test
    void the_incident_goes_on_in_the_other_database_with_the_same_record(@TempDir Path elsewhere) {
        Channel channel = office.declared("checkout is failing \uD83D\uDD25 <!channel>");
        office.bob.joins(channel);
        office.bob.says(channel, "Grüße, is it the queue?");
        office.settle();
        String from = String.valueOf(office.environment().get("MUSTER_DATABASE_URL"));
        String to = DatabaseKind.POSTGRES.freshUrl(elsewhere);
        assertThat(migrate("--from", from, "--to", to)).as("while the bot runs").isEqualTo(1);
        assertThat(complaints.toString()).contains("Stop it first");
        String json = office.get("/api/v1/incidents/INC-1/export?format=json").body();
        office.stopBot();

        assertThat(migrate("--from", from, "--to", to)).as(complaints.toString()).isZero();
        assertThat(screen.toString()).contains("timeline: ").contains("the same on both sides")
                .contains("Exports: 1 incidents, the same bytes from both.").contains("The copy is proven.");
        assertThat(migrate("--from", from, "--to", to)).as("a second time").isEqualTo(1);
        assertThat(complaints.toString()).contains("The target is not empty");

        office.moveTo(to);
        assertThat(office.get("/api/v1/incidents/INC-1/export?format=json").body()).isEqualTo(json);
        office.types(office.anna, channel, "resolve the queue drained");
        assertThat(card(channel)).contains("Resolved");
        assertThat(office.ofKind(channel, "muster_incident")).hasSize(1);
    }

    @Test
    void without_a_target_the_configured_database_is_it(@TempDir Path elsewhere) {
        office.declared("checkout is failing");
        String from = String.valueOf(office.environment().get("MUSTER_DATABASE_URL"));
        office.stopBot();
        assertThat(migrate("--from", from)).as("the configured one is SQLite").isEqualTo(1);
        assertThat(complaints.toString()).contains("in no other direction");

        Map<String, String> environment = new HashMap<>(office.environment());
        environment.put("MUSTER_DATABASE_URL", DatabaseKind.POSTGRES.freshUrl(elsewhere));
        assertThat(migrate(environment, "--from", from)).as(complaints.toString()).isZero();
    }

    private int migrate(String... arguments) {
        return migrate(office.environment(), arguments);
    }

    private int migrate(Map<String, String> environment, String... arguments) {
        return new CommandLine(new MigrateStoreCommand(() -> new ConfigLoader(environment, folder).load()))
                .setOut(new PrintWriter(screen, true)).setErr(new PrintWriter(complaints, true)).execute(arguments);
    }
}
