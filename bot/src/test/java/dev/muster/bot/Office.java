package dev.muster.bot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.muster.bot.config.BotConfig;
import dev.muster.bot.config.ConfigLoader;
import dev.muster.bot.slack.client.SlackHttp;
import dev.muster.bot.slack.socket.SocketMode;
import dev.muster.bot.slack.socket.SocketPace;
import dev.muster.bot.storage.DatabaseKind;
import dev.muster.bot.time.Backoff;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.CommandAnswer;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import dev.muster.sandbox.Sandbox;
import dev.muster.sandbox.SandboxOptions;
import dev.muster.sandbox.time.SandboxClock;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A workspace with people in it and the bot beside it: the real server over real HTTP on a real database, with a clock
 * that is moved by hand. People type, {@link #settle} lets the bot do what is due, and then one looks at what stands there.
 */
final class Office implements AutoCloseable {
    static final Instant MORNING = Instant.parse("2026-03-02T03:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Waiting for a limit of Slack's is part of a normal day; a deadline further off is left for the story to reach. */
    private static final Duration SOON = Duration.ofSeconds(20);
    /** Not so short that a busy machine reaches it each time, and not so long that a story of it takes minutes. */
    private static final Pace QUICK = new Pace(new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(5), new SplittableRandom(7)),
            new SlackHttp.Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(5)),
            new SocketPace(new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(5), new SplittableRandom(7)),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(2), Duration.ofSeconds(5)),
            Duration.ofMillis(300));
    private static final JsonMapper JSON = JsonMapper.builder().build();
    static final String API_TOKEN = "a-token-of-the-tests";

    final SandboxClock clock;
    final Sandbox slack;
    final Person anna;
    final Person bob;
    final Person carol;
    final Channel general;
    final Channel incidents;
    private final Path folder;
    private final Transport transport;
    private final Map<String, String> environment = new HashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<BotServer> others = new ArrayList<>();
    private @Nullable BotServer bot;

    Office(Path folder) {
        this(folder, options -> options, "");
    }

    /** @param settings what {@code muster.yml} says; empty for none */
    Office(Path folder, UnaryOperator<SandboxOptions> options, String settings) {
        this(folder, options, settings, DatabaseKind.usual(), Transport.usual());
    }

    /** A usual day that comes to the bot in this way. */
    Office(Path folder, Transport transport) {
        this(folder, options -> options, "", DatabaseKind.usual(), transport);
    }

    /** A usual day on a database of this kind. */
    Office(Path folder, DatabaseKind database) {
        this(folder, options -> options, "", database, Transport.usual());
    }

    Office(Path folder, UnaryOperator<SandboxOptions> options, String settings, DatabaseKind database, Transport transport) {
        this.folder = folder;
        this.transport = transport;
        clock = SandboxClock.manual(MORNING);
        slack = Sandbox.start(options.apply(SandboxOptions.defaults().clock(clock).manifest(Path.of("..", "manifest.yml"))));
        anna = slack.person("anna");
        bob = slack.person("bob");
        carol = slack.person("carol");
        general = slack.channel("general");
        incidents = slack.channel("incidents");
        if (!settings.isEmpty()) {
            write(folder.resolve("muster.yml"), settings);
        }
        environment.put("SLACK_BOT_TOKEN", slack.botToken());
        if (transport == Transport.SOCKET) {
            slack.switches().socketMode(true);
            environment.put("SLACK_APP_TOKEN", slack.appToken());
        } else {
            environment.put("SLACK_SIGNING_SECRET", slack.signingSecret());
        }
        environment.put("SLACK_API_URL", slack.apiUrl());
        environment.put("MUSTER_DATABASE_URL", database.freshUrl(folder));
        environment.put("MUSTER_HTTP_HOST", "127.0.0.1");
        environment.put("MUSTER_HTTP_PORT", "0");
        environment.put("MUSTER_API_TOKEN", API_TOKEN);
        startBot();
    }

    /** The bot comes up, on the database that the last one left. */
    void startBot() {
        comesUp();
        settle();
    }

    /** The same, for when it will not come to rest. */
    void comesUp() {
        bot = BotServer.start(config(), clock, QUICK);
        if (transport == Transport.HTTP) {
            reachable();
        }
        bot().socket().ifPresent(SocketMode::runDue);
    }

    /** What stood between Slack and the bot's address is gone. */
    void reachable() {
        slack.connect(URI.create("http://127.0.0.1:" + bot().port() + "/slack/events"));
    }

    /** Something happened to the sockets, and the bot knows by now that it has none. */
    void losesItsSocket() {
        Awaitility.await().atMost(PATIENCE).until(() -> !bot().socket().orElseThrow().isUp());
    }

    /** A second bot on the same database. By HTTP, Slack goes on talking to the first one; by sockets, to both. */
    BotServer startAnother() {
        BotServer another = BotServer.start(config(), clock, QUICK);
        others.add(another);
        settle();
        return another;
    }

    /** What the programs find in their environment. */
    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    private BotConfig config() {
        ConfigLoader.Loaded loaded = new ConfigLoader(environment, folder).load();
        if (!loaded.problemsForRunning().isEmpty()) {
            throw new IllegalStateException(loaded.problemsForRunning().toString());
        }
        return loaded.config();
    }

    /** The bot goes down; what Slack has to say meets a closed door. */
    void stopBot() {
        bot().close();
        bot = null;
    }

    /** The bot comes up on another database. */
    void moveTo(String databaseUrl) {
        environment.put("MUSTER_DATABASE_URL", databaseUrl);
        startBot();
    }

    /** The next start of the bot finds nothing under this name in its environment. */
    void without(String variable) {
        environment.remove(variable);
    }

    /** The bot falls over: whatever it had begun is not written down. */
    void killBot() {
        bot().crash();
        bot = null;
    }

    BotServer bot() {
        if (bot == null) {
            throw new IllegalStateException("the bot is down");
        }
        return bot;
    }

    /** Lets everything happen that is due, and whatever waits only for one of Slack's limits. */
    void settle() {
        for (int round = 0; round < 2000; round++) {
            slack.quiet(PATIENCE);
            if (bot == null) {
                return;
            }
            bot.drain();
            others.forEach(BotServer::drain);
            slack.quiet(PATIENCE);
            if (bot.isIdle() && others.stream().allMatch(BotServer::isIdle)) {
                Optional<Instant> next = bot.stores().outbox().nextReadyAt();
                if (next.isEmpty() || Duration.between(clock.instant(), next.get()).compareTo(SOON) > 0) {
                    return;
                }
                clock.advance(Duration.between(clock.instant(), next.get()));
            }
        }
        throw new IllegalStateException("it does not come to rest: " + bot().stores().outbox().backlog());
    }

    /** Time goes by, in small steps so that everything happens at its time. */
    void passes(Duration time) {
        Instant until = clock.instant().plus(time);
        while (clock.instant().isBefore(until)) {
            Duration left = Duration.between(clock.instant(), until);
            clock.advance(left.compareTo(Duration.ofSeconds(5)) < 0 ? left : Duration.ofSeconds(5));
            settle();
        }
    }

    /** Somebody types a command, and everything that follows happens. */
    CommandAnswer types(Person who, Channel where, String text) {
        CommandAnswer answer = who.commands(where, "/incident", text);
        settle();
        return answer;
    }

    /** Anna declares, and the channel of the incident is given back. */
    Channel declared(String title) {
        types(anna, general, "new " + title);
        return slack.channels().stream().filter(channel -> channel.name().startsWith("inc-")).reduce((one, last) -> last)
                .orElseThrow();
    }

    /** The messages of this kind that stand in a channel. */
    List<Message> ofKind(Channel channel, String eventType) {
        return slack.messages(channel).stream().filter(message -> message.eventType().equals(eventType)).toList();
    }

    /** The one message of this kind. */
    Message only(Channel channel, String eventType) {
        List<Message> found = ofKind(channel, eventType);
        if (found.size() != 1) {
            throw new AssertionError("%d messages of the kind %s in #%s".formatted(found.size(), eventType, channel.name()));
        }
        return found.getFirst();
    }

    /** What was said privately to somebody there, in one piece. */
    String privately(Person person, Channel channel) {
        return String.join("\n", slack.ephemerals(person, channel).stream().map(Message::everyText).toList());
    }

    /** The JSON export by the API. */
    JsonNode export(String incident) {
        return json(get("/api/v1/incidents/" + incident + "/export?format=json"));
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET().build());
    }

    HttpResponse<String> post(String path, String body) {
        return send(
                request(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    /** A form-encoded request as Slack would send it, signed. */
    HttpResponse<String> slackSays(String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + bot().port() + "/slack/events"))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(body));
        slack.sign(body, clock.instant()).forEach(request::header);
        return send(request.build());
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + bot().port() + path)).header("Authorization",
                "Bearer " + API_TOKEN);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void write(Path path, String text) {
        try {
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        others.forEach(BotServer::close);
        if (bot != null) {
            bot.close();
        }
        slack.close();
        http.close();
    }
}
