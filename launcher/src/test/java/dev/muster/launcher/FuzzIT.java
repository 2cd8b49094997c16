package dev.muster.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import dev.muster.launcher.fuzz.Fuzz;
import dev.muster.launcher.process.Home;
import dev.muster.launcher.stage.Stage;
import dev.muster.sandbox.SandboxOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FuzzIT {

    @Test
    void requests_that_are_almost_right_do_not_upset_the_bot(@TempDir Path folder) {
        try (Stage stage = Stage.set(Home.find(Map.of(), Path.of("")), SandboxOptions.defaults().rateLimits(false), 0, folder)) {
            Fuzz.Report report = new Fuzz(stage, 3000, 5).run();

            assertThat(report.problems()).isEmpty();
            assertThat(report.statuses()).containsKeys(200, 401);
        }
    }
}
