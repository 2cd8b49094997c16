package dev.muster.bot.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.muster.bot.incident.IncidentSettings;
import dev.muster.bot.incident.IncidentSettings.LeaderTimes;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.log.LogSettings;
import dev.muster.bot.slack.client.ChannelSettings;

/** Reads the settings. The environment wins over the file; every problem is found in one go. */
public final class ConfigLoader {
    private static final YAMLMapper YAML = YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

    private static final Pattern DUPLICATE = Pattern.compile("Duplicate field '([^']{1,100})'.*", Pattern.DOTALL);
    private static final Pattern GROUP = Pattern.compile("(?:<!subteam\\^)?(S[A-Z0-9]{2,30})(?:\\|[^>]*)?>?");
    private static final String FILE = "file:";

    private final Map<String, String> environment;
    private final Path folder;
    private final List<ConfigProblem> problems = new ArrayList<>();

    /** Takes the variables to read and the folder in which {@code muster.yml} is looked for. */
    public ConfigLoader(Map<String, String> environment, Path folder) {
        this.environment = Map.copyOf(environment);
        this.folder = folder;
    }

    /** What was found: the settings, with defaults in place of what is wrong, and all that is wrong. */
    public record Loaded(BotConfig config, List<ConfigProblem> problems) {
        public Loaded {
            problems = List.copyOf(problems);
        }

        /** The problems, and what {@code run} needs beyond: the secrets of the chosen transport. */
        public List<ConfigProblem> problemsForRunning() {
            List<ConfigProblem> all = new ArrayList<>(problems);
            if (config.slack().botToken().isEmpty()) {
                all.add(new ConfigProblem("SLACK_BOT_TOKEN", "not set (expected: the bot token xoxb-… of the installed app)"));
            }
            if (config.slack().appToken().isEmpty() && config.slack().signingSecret().isEmpty()) {
                all.add(new ConfigProblem("SLACK_SIGNING_SECRET",
                        "not set (expected: the app's signing secret; without it anybody could speak in Slack's name; "
                                + "or SLACK_APP_TOKEN for Socket Mode)"));
            }
            config.slack().appToken().map(Secret::reveal).filter(token -> !token.startsWith("xapp-"))
                    .ifPresent(token -> all.add(new ConfigProblem("SLACK_APP_TOKEN",
                            "not an app-level token (expected: xapp-…, with the scope connections:write; "
                                    + "or nothing, for the HTTP request URL)")));
            return all;
        }
    }

    public Loaded load() {
        problems.clear();
        Section root = new Section("", file(), problems);
        Section slack = root.section("slack");
        Section incidents = root.section("incidents");
        BotConfig.Slack slackConfig = new BotConfig.Slack(secret("SLACK_BOT_TOKEN", slack, "bot_token"),
                secret("SLACK_SIGNING_SECRET", slack, "signing_secret"), secret("SLACK_APP_TOKEN", slack, "app_token"),
                apiUrl(slack),
                new ChannelSettings(announceChannel(slack), channel(incidents, "stakeholder_channel"),
                        channel(incidents, "customer_channel")));
        slack.close();
        Section httpSection = root.section("http");
        Optional<String> host = httpSection.text("host");
        BotConfig.Http http = new BotConfig.Http(variable("MUSTER_HTTP_HOST").or(() -> host).orElse("0.0.0.0"),
                port(httpSection));
        httpSection.close();
        Section api = root.section("api");
        Optional<Secret> apiToken = secret("MUSTER_API_TOKEN", api, "token");
        boolean apiSeesPrivate = !api.either("private_incidents", "hidden", "visible");
        api.close();
        Timing timing = TimingSection.read(root.section("timing"));
        Section timeline = root.section("timeline");
        boolean keepDeleted = !timeline.either("deleted", "remove", "keep");
        timeline.close();
        LogSettings logging = LoggingSection.read(root.section("logging"), variable(LoggingSection.VARIABLE), problems);
        ReviewSection.Read review = ReviewSection.read(root.section("review"));
        BotConfig config = new BotConfig(slackConfig, databaseUrl(root), http, publicUrl(root, http), apiToken,
                incidents(incidents, timing, slackConfig), RolesSection.read(root.section("roles")), timing,
                review.times(), review.processOwner(), keepDeleted, apiSeesPrivate, logging);
        root.close();
        return new Loaded(config, problems);
    }

