package dev.muster.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import dev.muster.launcher.chaos.Chaos;
import dev.muster.launcher.process.Home;
import dev.muster.launcher.stage.Stage;
import dev.muster.sandbox.SandboxOptions;
import org.junit.jupiter.api.Test;

class ChaosIT {

    @Test
    void nothing_is_lost_or_doubled_when_the_bot_is_killed_again_and_again() throws InterruptedException {
        // Not in a folder that is cleared away: when this fails, the bot's log is what one wants to read.
        Path folder = Folders.fresh(Path.of("target"), "chaos", Clock.systemUTC());
        SandboxOptions options = SandboxOptions.defaults().rateLimits(false).retryAfter(Chaos.RETRIES);
        try (Stage stage = Stage.set(Home.find(Map.of(), Path.of("")), options, 0, folder)) {
            Chaos.Report report = new Chaos(stage, 6, Duration.ofMinutes(2), 3, line -> {}).run();

            assertThat(report.problems()).isEmpty();
            assertThat(report.kills()).isEqualTo(6);
            assertThat(report.incidents()).isPositive();
            assertThat(report.messages()).isPositive();
            assertThat(report.met().proposals()).isPositive();
            assertThat(report.met().assignments()).isPositive();
            assertThat(report.deaths().before()).isPositive();
        }
    }
}
