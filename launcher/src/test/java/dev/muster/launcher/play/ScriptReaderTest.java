package dev.muster.launcher.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptReaderTest {
    @TempDir
    private Path folder = Path.of("");

    private Script read(String steps) throws IOException {
        Path unused = Files.writeString(folder.resolve("small.yml"), "title: Small\nsteps:\n" + steps);
        return ScriptReader.read("small", folder);
    }

    @Test
    void a_script_is_found_by_its_name_and_by_its_path() throws IOException {
        Script byName = read("  - {as: anna, says: hello}\n");

        assertThat(ScriptReader.read(folder.resolve("small.yml").toString(), Path.of("nowhere"))).isEqualTo(byName);
        assertThat(byName.name()).isEqualTo("small");
        assertThat(byName.title()).isEqualTo("Small");
    }

    @Test
    void each_step_knows_its_number_and_its_line() throws IOException {
        Script script = read("  # a remark\n  - {as: anna, says: hello}\n\n  - as: bob\n    deletes: m1\n");

        assertThat(script.steps()).containsExactly(
                new Step.Say(new Where(1, 4), "anna", "incident", "hello", Optional.empty(), false, Optional.empty()),
                new Step.Delete(new Where(2, 6), "bob", "m1"));
    }

    @Test
    void every_kind_of_step_is_understood() throws IOException {
        Script script = read("""
                  - {as: anna, in: general, command: "/incident new x", sees: declared}
                  - {as: anna, replies: m1, says: yes, broadcast: true, id: m2}
                  - {as: anna, edits: m2, says: no}
                  - {as: anna, reacts: m1, with: eyes}
                  - {as: anna, unreacts: m1, with: eyes}
                  - {as: anna, pins: m1}
                  - {as: anna, unpins: m1}
                  - {as: anna, uploads: a.txt, content: abc, says: there, id: f}
                  - {as: anna, joins: general}
                  - {as: anna, leaves: general}
                  - {as: anna, clicks: incident_join, on: announcement}
                  - {as: anna, shortcut: incident_declare}
                  - {as: anna, submits: {title: Down}}
                  - {webhook: Grafana, posts: bad, in: payments}
                  - {expect: {topic: SEV1, within: 3s}}
                  - {expect: {sees: done, as: anna, in: general}}
                  - {export: md}
                """);

        assertThat(script.steps()).hasSize(17).contains(new Step.React(new Where(5, 7), "anna", "m1", "eyes", false),
                new Step.Submit(new Where(13, 15), "anna", Map.of("title", "Down")),
                new Step.Expect(new Where(15, 17),
                        new Expectation(Expectation.Kind.TOPIC, "SEV1", "incident", "", Duration.ofSeconds(3))),
                new Step.Expect(new Where(16, 18),
                        new Expectation(Expectation.Kind.SEES, "done", "general", "anna", Duration.ofSeconds(10))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{as: anna}                                 | none of its words says what happens",
            "{as: anna, says: a, wiht: b}               | “wiht” does not go with “says”",
            "{says: a}                                  | “as” is missing",
            "{as: anna, command: incident}              | begins with a slash",
            "{export: pdf}                              | no export as pdf",
            "{expect: {title: a}}                       | an expectation names one of",
            "{expect: {topic: a, within: soon}}         | expected: seconds",
            "{expect: {sees: a}}                        | “as” is missing",
            "hello                                      | a step is a set of words"})
    void what_is_wrong_is_said_with_its_step_and_line(String step, String why) {
        assertThatThrownBy(() -> read("  - {as: anna, says: fine}\n  - " + step + "\n"))
                .isInstanceOf(UnusableScriptException.class)
                .hasMessageStartingWith("Step 2 (line 4): ").hasMessageContaining(why);
    }

    @Test
    void a_script_that_is_not_there_is_named() {
        assertThatThrownBy(() -> ScriptReader.read("nothing", folder)).isInstanceOf(UnusableScriptException.class)
                .hasMessageContaining("There is no script nothing");
    }

    @Test
    void broken_yaml_is_told_with_its_line() {
        assertThatThrownBy(() -> read("  - {as: anna, says: [}\n")).isInstanceOf(UnusableScriptException.class)
                .hasMessageContaining("not readable as YAML (line 3)");
    }

    @Test
    void the_example_has_six_people_and_more_than_fifty_messages() {
        Script script = ScriptReader.read("checkout-outage", Path.of("..", "examples", "incidents"));

        assertThat(script.steps().stream().filter(Step.Say.class::isInstance)).hasSizeGreaterThan(50);
        assertThat(script.steps().stream().filter(Step.Say.class::isInstance).map(step -> ((Step.Say) step).as())).contains(
                "anna",
                "bob", "carol", "dan", "erin", "farid");
    }

    @Test
    void a_step_may_say_when_it_happens_and_what_the_moment_is_called() throws IOException {
        Script script = read("""
                  - {at: "12:55", mark: Declared, as: anna, says: hello}
                  - {as: anna, says: more}
                """);

        assertThat(script.times()).containsExactly(Map.entry(1, Duration.ofMinutes(775)));
        assertThat(script.mark(script.steps().getFirst())).contains("Declared");
        assertThat(script.mark(script.steps().getLast())).isEmpty();
    }

    @Test
    void times_that_run_backwards_or_are_none_are_refused() {
        assertThatThrownBy(() -> read("  - {at: \"12:55\", as: anna, says: a}\n  - {at: \"12:54\", as: anna, says: b}\n"))
                .hasMessageContaining("Step 2").hasMessageContaining("before that of an earlier step");
        assertThatThrownBy(() -> read("  - {at: noon, as: anna, says: a}\n")).hasMessageContaining("“noon”");
    }
}
