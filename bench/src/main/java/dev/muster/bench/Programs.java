package dev.muster.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The two programs that are compared. */
record Programs(Path home) {
    /** The options of {@code ./muster run} without what Java remembers of an earlier start. */
    private static final List<String> SMALL = List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-Xmx256m");

    /** Muster itself, from its jar. */
    Child.Program muster() {
        return new Child.Program("muster", SMALL, List.of("-jar", home.resolve("bot/target/muster-bot.jar").toString()));
    }

    /** The same with exactly the options with which {@code ./muster run} starts it. */
    Child.Program asStarted() throws IOException {
        Process asked = new ProcessBuilder(home.resolve("muster").toString(), "options")
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String printed = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (printed.isEmpty()) {
            throw new IOException("./muster options said nothing");
        }
        return muster().with(Arrays.asList(printed.split("\\s+")));
    }

    /** Javalin and Bolt alone, with their own libraries and no others. */
    Child.Program bare() {
        return new Child.Program("bare", SMALL, List.of("-jar", home.resolve("bench/floor/target/muster-floor.jar").toString()));
    }
}
