package dev.muster.bench;

import java.nio.file.Path;
import java.util.List;

/** The two programs that are compared. */
record Programs(Path home) {
    /** What a server gets from {@code ./muster run}, but for the archive of classes. */
    static final List<String> SMALL = List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-Xmx256m");

    /** Muster itself, from its jar. */
    Child.Program muster() {
        return new Child.Program("muster", SMALL, List.of("-jar", home.resolve("bot/target/muster-bot.jar").toString()));
    }

    /** {@link BareApp}, from the libraries of this program. */
    Child.Program bare() {
        return new Child.Program("bare", SMALL,
                List.of("-cp", home.resolve("bench/target/muster-bench.jar").toString(), BareApp.class.getName()));
    }
}
