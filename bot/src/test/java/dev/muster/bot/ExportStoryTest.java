package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.muster.bot.config.ConfigLoader;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.timeline.Happening;
import dev.muster.bot.timeline.Received;
import dev.muster.bot.timeline.Timeline;
import dev.muster.sandbox.Channel;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code muster export} needs the store and nothing else. */
class ExportStoryTest extends Story {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final StringWriter complaints = new StringWriter();
    private boolean watched;
    private boolean beside;

    @Test
    void without_bot_and_slack_it_says_what_the_bot_says() {
        Channel channel = office.declared("checkout is failing");
        office.bob.joins(channel);
        office.bob.says(channel, "Grüße, the queue is full");
        office.settle();
        String json = office.get("/api/v1/incidents/INC-1/export?format=json").body();
        String md = office.get("/api/v1/incidents/INC-1/export?format=md").body();
        assertThat(export(onlyTheStore(), "INC-1", "--format", "json")).as("beside the running bot").isZero();
        assertThat(screen.toString(StandardCharsets.UTF_8)).isEqualTo(json);
        office.stopBot();

        assertThat(export(onlyTheStore(), "INC-1", "--format", "json")).isZero();
        assertThat(screen.toString(StandardCharsets.UTF_8)).isEqualTo(json).contains("Grüße");
        assertThat(export(onlyTheStore(), "inc-1")).isZero();
        assertThat(screen.toString(StandardCharsets.UTF_8)).isEqualTo(md);
        assertThat(complaints.toString()).isEmpty();
    }

    @Test
    void it_writes_a_file_where_it_is_told_to() throws IOException {
        office.declared("checkout is failing");
        Path file = folder.resolve("report.md");
        assertThat(export(onlyTheStore(), "INC-1", "-o", file.toString())).isZero();
        assertThat(Files.readString(file)).startsWith("# INC-1: checkout is failing");
        assertThat(screen.size()).isZero();

        assertThat(export(onlyTheStore(), "INC-1", "-o", folder.resolve("no/such/folder/report.md").toString())).isEqualTo(1);
        assertThat(complaints.toString()).contains("report.md cannot be written");
    }

    @Test
    void the_page_for_a_customer_names_nobody() throws IOException {
        Channel channel = office.declared("checkout is failing");
        office.bob.joins(channel);
        office.bob.says(channel, "the queue is full, says bob");
        office.settle();
        Path file = folder.resolve("report.html");
        assertThat(export(onlyTheStore(), "INC-1", "--format", "html", "--profile", "external", "-o", file.toString())).isZero();
        assertThat(Files.readString(file)).contains("checkout is failing").doesNotContain("queue is full").doesNotContain("bob");
    }

    @Test
    void tables_go_into_a_folder_into_one_packed_file_or_the_timeline_alone() throws IOException {
        office.declared("checkout is failing");
        Path tables = folder.resolve("tables");
        assertThat(export(onlyTheStore(), "INC-1", "--format", "csv", "-o", tables + "/")).isZero();
        assertThat(tables.resolve("timeline.csv")).isNotEmptyFile();
        assertThat(tables.resolve("people.csv")).isNotEmptyFile();
        Path packed = folder.resolve("tables.zip");
        assertThat(export(onlyTheStore(), "INC-1", "--format", "csv", "-o", packed.toString())).isZero();
        assertThat(Files.readAllBytes(packed)).startsWith('P', 'K');
        Path timeline = folder.resolve("timeline.csv");
        assertThat(export(onlyTheStore(), "INC-1", "--format", "csv", "-o", timeline.toString())).isZero();
        assertThat(Files.readString(timeline)).isEqualTo(Files.readString(tables.resolve("timeline.csv")));

        assertThat(export(onlyTheStore(), "INC-1", "--format", "csv")).isZero();
        assertThat(screen.toByteArray()).as("to another program").startsWith('P', 'K');
        watched = true;
        assertThat(export(onlyTheStore(), "INC-1", "--format", "csv")).as("to a person").isEqualTo(2);
        assertThat(complaints.toString()).contains("-o FOLDER/ or -o INC-1.csv.zip");
    }

