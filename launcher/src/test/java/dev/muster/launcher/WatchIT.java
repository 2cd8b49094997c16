package dev.muster.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.muster.launcher.play.Rhythm;
import dev.muster.launcher.play.Script;
import dev.muster.launcher.play.ScriptReader;
import dev.muster.launcher.process.Home;
import dev.muster.launcher.show.WatchedPlay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** Somebody watches an incident on the page, with the real bot in it and one clock for all. */
class WatchIT {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void an_incident_is_watched_from_the_space_bar_to_the_exports() throws Exception {
        Script script = script();
        try (Browser browser = Browser.openOrSkip("a play that is watched", folder.resolve("profile"));
                WatchedPlay play = WatchedPlay.of(script, LocalDate.of(2026, 3, 5), Home.find(Map.of(), Path.of("")), 0, 0,
                        folder.resolve("data"))) {
            CompletableFuture<WatchedPlay.Outcome> outcome = CompletableFuture.supplyAsync(() -> play.play(Rhythm.NONE));
            browser.open(play.stage().sandbox().url());
            browser.see("#player", "press space to begin");
            browser.keys(Keys.SPACE);
            browser.see("#player", "Anna Lindqvist");
            browser.see("#messages .message", "Deploys fail");
            for (int step = 0; step < 4; step++) {
                browser.keys(Keys.ARROW_RIGHT);
            }
            browser.see("#player", "Bob Okafor");
            browser.keys(Keys.ARROW_RIGHT);

            browser.see("#player-end", "Every step went as written");
            assertThat(outcome.get(60, TimeUnit.SECONDS).good()).isTrue();
            browser.see("#player-end", "inc-1.json");
            assertThat(play.stage().bot().api().export("INC-1", "json")).contains("\"declared_at\":\"2026-03-05T12:0");
            assertThat(play.stage().sandbox().violations()).isEmpty();
        }
    }

    private Script script() throws IOException {
        Path file = Files.writeString(folder.resolve("short.yml"), """
                title: Deploys fail
                steps:
                  - {at: "12:00", mark: Declared, as: anna, in: general, command: "/incident new Deploys fail sev3", sees: is declared}
                  - {expect: {card: "Deploys fail"}}
                  - {at: "12:05", as: anna, says: "The registry is full."}
                  - {at: "12:30", mark: Resolved, as: anna, command: "/incident resolve room was made", sees: resolved}
                  - {expect: {topic: Resolved}}
                  - {at: "12:31", as: bob, joins: incident}
                """);
        return ScriptReader.read(file.toString(), folder);
    }
}
