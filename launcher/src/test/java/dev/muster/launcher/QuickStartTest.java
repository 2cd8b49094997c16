package dev.muster.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What Java remembers of a start of the bot, so that the next one is quicker. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is for POSIX shells")
class QuickStartTest extends ScriptStory {
    /** A Java that prints its build and remembers a start where it is asked to. */
    private void remembering(String version, String build) throws IOException {
        program(tools.resolve("java"),
                "if [ \"$1\" = -version ]; then echo 'openjdk version \"" + version + "\" 2026-01-20' >&2; echo "
                        + "'OpenJDK Runtime Environment Some (build " + build + ")' >&2; echo "
                        + "'OpenJDK 64-Bit Server VM Some (build " + build + ", mixed mode)' >&2; exit 0; fi",
                "for word in \"$@\"; do case $word in",
                "  -XX:AOTCacheOutput=* | -XX:ArchiveClassesAtExit=*) echo \"$*\" > \"${word#*=}\" ;; esac; done",
                "printf '%s\\n' \"$@\"");
    }

    /** The options are split at blanks, so an archive in a folder with blanks is left out. */
    private Path plainHome() throws IOException {
        Path plain = Files.createDirectories(folder.toRealPath().resolve("plain"));
        Files.copy(home.resolve("muster"), plain.resolve("muster"), StandardCopyOption.COPY_ATTRIBUTES);
        home = plain;
        built();
        return plain.resolve("bot/target");
    }

    private static List<String> archives(Path target) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.contains(".classes")).sorted().toList();
        }
    }

    @Test
    void what_java_remembers_of_a_start_is_made_once_for_each_build_of_java_and_older_ones_go() throws Exception {
        Path target = plainHome();
        remembering("25.0.1", "25.0.1+8-LTS");
        Files.writeString(target.resolve("muster-bot-25.classes"), "of the days of old");
        Files.writeString(target.resolve("muster-bot-21-21.0.8+9-LTS.classes"), "of another Java");

        assertThat(muster("check").out()).as("whoever only asks does not wait").doesNotContain("AOTCache");
        Run options = muster("options");
        String archive = target + "/muster-bot-25-25.0.1+8-LTS.classes";
        assertThat(options.code()).isZero();
        assertThat(options.out()).isEqualTo("--enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -Xmx256m -XX:AOTCache="
                + archive + " -Xlog:aot=off -Xlog:cds=off\n");
        assertThat(options.err()).contains("Preparing quicker starts");
        assertThat(Files.readString(Path.of(archive))).contains("rehearse").contains("-Xmx256m")
                .contains("-XX:-AOTRecordTraining");
        assertThat(archives(target)).containsExactly("muster-bot-21-21.0.8+9-LTS.classes",
                "muster-bot-25-25.0.1+8-LTS.classes");
        assertThat(muster("run").err()).as("it is there").isEmpty();
        assertThat(muster("check").out()).contains("-XX:AOTCache=" + archive);

        remembering("25.0.2", "25.0.2+10-LTS");
        assertThat(muster("run").err()).contains("Preparing quicker starts");
        assertThat(archives(target)).containsExactly("muster-bot-21-21.0.8+9-LTS.classes",
                "muster-bot-25-25.0.2+10-LTS.classes");
    }

    @Test
    void an_older_java_remembers_in_its_own_way_and_a_newer_bot_is_remembered_anew() throws Exception {
        Path target = plainHome();
        remembering("21.0.8", "21.0.8+9-LTS");

        assertThat(muster("options").out()).contains("-XX:SharedArchiveFile=" + target + "/muster-bot-21-21.0.8+9-LTS.classes");
        assertThat(muster("options").err()).isEmpty();
        Files.setLastModifiedTime(target.resolve("muster-bot.jar"), FileTime.from(Instant.parse("2999-01-01T00:00:00Z")));
        assertThat(muster("options").err()).contains("Preparing quicker starts");
    }

    @Test
    void where_the_folder_is_read_only_the_bot_starts_without_a_word_and_takes_what_the_installation_made() throws Exception {
        Path target = plainHome();
        remembering("25.0.1", "25.0.1+8-LTS");
        // Who may do everything may write to a folder that is read-only.
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            Assumptions.assumeFalse(Files.isWritable(target), "whoever runs this may write everywhere");
            Run run = muster("run");
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).doesNotContain("AOTCache");
        } finally {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