    @Test
    void how_far_it_has_come_is_told_on_one_line_that_goes_again() {
        ProgressLine line = new ProgressLine(new PrintWriter(complaints, true));
        line.read(999);
        assertThat(complaints.toString()).isEmpty();
        line.read(2000);
        line.written(1000, 2500);
        line.written(1001, 2500);
        line.written(2500, 2500);
        line.close();
        assertThat(complaints.toString().replace("\u001B[K", "|")).isEqualTo("\rReading: 2,000 entries|"
                + "\rWriting: 1,000 of 2,500 entries|\rWriting: 2,500 of 2,500 entries|\r|");
    }

    @Test
    void what_is_wrong_is_said_in_words() {
        office.declared("checkout is failing");
        assertThat(export(onlyTheStore(), "INC-7")).isEqualTo(1);
        assertThat(complaints.toString()).contains("There is no INC-7 in this store.");

        assertThat(export(onlyTheStore(), "checkout")).isEqualTo(2);
        assertThat(complaints.toString()).contains("'checkout' is no incident (expected: such as INC-12)");

        assertThat(export(onlyTheStore(), "INC-1", "--format", "docx")).isEqualTo(2);
        assertThat(complaints.toString()).contains("'docx' (expected: md, html, json or csv)");

        assertThat(export(onlyTheStore(), "INC-1", "--profile", "everybody")).isEqualTo(2);
        assertThat(complaints.toString()).contains("'everybody' (expected: full, team, external or anonymised)");

        Path missing = folder.resolve("nowhere").resolve("muster.db");
        assertThat(export(Map.of("MUSTER_DATABASE_URL", "jdbc:sqlite:" + missing), "INC-1")).isEqualTo(1);
        assertThat(complaints.toString()).contains("There is no store at").contains("MUSTER_DATABASE_URL");
        assertThat(missing).doesNotExist();
        assertThat(missing.getParent()).doesNotExist();
        assertThat(screen.size()).isZero();
    }

    @Test
    void whoever_redirects_the_record_reads_beside_it_how_far_it_is() {
        office.declared("checkout is failing");
        Timeline timeline = office.bot().stores().timeline();
        for (int number = 0; number < 1100; number++) {
            var said = new Happening.Message(new ChannelId("C1"), new SlackTs("1700000000.%06d".formatted(number)), null,
                    new UserId("U1"), null, "line " + number, JsonNodeFactory.instance.objectNode());
            timeline.keep(new IncidentId(1), new Received(null, Office.MORNING, "event", "message", "{}", List.of(said)));
        }
        assertThat(export(onlyTheStore(), "INC-1", "--format", "json")).isZero();
        assertThat(complaints.toString()).as("to another program").isEmpty();

        byte[] alone = screen.toByteArray();
        beside = true;
        assertThat(export(onlyTheStore(), "INC-1", "--format", "json")).isZero();
        assertThat(complaints.toString()).contains("Reading: 1,000 entries").contains("Writing: 1,000 of");
        assertThat(screen.toByteArray()).as("nothing of that is in the record").isEqualTo(alone);
    }

    /** Nothing about Slack. */
    private Map<String, String> onlyTheStore() {
        Map<String, String> environment = new HashMap<>(office.environment());
        environment.keySet().removeIf(name -> !name.equals("MUSTER_DATABASE_URL"));
        return environment;
    }

    private int export(Map<String, String> environment, String... arguments) {
        screen.reset();
        complaints.getBuffer().setLength(0);
        CommandLine line = new CommandLine(
                new ExportCommand(() -> new ConfigLoader(environment, folder).load(), screen, () -> watched, () -> beside));
        return line.setErr(new PrintWriter(complaints, true)).execute(arguments);
    }
}
