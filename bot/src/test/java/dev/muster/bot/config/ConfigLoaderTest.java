package dev.muster.bot.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.muster.bot.incident.IncidentSettings;
import dev.muster.bot.incident.IncidentSettings.LeaderTimes;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.log.LogFormat;
import dev.muster.bot.log.LogSettings;
import dev.muster.bot.slack.client.ChannelSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

class ConfigLoaderTest {
    @TempDir
    Path folder;

    private BotConfig config(Map<String, String> environment, String yaml) throws IOException {
        Files.writeString(folder.resolve("muster.yml"), yaml);
        ConfigLoader.Loaded loaded = new ConfigLoader(environment, folder).load();
        assertThat(loaded.problems()).isEmpty();
        return loaded.config();
    }

    @Test
    void without_file_and_environment_everything_has_its_default() {
        ConfigLoader.Loaded loaded = new ConfigLoader(Map.of(), folder).load();

        assertThat(loaded.problems()).isEmpty();
        BotConfig config = loaded.config();
        assertThat(config.databaseUrl()).isEqualTo("jdbc:sqlite:data/muster.db");
        assertThat(config.http()).isEqualTo(new BotConfig.Http("0.0.0.0", 3000));
        assertThat(config.publicUrl()).isEqualTo("http://localhost:3000");
        assertThat(config.apiToken()).isEmpty();
        assertThat(config.slack().apiUrl()).isEqualTo(URI.create("https://slack.com/api/"));
        assertThat(config.slack().announceChannel()).contains("incidents");
        assertThat(config.incidents()).isEqualTo(IncidentSettings.defaults());
        assertThat(config.timing()).isEqualTo(Timing.defaults());
        assertThat(config.keepDeleted()).isFalse();
        assertThat(config.apiSeesPrivate()).isFalse();
    }

    @Test
    void an_empty_file_or_one_of_comments_is_as_none() throws IOException {
        assertThat(config(Map.of(), "")).isEqualTo(config(Map.of(), "# nothing here\n"));
        assertThat(config(Map.of(), "slack:\ntiming:\n").timing()).isEqualTo(Timing.defaults());
    }

    @Test
    void every_key_of_the_file_is_read() throws IOException {
        Files.writeString(folder.resolve("signing"), "from-a-file\n");
        BotConfig config = config(Map.of("BOT", "xoxb-1", "APP", "xapp-1", "API", "api-1"), """
                slack:
                  bot_token: ${BOT}
                  signing_secret: file:signing
                  app_token: ${APP}
                  api_url: http://localhost:8080/api
                  announce_channel: '#ops'
                http: {host: 127.0.0.1, port: 0}
                api: {token: '${API}'}
                database: {url: 'jdbc:postgresql://db/muster'}
                public_url: https://muster.example.com/
                incidents: {default_severity: sev2, stakeholder_channel: '#company-status', customer_channel: C0CUSTOMERS}
                timeline: {deleted: keep}
                timing:
                  objection_window: 3m
                  timebox: {sev1: 1m, sev2: 2m, sev3: 3m, sev4: 4m, sev5: 5m, default: 6m}
                  acknowledge_within: 6s
                  answer_within: 7s
                  update_every: {sev3: 1h}
                  no_commander_after: 9s
                  handover_expires: 10s
                  question_open_after: 11s
                  commander_tick: 1h30m
                  long_incident_after: 3h
                  fatigue: [1h, 2h]
                """);

        assertThat(config.slack().botToken().orElseThrow().reveal()).isEqualTo("xoxb-1");
        assertThat(config.slack().signingSecret().orElseThrow().reveal()).isEqualTo("from-a-file");
        assertThat(config.slack().appToken().orElseThrow().reveal()).isEqualTo("xapp-1");
        assertThat(config.apiToken().orElseThrow().reveal()).isEqualTo("api-1");
        assertThat(config.slack().apiUrl()).isEqualTo(URI.create("http://localhost:8080/api/"));
        assertThat(config.slack().announceChannel()).contains("ops");
        assertThat(config.slack().channels().stakeholders()).contains("company-status");
        assertThat(config.slack().channels().customers()).contains("C0CUSTOMERS");
        assertThat(config.http()).isEqualTo(new BotConfig.Http("127.0.0.1", 0));
        assertThat(config.databaseUrl()).isEqualTo("jdbc:postgresql://db/muster");
        assertThat(config.publicUrl()).isEqualTo("https://muster.example.com");
        assertThat(config.incidents().defaultSeverity()).isEqualTo(Severity.SEV2);
        assertThat(config.incidents().noCommanderAfter()).isEqualTo(Duration.ofSeconds(9));
        assertThat(config.incidents().announce()).isTrue();
        assertThat(config.incidents().leading()).isEqualTo(new LeaderTimes(Duration.ofMinutes(90), Duration.ofHours(3)));
        assertThat(config.keepDeleted()).isTrue();
        Timing timing = config.timing();
        assertThat(timing.objectionWindow()).isEqualTo(Duration.ofMinutes(3));
        for (Severity severity : Severity.values()) {
            assertThat(timing.timebox().of(severity)).isEqualTo(Duration.ofMinutes(severity.number()));
        }
        assertThat(timing.timebox().otherwise()).isEqualTo(Duration.ofMinutes(6));
        assertThat(timing.acknowledgeWithin()).isEqualTo(Duration.ofSeconds(6));
        assertThat(timing.answerWithin()).isEqualTo(Duration.ofSeconds(7));
        assertThat(timing.updateEvery().of(Severity.SEV3)).isEqualTo(Duration.ofHours(1));
        assertThat(timing.updateEvery().of(Severity.SEV1)).isEqualTo(Duration.ofMinutes(20));
        assertThat(timing.noCommanderAfter()).isEqualTo(Duration.ofSeconds(9));
        assertThat(timing.handoverExpires()).isEqualTo(Duration.ofSeconds(10));
        assertThat(timing.questionOpenAfter()).isEqualTo(Duration.ofSeconds(11));
        assertThat(timing.commanderTick()).isEqualTo(Duration.ofMinutes(90));
        assertThat(timing.fatigue()).isEqualTo(List.of(Duration.ofHours(1), Duration.ofHours(2)));
    }

