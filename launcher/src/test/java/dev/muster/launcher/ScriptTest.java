package dev.muster.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shell script does: which Java it takes, when it builds, what it hands on. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is for POSIX shells")
class ScriptTest extends ScriptStory {
    @Test
    void alone_it_says_what_there_is() throws Exception {
        Run run = muster();

        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("usage: ./muster COMMAND").contains("sandbox", "run", "export", "manifest");
        assertThat(muster("help")).isEqualTo(run);
        assertThat(muster("--help")).isEqualTo(run);
    }

    @ParameterizedTest
    @CsvSource({"catalog,is not part of this version", "dance,Muster has no command \"dance\""})
    void what_it_does_not_have_is_said_in_one_line(String command, String words) throws Exception {
        Run run = muster(command, "more");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(words).hasLineCount(1);
    }

    @Test
    void java_home_comes_first() throws Exception {
        built();
        java(jdks.resolve("newest/bin/java"), "29.0.1");
        java(tools.resolve("java"), "26");
        java(folder.resolve("my jdk/bin/java"), "21.0.8");
        environment.put("JAVA_HOME", folder.resolve("my jdk").toString());

        assertThat(muster("check").out()).startsWith("java 21.0.8\n");
    }

    @Test
    void then_comes_the_java_on_the_path() throws Exception {
        built();
        java(jdks.resolve("newest/bin/java"), "29.0.1");
        java(tools.resolve("java"), "22-ea");

        assertThat(muster("check").out()).startsWith("java 22-ea\n");
    }

    @Test
    void then_the_newest_in_the_usual_places() throws Exception {
        built();
        java(tools.resolve("java"), "17.0.15");
        java(jdks.resolve("jdk-21/bin/java"), "21");
        java(jdks.resolve("jdk-25/Contents/Home/bin/java"), "25.0.3");
        java(jdks.resolve("jdk-8/bin/java"), "1.8.0_392");
        environment.put("JAVA_HOME", folder.resolve("gone").toString());

        assertThat(muster("check").out()).startsWith("java 25.0.3\n");
    }

    @Test
    void too_old_a_java_is_told_with_its_version() throws Exception {
        built();
        java(tools.resolve("java"), "1.8.0_392");
        java(jdks.resolve("jdk-17/bin/java"), "17.0.15");

        Run run = muster("run");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith("Muster needs a JDK 21 or newer and found only Java 17: install one")
                .hasLineCount(1);
    }

    @Test
    void no_java_is_told_with_what_to_install() throws Exception {
        built();

        Run run = muster("run");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith("Muster needs a JDK 21 or newer and found no Java: install one")
                .hasLineCount(1);
    }

    @Test
    void a_program_that_is_no_java_is_passed_over() throws Exception {
        built();
        program(tools.resolve("java"), "echo 'No Java runtime present.' >&2; exit 1");
        java(jdks.resolve("jdk-21/bin/java"), "21");

        assertThat(muster("check").out()).startsWith("java 21\n");
    }

    @Test
    void the_bot_gets_its_arguments_as_they_are() throws Exception {
        built();
        java(tools.resolve("java"), "21");

        Run run = muster("export", "INC-12", "-o", "my file.md", "");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines()).containsExactly("java 21", "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC", "-Xmx256m", "-jar", home.toRealPath() + "/bot/target/muster-bot.jar", "export",
                "INC-12", "-o", "my file.md", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "check", "export", "board", "backup", "migrate-store"})
    void what_is_the_bots_goes_to_the_bot_also_where_nothing_else_was_copied(String command) throws Exception {
        Files.createDirectories(home.resolve("bot/target"));
        Files.writeString(home.resolve("bot/target/muster-bot.jar"), "");
        java(tools.resolve("java"), "21");

        Run run = muster(command, "--help");

        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines()).endsWith(home.toRealPath() + "/bot/target/muster-bot.jar", command, "--help");
    }

    @Test
    void the_options_for_java_can_be_replaced() throws Exception {
        built();
        java(tools.resolve("java"), "21");
        environment.put("MUSTER_JAVA_OPTS", "-Xmx1g -Dmood=good");

        assertThat(muster("sandbox", "--play", "quick").out().lines()).containsExactly("java 21",
                "--enable-native-access=ALL-UNNAMED", "-Xmx1g", "-Dmood=good", "-jar",
                home.toRealPath() + "/launcher/target/muster-launcher.jar", "sandbox", "--play", "quick");
    }

    @Test
    void it_works_through_a_link() throws Exception {
        built();
        java(tools.resolve("java"), "21");
        Path link = Files.createSymbolicLink(elsewhere.resolve("link"), Path.of("../a project/of mine/muster"));
        Path linkToLink = Files.createSymbolicLink(elsewhere.resolve("muster"), link.getFileName());

        assertThat(start(linkToLink, "run").out()).contains(home.toRealPath() + "/bot/target/muster-bot.jar");
    }

    @Test
    void the_first_use_builds_once() throws Exception {
        sources();
        maven();
        java(tools.resolve("java"), "21");

        Run first = muster("check");
        Run second = muster("check");

        assertThat(first.code()).isZero();
        assertThat(first.err()).isEqualTo("Building Muster; the first time takes a few minutes …\nmaven in "
                + home.toRealPath() + " with -q -B -DskipTests package, home unset\n");
        assertThat(first.out()).startsWith("java 21\n");
        assertThat(second).isEqualTo(new Run(0, first.out(), ""));
    }

    @Test
    void a_source_that_is_newer_is_built() throws Exception {
        sources();
        maven();
        java(tools.resolve("java"), "21");
        muster("check");

        Files.setLastModifiedTime(home.resolve("sandbox/src/main/java/Some Class.java"),
                FileTime.from(Instant.parse("2999-01-01T00:00:00Z")));

        assertThat(muster("check").err()).startsWith("Building Muster");
    }

    @Test
    void maven_is_given_a_java_where_its_own_is_too_old() throws Exception {
        sources();
        maven();
        java(tools.resolve("java"), "11.0.2");
        java(jdks.resolve("jdk-25/bin/java"), "25");

        assertThat(muster("check").err()).contains("home " + jdks.resolve("jdk-25"));
        java(tools.resolve("java"), "17");
        Files.delete(home.resolve("bot/target/muster-bot.jar"));
        assertThat(muster("check").err()).contains("home unset");
    }

    @Test
    void without_maven_it_says_what_to_install() throws Exception {
        sources();
        java(tools.resolve("java"), "21");

        Run run = muster("run");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith("Muster has to be built once and there is no Maven: install it")
                .hasLineCount(1);
    }

    @Test
    void a_build_that_fails_starts_nothing() throws Exception {
        sources();
        program(tools.resolve("mvn"), "echo 'no such class'; exit 1");
        java(tools.resolve("java"), "21");

        Run run = muster("run");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("no such class", "Muster could not be built; Maven says above why.");
        assertThat(Files.exists(home.resolve("target/muster-built"), LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    @Test
    void half_a_copy_is_told() throws Exception {
        java(tools.resolve("java"), "21");

        assertThat(muster("run").err()).startsWith("Muster is not complete: ");
    }
}