    private JsonNode file() {
        Optional<String> named = variable("MUSTER_CONFIG");
        Path path = folder.resolve(named.orElse("muster.yml"));
        if (named.isEmpty() && !Files.exists(path)) {
            return MissingNode.getInstance();
        }
        try {
            JsonNode tree = YAML.readTree(Files.readString(path));
            return tree == null || tree.isNull() ? MissingNode.getInstance() : tree;
        } catch (JsonProcessingException e) {
            problems.add(new ConfigProblem(path.getFileName().toString(), unreadable(e)));
        } catch (IOException e) {
            problems.add(new ConfigProblem(named.isPresent() ? "MUSTER_CONFIG" : "muster.yml", "cannot be read: " + path));
        }
        return MissingNode.getInstance();
    }

    /** The parser's own words are not shown but for a key: they quote the file, and with it what may be a secret. */
    private static String unreadable(JsonProcessingException e) {
        String where = e.getLocation() == null ? "" : " (line %d)".formatted(e.getLocation().getLineNr());
        Matcher twice = DUPLICATE.matcher(e.getOriginalMessage());
        return twice.matches()
                ? "the key '%s' stands there twice%s".formatted(twice.group(1), where)
                : "not readable as YAML%s".formatted(where);
    }

    /** Says what is wrong where it was written: in the variable if that is set, else in the file. */
    private void problem(String variable, Section section, String key, String sentence) {
        if (variable(variable).isPresent()) {
            problems.add(new ConfigProblem(variable, sentence));
        } else {
            section.problem(key, sentence);
        }
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private Optional<Secret> secret(String variable, Section section, String key) {
        Optional<String> inFile = section.text(key);
        if (inFile.isPresent() && !pointsElsewhere(inFile.get())) {
            section.problem(key, "a secret is not written into the file (expected: ${ENV_NAME} or file:PATH)");
            inFile = Optional.empty();
        }
        Optional<String> pointer = inFile;
        return variable(variable).or(() -> pointer.flatMap(written -> resolve(written, section, key))).map(Secret::new);
    }

    private static boolean pointsElsewhere(String written) {
        return (written.startsWith("${") && written.endsWith("}")) || written.startsWith(FILE);
    }

    private Optional<String> resolve(String pointer, Section section, String key) {
        if (pointer.startsWith(FILE)) {
            return secretFile(pointer.substring(FILE.length()), section, key);
        }
        String name = pointer.substring(2, pointer.length() - 1);
        Optional<String> value = variable(name);
        if (value.isEmpty()) {
            section.problem(key, "names the variable %s, which is not set".formatted(name));
        }
        return value;
    }

    private Optional<String> secretFile(String name, Section section, String key) {
        try {
            String secret = Files.readString(folder.resolve(name)).strip();
            if (secret.isEmpty()) {
                section.problem(key, "names the file %s, which is empty".formatted(name));
            }
            return Optional.of(secret).filter(text -> !text.isEmpty());
        } catch (IOException | InvalidPathException e) {
            section.problem(key, "names the file %s, which cannot be read".formatted(name));
            return Optional.empty();
        }
    }

    private URI apiUrl(Section slack) {
        Optional<String> inFile = slack.text("api_url");
        String written = variable("SLACK_API_URL").or(() -> inFile).orElse("https://slack.com/api/");
        Optional<URI> url = httpUrl(written.endsWith("/") ? written : written + "/");
        if (url.isEmpty()) {
            problem("SLACK_API_URL", slack, "api_url",
                    "'%s' is not a web address (expected: such as https://slack.com/api/)".formatted(written));
        }
        return url.orElse(URI.create("https://slack.com/api/"));
    }

    private static Optional<String> announceChannel(Section slack) {
        Optional<String> named = channel(slack, "announce_channel");
        return slack.has("announce_channel") ? named : Optional.of("incidents");
    }

    /** A channel by its name or id; empty where none is named. */
    private static Optional<String> channel(Section section, String key) {
        if (section.isEmpty(key)) {
            section.problem(key, "no value (expected: a name, quoted where it starts with #, or none)");
        }
        return section.text(key).map(name -> name.startsWith("#") ? name.substring(1) : name)
                .filter(name -> !name.equals("none"));
    }

    private int port(Section http) {
        Optional<String> inFile = http.text("port");
        String written = variable("MUSTER_HTTP_PORT").or(() -> inFile).orElse("3000");
        if (written.matches("\\d{1,5}") && Integer.parseInt(written) <= 65_535) {
            return Integer.parseInt(written);
        }
        problem("MUSTER_HTTP_PORT", http, "port", "'%s' is not a port (expected: 0 to 65535)".formatted(written));
        return 3000;
    }

    private String databaseUrl(Section root) {
        Section database = root.section("database");
        Optional<String> inFile = database.text("url");
        String url = variable("MUSTER_DATABASE_URL").or(() -> inFile).orElse("jdbc:sqlite:data/muster.db");
        if (!url.startsWith("jdbc:sqlite:") && !url.startsWith("jdbc:postgresql:")) {
            problem("MUSTER_DATABASE_URL", database, "url",
                    "not a database Muster knows (expected: jdbc:sqlite:PATH or jdbc:postgresql://…)");
        }
        database.close();
        return url;
    }

    private String publicUrl(Section root, BotConfig.Http http) {
        Optional<String> inFile = root.text("public_url");
        String otherwise = "http://localhost:" + http.port();
        String written = variable("MUSTER_PUBLIC_URL").or(() -> inFile).orElse(otherwise);
        if (httpUrl(written).isEmpty()) {
            problem("MUSTER_PUBLIC_URL", root, "public_url",
                    "'%s' is not a web address (expected: such as https://muster.example.com)".formatted(written));
            return otherwise;
        }
        return written.endsWith("/") ? written.substring(0, written.length() - 1) : written;
    }

    private static Optional<URI> httpUrl(String written) {
        try {
            URI url = URI.create(written);
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            return web && url.getHost() != null ? Optional.of(url) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static IncidentSettings incidents(Section section, Timing timing, BotConfig.Slack slack) {
        Severity otherwise = IncidentSettings.defaults().defaultSeverity();
        Optional<String> written = section.text("default_severity");
        Optional<Severity> chosen = written.flatMap(Severity::parse);
        if (written.isPresent() && chosen.isEmpty()) {
            section.problem("default_severity", "'%s' is not a severity (expected: sev1 to sev5)".formatted(written.get()));
        }
        boolean nudges = section.either("nudges", "true", "false");
        Optional<String> commanders = commanders(section);
        section.close();
        return new IncidentSettings(chosen.orElse(otherwise), timing.noCommanderAfter(), timing.archiveOfferAfter(),
                slack.announceChannel().isPresent(), nudges, commanders, timing.updateEvery().all(), timing.external(),
                new LeaderTimes(timing.commanderTick(), timing.longIncidentAfter()));
    }

    /** A user group as Slack writes it in a message, or its id. */
    private static Optional<String> commanders(Section section) {
        Optional<String> written = section.text("commanders");
        Optional<String> id = written.map(GROUP::matcher).filter(Matcher::matches).map(group -> group.group(1));
        if (written.isPresent() && id.isEmpty()) {
            section.problem("commanders",
                    "not a user group of Slack's (expected: its id, such as S0123ABCD, or <!subteam^S0123ABCD>)");
        }
        return id;
    }
}
