package dev.muster.launcher.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FuzzTest {
    private static final Shot EVENT = new Shot("application/json",
            "{\"type\":\"event_callback\",\"event\":{\"type\":\"message\",\"blocks\":[{\"a\":1}]}}");
    private static final Shot COMMAND = new Shot("application/x-www-form-urlencoded", "command=%2Fincident&text=new+x");

    private static List<Shot> mutants(Shot shot, int count) {
        return IntStream.range(0, count).mapToObj(seed -> new Mutator(new Random(seed)).mutate(shot)).toList();
    }

    @Test
    void the_same_seed_makes_the_same_request() {
        assertThat(mutants(EVENT, 200)).isEqualTo(mutants(EVENT, 200));
    }

    @Test
    void hardly_any_two_are_alike() {
        assertThat(mutants(EVENT, 1000).stream().distinct()).hasSizeGreaterThan(500);
        assertThat(mutants(COMMAND, 1000).stream().distinct()).hasSizeGreaterThan(300);
    }

    @Test
    void traces_and_errors_in_a_log_are_found_and_nothing_else(@TempDir Path folder) throws IOException {
        Path log = Files.writeString(folder.resolve("bot.log"), """
                12:00:00 INFO  started
                12:00:01 WARN  an event without a type was set aside
                12:00:02 ERROR something broke
                java.lang.IllegalStateException: no
                    at dev.muster.bot.Main.main(Main.java:1)
                Caused by: java.io.IOException
                """);

        assertThat(Fuzz.complaints(log)).hasSize(4);
        assertThat(Fuzz.complaints(folder.resolve("none"))).hasSize(1);
    }
}
