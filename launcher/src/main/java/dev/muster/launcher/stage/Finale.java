package dev.muster.launcher.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.muster.launcher.process.Patience;
import dev.muster.launcher.record.ExportFile;
import dev.muster.launcher.record.RecordCheck;

/**
 * The end of every play and replay: the record is fetched while the bot runs and once more without it, both must be the same,
 * and all that people said must be in it.
 */
public final class Finale {
    private static final Duration TO_SETTLE = Duration.ofSeconds(60);
    private static final Duration STILL = Duration.ofMillis(400);

    private final Stage stage;
    private final Path folder;

    /** {@code folder} takes the files. */
    public Finale(Stage stage, Path folder) {
        this.stage = stage;
        this.folder = folder;
    }

    /**
     * How the record turned out.
     *
     * @param export   the JSON export
     * @param said     how many messages people wrote
     * @param files    where the exports are
     * @param problems sentences; empty where all is well
     */
    public record Result(ExportFile export, int said, List<Path> files, List<String> problems) {
        public Result {
            files = List.copyOf(files);
            problems = List.copyOf(problems);
        }
    }

    /** Exports {@code incident} in both ways and checks it. The bot is stopped then. */
    public Result of(String incident) {
        stage.sandbox().quiet(TO_SETTLE);
        List<String> problems = new ArrayList<>(awaitWhole(incident));
        String json = awaitStill(incident);
        ExportFile export = ExportFile.parse(json);
        List<Path> files = new ArrayList<>();
        files.add(write(incident + ".json", json));
        files.add(write(incident + ".md", stage.bot().api().export(incident, "md")));
        files.add(write(incident + ".html", stage.bot().api().export(incident, "html")));
        stage.bot().stop();
        Path offline = folder.resolve((incident + "-offline.json").toLowerCase(Locale.ROOT));
        boolean written = offline(incident, "json", offline, problems);
        if (written && !export.sameAs(ExportFile.parse(read(offline)))) {
            problems.add("The export without the bot, %s, differs from the one with it.".formatted(offline));
        }
        files.add(offline);
        Path tables = folder.resolve((incident + ".csv.zip").toLowerCase(Locale.ROOT));
        if (offline(incident, "csv", tables, problems)) {
            files.add(tables);
        }
        return new Result(export, stage.witness().said(export.channel()).size(), files, problems);
    }

    /** Exports without the bot; whether that worked, and if not, {@code problems} says so. */
    private boolean offline(String incident, String format, Path file, List<String> problems) {
        int code = stage.bot().export(incident, format, file);
        if (code != 0) {
            problems.add("muster export %s --format %s ended with %d.".formatted(incident, format, code));
        }
        return code == 0;
    }

    /** What is acknowledged is kept already, but the last answers may still be on their way. */
    private List<String> awaitWhole(String incident) {
        boolean unused = Patience.until(TO_SETTLE, () -> problems(incident).isEmpty());
        return problems(incident);
    }

    private List<String> problems(String incident) {
        Optional<ExportFile> export = stage.bot().api().tryExport(incident, "json").map(ExportFile::parse);
        return export.map(file -> RecordCheck.problems(stage.witness().said(file.channel()), file))
                .orElseGet(() -> List.of("The bot does not export " + incident + "."));
    }

    /** The bot's own last lines may still come in; they have when nothing but names of people came for a moment. */
    private String awaitStill(String incident) {
        String[] last = {stage.bot().api().export(incident, "json")};
        boolean unused = Patience.until(TO_SETTLE, () -> {
            Patience.pause(STILL);
            String now = stage.bot().api().export(incident, "json");
            boolean still = ExportFile.parse(last[0]).sameAs(ExportFile.parse(now));
            last[0] = now;
            return still;
        });
        return last[0];
    }

    private Path write(String name, String text) {
        try {
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve(name.toLowerCase(Locale.ROOT)), text);
        } catch (IOException e) {
            throw new UncheckedIOException("the export could not be written", e);
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException("the export could not be read", e);
        }
    }
}
