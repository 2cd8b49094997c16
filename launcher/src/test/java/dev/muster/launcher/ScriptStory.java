package dev.muster.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs the shell script as a person would, with Javas and a Maven that only say how they were called. */
abstract class ScriptStory {

    private static final List<String> TOOLS = List.of("sh", "sed", "head", "find", "dirname", "readlink", "mkdir",
            "touch", "mv", "cat", "rm");

    @TempDir
    Path folder;

    Path home;
    Path tools;
    Path elsewhere;
    Path jdks;
    final Map<String, String> environment = new TreeMap<>();

    /** What a run printed and how it ended. */
    record Run(int code, String out, String err) {}

    @BeforeEach
    void a_copy_of_the_project_in_a_folder_with_blanks() throws IOException {
        home = Files.createDirectories(folder.resolve("a project/of mine"));
        tools = Files.createDirectories(folder.resolve("tools"));
        elsewhere = Files.createDirectories(folder.resolve("else where"));
        jdks = Files.createDirectories(folder.resolve("jdk s"));
        Files.copy(Path.of("..", "muster"), home.resolve("muster"), StandardCopyOption.COPY_ATTRIBUTES);
        for (String tool : TOOLS) {
            program(tools.resolve(tool), "exec \"" + onPath(tool) + "\" \"$@\"");
        }
        environment.put("PATH", tools.toString());
        environment.put("MUSTER_JDK_PLACES", jdks.toString());
    }

    private static Path onPath(String tool) {
        return Stream.of(System.getenv("PATH").split(":", -1)).map(directory -> Path.of(directory, tool))
                .filter(Files::isExecutable).findFirst().orElseThrow();
    }

    static Path program(Path file, String... lines) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** A java that answers with its version, or with its name and what it was called with, a line each. */
    Path java(Path file, String version) throws IOException {
        return program(file,
                "if [ \"$1\" = -version ]; then echo 'openjdk version \"" + version + "\" 2026-01-20' >&2; exit 0; fi",
                "echo java " + version, "printf '%s\\n' \"$@\"");
    }

    /** A Maven that makes the jars and says so. */
    void maven() throws IOException {
        program(tools.resolve("mvn"), "echo \"maven in $(pwd) with $*, home ${JAVA_HOME:-unset}\"",
                "mkdir -p bot/target launcher/target", "touch bot/target/muster-bot.jar launcher/target/muster-launcher.jar");
    }

    void sources() throws IOException {
        for (String module : List.of("bot", "sandbox", "launcher")) {
            Path source = home.resolve(module + "/src/main/java/Some Class.java");
            Files.createDirectories(source.getParent());
            Files.writeString(source, "");
            Files.writeString(home.resolve(module + "/pom.xml"), "");
        }
        Files.writeString(home.resolve("pom.xml"), "");
    }

    void built() throws IOException {
        for (String jar : List.of("bot/target/muster-bot.jar", "launcher/target/muster-launcher.jar")) {
            Files.createDirectories(home.resolve(jar).getParent());
            Files.writeString(home.resolve(jar), "");
        }
    }

    Run muster(String... arguments) throws IOException, InterruptedException {
        return start(home.resolve("muster"), arguments);
    }

    Run start(Path script, String... arguments) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(script.toString()), Stream.of(arguments)).toList())
                .directory(elsewhere.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