    @Test
    void the_documented_times_are_the_defaults() throws IOException {
        Timing documented = config(Map.of(), """
                timing:
                  objection_window: 2m        # default of `propose`
                  timebox: {sev1: 5m, sev2: 10m, default: 20m}
                  acknowledge_within: 2m      # an assignment or page not acknowledged by then is raised
                  answer_within: 2m           # an expired timebox without an answer is raised
                  update_every: {sev1: 20m, sev2: 30m, default: 60m}
                  no_commander_after: 2m
                  handover_expires: 5m
                  question_open_after: 7m
                  commander_tick: 10m
                  long_incident_after: 2h
                  archive_offer_after: 7d
                  fatigue: [90m, 120m, 180m]
                """).timing();

        assertThat(documented).isEqualTo(Timing.defaults());
        assertThat(config(Map.of(), "timing: {archive_offer_after: 12h}").incidents().archiveOfferAfter())
                .isEqualTo(Duration.ofHours(12));
        assertThat(documented.timebox().of(Severity.SEV2)).isEqualTo(Duration.ofMinutes(10));
        assertThat(documented.timebox().of(Severity.SEV4)).isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void the_environment_wins_over_the_file() throws IOException {
        BotConfig config = config(Map.of("SLACK_BOT_TOKEN", "xoxb-env", "SLACK_API_URL", "http://env:1/api/",
                "MUSTER_DATABASE_URL", "jdbc:sqlite:env.db", "MUSTER_HTTP_HOST", "127.0.0.2", "MUSTER_HTTP_PORT", "4000",
                "MUSTER_PUBLIC_URL", "https://env.example", "MUSTER_API_TOKEN", "api-env", "FILE", "xoxb-file"), """
                        slack: {bot_token: '${FILE}', api_url: 'http://file:1/api/'}
                        database: {url: 'jdbc:sqlite:file.db'}
                        http: {host: 127.0.0.1, port: 5000}
                        public_url: https://file.example
                        api: {token: '${FILE}'}
                        """);

        assertThat(config.slack().botToken().orElseThrow().reveal()).isEqualTo("xoxb-env");
        assertThat(config.slack().apiUrl()).isEqualTo(URI.create("http://env:1/api/"));
        assertThat(config.databaseUrl()).isEqualTo("jdbc:sqlite:env.db");
        assertThat(config.http()).isEqualTo(new BotConfig.Http("127.0.0.2", 4000));
        assertThat(config.publicUrl()).isEqualTo("https://env.example");
        assertThat(config.apiToken().orElseThrow().reveal()).isEqualTo("api-env");
    }

    @Test
    void a_variable_that_is_set_but_blank_counts_as_not_set() throws IOException {
        BotConfig config = config(Map.of("MUSTER_HTTP_PORT", " ", "SLACK_BOT_TOKEN", ""), "http: {port: 5000}");

        assertThat(config.http().port()).isEqualTo(5000);
        assertThat(config.slack().botToken()).isEmpty();
        assertThat(config.publicUrl()).isEqualTo("http://localhost:5000");
    }

    @Test
    void the_log_is_plain_unless_the_file_says_otherwise_and_the_environment_wins() throws IOException {
        assertThat(new ConfigLoader(Map.of(), folder).load().config().logging()).isEqualTo(LogSettings.defaults());
        Files.writeString(folder.resolve("muster.yml"), "logging: {format: json, level: debug}");
        assertThat(new ConfigLoader(Map.of(), folder).load().config().logging())
                .isEqualTo(new LogSettings(LogFormat.JSON, Level.DEBUG));
        assertThat(new ConfigLoader(Map.of("MUSTER_LOG_FORMAT", "plain"), folder).load().config().logging())
                .isEqualTo(new LogSettings(LogFormat.PLAIN, Level.DEBUG));
    }

    @Test
    void announcing_can_be_turned_off() throws IOException {
        BotConfig config = config(Map.of(),
                "slack: {announce_channel: none}\nincidents: {stakeholder_channel: none}\n");
        assertThat(config.slack().channels()).isEqualTo(ChannelSettings.announcing(Optional.empty()));

        assertThat(config.slack().announceChannel()).isEmpty();
        assertThat(config.incidents().announce()).isFalse();
    }

    @Test
    void a_file_elsewhere_is_named_by_the_environment() throws IOException {
        Files.writeString(folder.resolve("other.yml"), "http: {port: 7000}");
        Files.writeString(folder.resolve("muster.yml"), "http: {port: 5000}");

        ConfigLoader.Loaded loaded = new ConfigLoader(Map.of("MUSTER_CONFIG", "other.yml"), folder).load();

        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.config().http().port()).isEqualTo(7000);
    }
}
