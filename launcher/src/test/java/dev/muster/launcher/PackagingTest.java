package dev.muster.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.muster.launcher.process.Home;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Dockerfile and the service, as far as they can be read. What they start is tried in {@link ContainerIT}. */
class PackagingTest {
    private static final Path HOME = Home.find(Map.of(), Path.of("")).folder();

    @Test
    void the_image_runs_as_nobody_special_and_says_where_it_listens_and_keeps_things() throws IOException {
        Dockerfile docker = Dockerfile.read(HOME.resolve("Dockerfile"));

        assertThat(Integer.parseInt(docker.last("USER"))).isPositive();
        assertThat(docker.last("EXPOSE")).as("the default port of the bot").isEqualTo("3000");
        assertThat(docker.last("VOLUME")).isEqualTo("/data");
        assertThat(docker.last("WORKDIR")).isEqualTo("/data");
        assertThat(docker.environment().get("MUSTER_DATABASE_URL")).startsWith("jdbc:sqlite:/data/");
        assertThat(docker.environment().keySet()).noneMatch(name -> name.contains("TOKEN") || name.contains("SECRET"));
        assertThat(docker.words("ENTRYPOINT")).containsExactly("/opt/muster/muster");
        assertThat(docker.words("CMD")).containsExactly("run");
        assertThat(docker.words("HEALTHCHECK").getLast()).contains("/healthz").doesNotContain("curl", "wget");
        assertThat(docker.copied()).extracting(Dockerfile.Copied::from).contains("muster", "bot/target/muster-bot.jar",
                "bot/target/lib");
    }

    @Test
    void quicker_starts_are_prepared_before_the_image_has_a_user_who_may_not_write() throws IOException {
        List<String> steps = Dockerfile.read(HOME.resolve("Dockerfile")).instructions().stream()
                .map(step -> step.name() + " " + step.arguments()).toList();

        assertThat(steps).containsSubsequence("COPY --from=build /src/bot/target/lib /opt/muster/bot/target/lib",
                "RUN /opt/muster/muster options", "USER 10001");
        assertThat(Files.readString(HOME.resolve("docs/operations.md"))).contains("sudo /opt/muster/muster options");
    }

    @Test
    void nothing_that_was_built_or_written_here_gets_into_the_build_of_the_image() throws IOException {
        assertThat(Files.readAllLines(HOME.resolve(".dockerignore"))).contains("**/target/", "data/", ".git/", "*.db", "*.env",
                "muster.yml");
    }

    @Test
    void the_service_starts_what_the_image_starts_and_may_do_little() throws IOException {
        Map<String, List<String>> service = read(HOME.resolve("packaging/muster.service"));

        assertThat(service.get("ExecStart")).containsExactly("/opt/muster/muster run");
        assertThat(service.get("Restart")).containsExactly("on-failure");
        assertThat(service.get("SuccessExitStatus")).containsExactly("143");
        assertThat(service.get("TimeoutStopSec")).as("longer than the ten seconds that a stop takes").containsExactly("15s");
        assertThat(service.get("StateDirectory")).containsExactly("muster");
        assertThat(service.get("EnvironmentFile")).containsExactly("/etc/muster/muster.env");
        assertThat(service.get("NoNewPrivileges")).containsExactly("yes");
        assertThat(service.get("ProtectSystem")).containsExactly("strict");
        assertThat(service.get("DynamicUser")).containsExactly("yes");
        assertThat(service).as("Java compiles while it runs").doesNotContainKey("MemoryDenyWriteExecute");
        assertThat(String.join("\n", service.getOrDefault("Environment", List.of()))).doesNotContain("TOKEN", "SECRET");
    }

    @Test
    void systemd_understands_the_service(@TempDir Path folder) throws Exception {
        Assumptions.assumeTrue(Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "systemd-analyze"))), "there is no systemd here");
        // The one thing that is not here is the program at its place.
        Path unit = Files.writeString(folder.resolve("muster.service"), Files
                .readString(HOME.resolve("packaging/muster.service")).replace("/opt/muster/muster run", HOME + "/muster run"));
        Path said = folder.resolve("said.txt");
        Process verify = new ProcessBuilder("systemd-analyze", "verify", "--man=no", unit.toString()).redirectErrorStream(true)
                .redirectOutput(said.toFile()).start();

        assertThat(verify.waitFor()).as(Files.readString(said)).isZero();
        assertThat(Files.readString(said)).doesNotContain("muster.service");
    }

    private static Map<String, List<String>> read(Path unit) throws IOException {
        Map<String, List<String>> settings = new TreeMap<>();
        for (String line : Files.readAllLines(unit)) {
            if (!line.startsWith("#") && line.contains("=")) {
                String[] parts = line.split("=", 2);
                settings.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1]);
            }
        }
        return settings;
    }
}
