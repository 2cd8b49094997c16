package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

import dev.muster.bot.incident.Access;
import dev.muster.bot.incident.IncidentSettings;
import dev.muster.bot.incident.Incidents;
import dev.muster.bot.incident.PrivateIncidents;
import dev.muster.bot.incident.RoleBook;
import dev.muster.bot.incident.closing.Candidates;
import dev.muster.bot.incident.closing.Closing;
import dev.muster.bot.incident.closing.Closings;
import dev.muster.bot.incident.closing.Parking;
import dev.muster.bot.incident.closing.ProcessFeedback;
import dev.muster.bot.incident.closing.ProcessOwner;
import dev.muster.bot.incident.closing.Releases;
import dev.muster.bot.incident.closing.ReviewTimes;
import dev.muster.bot.incident.closing.Reviews;
import dev.muster.bot.incident.command.Commanding;
import dev.muster.bot.incident.command.Handovers;
import dev.muster.bot.incident.command.Roles;
import dev.muster.bot.incident.command.Scripts;
import dev.muster.bot.incident.decision.Decisions;
import dev.muster.bot.incident.decision.Polls;
import dev.muster.bot.incident.decision.Proposals;
import dev.muster.bot.incident.decision.YesNoQuestions;
import dev.muster.bot.incident.update.UpdateTimes;
import dev.muster.bot.incident.update.Updating;
import dev.muster.bot.incident.work.Absences;
import dev.muster.bot.incident.work.Assigning;
import dev.muster.bot.incident.work.Assignments;
import dev.muster.bot.incident.work.Work;
import dev.muster.bot.incident.work.WorkTimes;
import dev.muster.bot.review.ExportFormat;
import dev.muster.bot.slack.command.CommandTable;
import dev.muster.bot.slack.command.Commands;
import dev.muster.bot.slack.command.Commands.Entry;
import dev.muster.sandbox.manifest.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "commands.md");

    @TempDir
    private Path folder;

    @Test
    void the_page_lists_the_commands_of_the_code_word_for_word() throws IOException {
        try (Office office = new Office(folder)) {
            assertThat(documented()).isEqualTo(commandsOf(office).entries());
        }
    }

    private static Commands commandsOf(Office office) {
        Stores stores = office.bot().stores();
        Incidents incidents = new Incidents(stores.incidents(), IncidentSettings.defaults());
        var reviews = new Reviews(stores.incidents(),
                new Candidates(stores.members(), person -> false, person -> Optional.empty()), ReviewTimes.defaults(),
                office.clock);
        var times = new WorkTimes(severity -> Duration.ofMinutes(10), Duration.ofMinutes(2), Duration.ofMinutes(2));
        return CommandTable.of(incidents, decisions(stores, office),
                new Work(new Assigning(stores.incidents(), stores.members(), person -> false, times, office.clock),
                        new Assignments(stores.incidents(), times, office.clock), new Absences(stores.incidents())),
                Updating.of(stores.incidents(),
                        new UpdateTimes(IncidentSettings.defaults(), Duration.ofMinutes(2), false, false), office.clock),
                new PrivateIncidents(stores.incidents()),
                stores.incidents(),
                new Access(stores.incidents(), stores.members(), false),
                new Commanding(new Roles(stores.incidents(), incidents, stores.members(), RoleBook.defaults()),
                        new Handovers(stores.incidents(), stores.members(), Duration.ofMinutes(5), office.clock),
                        new Scripts(stores.incidents())),
                new Closing(new Closings(stores.incidents(), incidents, reviews,
                        new ProcessFeedback(stores.incidents(), ProcessOwner.nobody(), office.clock)), reviews,
                        new Releases(stores.incidents(), stores.members(), person -> false),
                        new Parking(stores.incidents(), ProcessOwner.nobody())),
                stores.uses(), stores.members(),
                stores.timeline(), stores.people(),
                stores.outbox(), Arrays.stream(ExportFormat.values()).map(ExportFormat::wireName).toList(),
                message -> "https://slack.example/" + message.ts());
    }

    private static Decisions decisions(Stores stores, Office office) {
        return new Decisions(new Proposals(stores.incidents(), Duration.ofMinutes(2), office.clock),
                new Polls(stores.incidents(), Duration.ofMinutes(2), office.clock, new SplittableRandom(1)),
                new YesNoQuestions(stores.incidents(), stores.members()));
    }

    @Test
    void what_slack_shows_while_somebody_types_names_every_verb() {
        try (Office office = new Office(folder)) {
            String hint = Manifest.read(Path.of("..", "manifest.yml")).commands().getFirst().usageHint();
            assertThat(hint.substring(1, hint.length() - 1).split("[|]"))
                    .containsExactlyInAnyOrderElementsOf(commandsOf(office).entries().stream().map(Entry::verb).toList());
        }
    }

    /** The rows of the page's table; a bar within a cell is escaped there. */
    private static List<Entry> documented() throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("| `")) {
                List<String> cells = Arrays.stream(line.split("(?<!\\\\)\\|")).map(cell -> cell.replace("\\|", "|").strip())
                        .toList();
                entries.add(new Entry(word(cells.get(1)),
                        cells.get(2).isEmpty()
                                ? List.of()
                                : Arrays.stream(cells.get(2).split(", ")).map(CommandsPageTest::word).toList(),
                        word(cells.get(3)), cells.get(4)));
            }
        }
        return entries;
    }

    private static String word(String quoted) {
        assertThat(quoted).startsWith("`").endsWith("`");
        return quoted.substring(1, quoted.length() - 1);
    }
}
