package dev.muster.launcher.show;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.Consumer;

import dev.muster.launcher.play.Script;
import dev.muster.launcher.play.ScriptReader;
import dev.muster.launcher.process.Home;

/** The pictures of the documentation, from nothing to files. */
public final class Pictures {
    private static final String SCRIPT = "checkout-outage";
    /** Always the same, so that nothing in the pictures changes but what was changed. */
    private static final LocalDate DAY = LocalDate.of(2026, 3, 5);

    private final Home home;
    private final Path data;

    /** {@code data} takes what the bot and the browser leave behind. */
    public Pictures(Home home, Path data) {
        this.home = home;
        this.data = data;
    }

    /**
     * Takes all of them into {@code folder}; tells {@code taken} of each.
     *
     * @param path where programs are looked for, as in the variable of that name
     * @throws IllegalStateException where there is no Chromium, in words for a person
     */
    public WatchedPlay.Outcome take(String path, Path folder, Consumer<Path> taken) {
        Path program = Chromium.find(path).orElseThrow(() -> new IllegalStateException(
                "The pictures are taken with Chromium, and there is none on the PATH: install chromium or google-chrome."));
        Script script = ScriptReader.read(SCRIPT, home.scripts());
        try (Chromium browser = Chromium.start(program, data.resolve("browser"));
                WatchedPlay play = WatchedPlay.of(script, DAY, home, 0, 0, data)) {
            return new Gallery(play, script, browser, folder, taken).take();
        }
    }
}
