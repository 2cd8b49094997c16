package dev.muster.launcher.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.muster.launcher.process.BotProcess;
import dev.muster.launcher.process.BotSettings;
import dev.muster.launcher.process.Home;
import dev.muster.launcher.process.Patience;
import dev.muster.launcher.process.Ports;
import dev.muster.launcher.record.Witness;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.PersonOptions;
import dev.muster.sandbox.Sandbox;
import dev.muster.sandbox.SandboxOptions;

/** A workspace with people and channels in it, and the bot that belongs to it, ready to be started. */
public final class Stage implements AutoCloseable {
    /** What programs show to the bot's API. It guards nothing but this machine's own sandbox. */
    public static final String API_TOKEN = "sandbox";
    private static final Pattern INCIDENT_CHANNEL = Pattern.compile("inc-\\d+(-.*)?");
    private static final Duration TO_START = Duration.ofSeconds(60);
    private static final List<String> CHANNELS = List.of("general", "incidents", "payments");
    private static final Map<String, PersonOptions> PEOPLE = Map.of(
            "anna", person("Anna Lindqvist (payments)", "Europe/Stockholm"),
            "bob", person("Bob Okafor (site reliability)", "Africa/Lagos"),
            "carol", person("Carol Mendes (customer support)", "America/Sao_Paulo"),
            "dan", person("Dan Whitfield (engineering manager)", "America/New_York"),
            "erin", person("Erin Sato (databases)", "Asia/Tokyo"),
            "farid", person("Farid Rahimi (communications)", "Europe/London"));

    private final Sandbox sandbox;
    private final BotProcess bot;
    private final Witness witness = new Witness();

    private Stage(Sandbox sandbox, BotProcess bot) {
        this.sandbox = sandbox;
        this.bot = bot;
    }

    /**
     * Sets it up; the workspace listens, the bot is not started yet.
     *
     * @param botPort the port that the bot shall have; 0 for any free one
     * @param folder  takes the bot's database and its log
     * @throws IllegalArgumentException where the bot is not built
     */
    public static Stage set(Home home, SandboxOptions options, int botPort, Path folder) {
        return set(home, options, botPort, folder, false);
    }

    /** The same; {@code bySocket} lets the bot open a socket instead of being called by HTTP. */
    public static Stage set(Home home, SandboxOptions options, int botPort, Path folder, boolean bySocket) {
        Path jar = home.botJar();
        int port = Ports.free(botPort);
        Sandbox sandbox = Sandbox.start(options.manifest(home.manifest()));
        BotSettings settings = new BotSettings(sandbox.botToken(), sandbox.signingSecret(),
                bySocket ? sandbox.appToken() : "", URI.create(sandbox.apiUrl()),
                folder, port, API_TOKEN);
        Stage stage = new Stage(sandbox, new BotProcess(jar, settings));
        sandbox.onChange(stage.witness::accept);
        CHANNELS.forEach(name -> {
            Channel unused = sandbox.channel(name);
        });
        PEOPLE.keySet().stream().sorted().forEach(stage::person);
        if (bySocket) {
            sandbox.switches().socketMode(true);
        } else {
            sandbox.connect(settings.requestUrl());
        }
        return stage;
    }

    private static PersonOptions person(String realName, String timeZone) {
        return PersonOptions.defaults().realName(realName).timeZone(timeZone);
    }

    private void person(String name) {
        var unused = sandbox.person(name, PEOPLE.getOrDefault(name, PersonOptions.defaults()));
    }

    /**
     * Lets the bot wait seconds where it would wait minutes for objections, so that a play in which nobody looks on takes no longer
     * than its steps. Before the bot is started.
     */
    public void hurry() {
        settings("timing: {objection_window: 5s}\n");
    }

    /** Gives the bot these settings, in YAML. Before the bot is started. */
    public void settings(String yaml) {
        try {
            Files.writeString(Files.createDirectories(bot.settings().folder()).resolve("muster.yml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts the bot and waits until it takes work.
     *
     * @throws IllegalStateException where it does not, with the last lines of its log
     */
    public void startBot() {
        var unused = bot.start();
        if (!bot.awaitReady(TO_START)) {
            bot.kill();
            throw new IllegalStateException("The bot did not start. " + bot.obituary());
        }
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    public BotProcess bot() {
        return bot;
    }

    /** What people said so far. */
    public Witness witness() {
        return witness;
    }

    /** The channels of incidents, in the order they were made. */
    public List<Channel> incidentChannels() {
        return sandbox.channels().stream().filter(channel -> INCIDENT_CHANNEL.matcher(channel.name()).matches()).toList();
    }

    /** The channel of an incident, such as {@code INC-1}; waits for it. */
    public Optional<Channel> incidentChannel(String incident, Duration atMost) {
        String name = incident.toLowerCase(Locale.ROOT);
        return Patience.await(atMost, () -> sandbox.channels().stream()
                .filter(channel -> channel.name().equals(name) || channel.name().startsWith(name + "-")).findFirst());
    }

    /** Stops the bot, then the workspace. */
    @Override
    public void close() {
        try {
            bot.close();
        } finally {
            sandbox.close();
        }
    }
}
