package dev.muster.launcher.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The folder of the project, in which the bot's program and the examples are found.
 *
 * @param folder absolute
 */
public record Home(Path folder) {

    public Home {
        folder = folder.toAbsolutePath().normalize();
    }

    /**
     * The folder that {@code MUSTER_HOME} names, else the nearest one from {@code start} upwards that holds the project.
     *
     * @throws IllegalArgumentException where there is none, in words for a person
     */
    public static Home find(Map<String, String> environment, Path start) {
        String named = environment.getOrDefault("MUSTER_HOME", "");
        if (!named.isBlank()) {
            return new Home(Path.of(named));
        }
        for (Path at = start.toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isExecutable(at.resolve("muster")) && Files.exists(at.resolve("manifest.yml"))) {
                return new Home(at);
            }
        }
        throw new IllegalArgumentException("Muster's own folder was not found: start it with ./muster, or set MUSTER_HOME.");
    }

    /**
     * The bot's program.
     *
     * @throws IllegalArgumentException where it is not built
     */
    public Path botJar() {
        Path jar = folder.resolve("bot").resolve("target").resolve("muster-bot.jar");
        if (!Files.exists(jar)) {
            throw new IllegalArgumentException(
                    "The bot is not built: there is no " + jar + ". ./muster builds it, mvn package too.");
        }
        return jar;
    }

    /** Where the scripted incidents are. */
    public Path scripts() {
        return folder.resolve("examples").resolve("incidents");
    }

    /** The manifest of the Slack app. */
    public Path manifest() {
        return folder.resolve("manifest.yml");
    }
}
