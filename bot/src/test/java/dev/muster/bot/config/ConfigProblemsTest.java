package dev.muster.bot.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.incident.closing.ReviewTimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigProblemsTest {
    private static final String SECRET = "xoxb-very-secret-1234";

    @TempDir
    Path folder;

    private ConfigLoader.Loaded load(Map<String, String> environment, String yaml) throws IOException {
        Files.writeString(folder.resolve("muster.yml"), yaml);
        return new ConfigLoader(environment, folder).load();
    }

    private List<String> problems(String yaml) throws IOException {
        return load(Map.of(), yaml).problems().stream().map(ConfigProblem::toString).toList();
    }

    @Test
    void every_problem_is_found_at_once() throws IOException {
        assertThat(problems("""
                slack: {api_url: nowhere, bot_token: xoxb-literal, chanel: x}
                http: {port: 70000}
                database: {url: 'mysql://x'}
                public_url: nowhere
                incidents: {default_severity: high}
                timeline: {deleted: maybe}
                timing: {objection_window: soon, fatigue: 90m, timebox: {sev1: x, sev6: 1m}}
                colour: blue
                """).stream().map(problem -> problem.substring(0, problem.indexOf(':')))).containsExactlyInAnyOrder(
                "slack.api_url",
                "slack.bot_token", "slack.chanel", "http.port", "database.url", "public_url", "incidents.default_severity",
                "timeline.deleted", "timing.objection_window", "timing.fatigue", "timing.timebox.sev1", "timing.timebox.sev6",
                "colour");
    }

    @Test
    void by_when_a_review_is_due_is_read_and_what_is_wrong_is_named() throws IOException {
        ReviewTimes times = load(Map.of(), """
                review: {due: {sev1: {amount: 3, unit: calendar}, default: {amount: 7}}, holidays: [2026-12-25], zone: Europe/Berlin}
                """).config().review();
        assertThat(times.named()).containsEntry(Severity.SEV1, new ReviewTimes.Due(3, false)).containsEntry(Severity.SEV2,
                new ReviewTimes.Due(5, true));
        assertThat(times.otherwise()).isEqualTo(new ReviewTimes.Due(7, true));
        assertThat(times.calendar().holidays()).containsExactly(LocalDate.parse("2026-12-25"));
        assertThat(problems("""
                review: {due: {sev1: {amount: 0, unit: weeks}, sev2: {unit: business}}, holidays: [christmas], zone: Mars}
                """).stream().map(problem -> problem.substring(0, problem.indexOf(':')))).containsExactlyInAnyOrder(
                "review.due.sev1.amount", "review.due.sev1.unit", "review.due.sev2.amount", "review.holidays", "review.zone");
    }

    @Test
    void who_looks_after_the_process_is_named_by_id_or_as_a_mention() throws IOException {
        assertThat(load(Map.of(), "review: {process_owner: U0123ABCD}").config().processOwner())
                .contains(new UserId("U0123ABCD"));
        assertThat(load(Map.of(), "review: {process_owner: '<@W0123ABCD|dora>'}").config().processOwner())
                .contains(new UserId("W0123ABCD"));
        assertThat(load(Map.of(), "").config().processOwner()).isEmpty();
        assertThat(problems("review: {process_owner: dora}")).containsExactly(
                "review.process_owner: 'dora' is no person (expected: the member id of Slack's, such as U0123ABCD)");
    }

    @Test
    void nobody_is_asked_to_slow_down_within_the_first_hour() throws IOException {
        assertThat(problems("timing: {long_incident_after: 60m}")).isEmpty();
        assertThat(problems("timing: {long_incident_after: 59m59s}")).containsExactly(
                "timing.long_incident_after: '59m59s' is within the first hour, in which nobody is asked to slow down (expected: 1h or more)");
        assertThat(load(Map.of(), "").config().incidents().leading().longAfter()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void an_unknown_key_is_answered_with_the_one_that_was_meant() throws IOException {
        assertThat(problems("timming: {}")).containsExactly("timming: unknown key; did you mean timing?");
        assertThat(problems("timing: {timebox: {defualt: 1m}}"))
                .containsExactly("timing.timebox.defualt: unknown key; did you mean default?");
        assertThat(problems("http: {prot: 1}")).containsExactly("http.prot: unknown key; did you mean port?");
        assertThat(problems("incidents: {zzzzzz: 1}"))
                .containsExactly(
                        "incidents.zzzzzz: unknown key (known here: stakeholder_channel, customer_channel, default_severity, nudges, commanders)");
    }

    @Test
    void roles_that_make_no_sense_are_named() throws IOException {
        assertThat(problems("""
                roles:
                  Scribe: {name: Scribe, card: [x]}
                  commander: {name: Boss}
                  database_lead: {name: Database Lead}
                  deputy: {card: [a, b, c, d, e, f], colour: red}
                  sme: {many: maybe}
                incidents: {commanders: "@oncall"}
                """).stream().map(problem -> problem.substring(0, problem.indexOf(':')))).containsExactlyInAnyOrder(
                "roles.Scribe",
                "roles.commander.name", "roles.database_lead.card", "roles.deputy.card", "roles.deputy.colour", "roles.sme.many",
                "incidents.commanders");
        assertThat(problems("""
                roles: {scribe: {card: [x]}, database_lead: {name: Database Lead, card: [x], many: true}}
                incidents: {commanders: S0123ABCD}
                """)).isEmpty();
    }

    @Test
    void a_format_or_level_of_the_log_that_nobody_knows_is_named_where_it_was_written() throws IOException {
        assertThat(problems("logging: {format: xml, level: loud, colour: red}")).containsExactly(
                "logging.format: 'xml' is no format of log lines (expected: plain or json)",
                "logging.level: 'loud' is no level of log lines (expected: error, warn, info or debug)",
                "logging.colour: unknown key (known here: format, level)");
        assertThat(load(Map.of("MUSTER_LOG_FORMAT", "yaml"), "logging: {format: json}").problems()).singleElement().asString()
                .startsWith("MUSTER_LOG_FORMAT: 'yaml' is no format");
    }

    @Test
    void a_key_that_stands_twice_is_named() throws IOException {
        assertThat(problems("http: {port: 1}\npublic_url: https://a.example\nhttp: {port: 2}\n")).singleElement().asString()
                .contains("muster.yml", "'http'", "twice", "line 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: [", "a: b: c", "\tslack: x", "{", "'", "\u0000", "%YAML 9", "- a\nb: c",
            "!!java/x: {a"})
    void what_is_no_yaml_is_one_problem_and_no_exception(String yaml) throws IOException {
        assertThat(problems(yaml)).hasSize(1).first().asString().contains("muster.yml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a, b]", "just words", "5"})
    void a_file_that_holds_no_keys_says_so(String yaml) throws IOException {
        assertThat(problems(yaml)).containsExactly("muster.yml: expected keys with values below it");
    }

    @Test
    void a_list_where_keys_or_a_value_belong_is_refused() throws IOException {
        assertThat(problems("slack: [a]")).containsExactly("slack: expected keys with values below it");
        assertThat(problems("http: {port: [1]}")).containsExactly("http.port: expected one value, found a list or keys");
        assertThat(problems("timing: {timebox: 5m}")).containsExactly("timing.timebox: expected keys with values below it");
        assertThat(problems("timing: {fatigue: [1m, {a: b}]}")).singleElement().asString().startsWith("timing.fatigue: ");
        assertThat(problems("timing: {fatigue: []}")).singleElement().asString().startsWith("timing.fatigue: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "0s", "-1m", "1.5m"})
    void a_time_that_is_none_is_shown_with_what_would_be_one(String time) throws IOException {
        assertThat(problems("timing: {commander_tick: " + time + "}")).containsExactly(
                "timing.commander_tick: '%s' is not a length of time (expected: such as 90s, 2m, 1h30m)".formatted(time));
    }

    @Test
    void a_secret_in_the_file_itself_is_refused_also_when_the_environment_has_one() throws IOException {
        String yaml = "slack: {bot_token: " + SECRET + "}";

        for (Map<String, String> environment : List.of(Map.<String, String>of(), Map.of("SLACK_BOT_TOKEN", "xoxb-env"))) {
            assertThat(load(environment, yaml).problems()).singleElement().asString().startsWith("slack.bot_token: ")
                    .contains("${ENV_NAME}", "file:PATH").doesNotContain(SECRET);
        }
    }

    @Test
    void a_secret_that_is_nowhere_to_be_found_is_a_problem() throws IOException {
        Files.writeString(folder.resolve("empty"), "\n");

        assertThat(problems("slack: {bot_token: '${NOT_SET}'}")).singleElement().asString().contains("NOT_SET", "not set");
        assertThat(problems("slack: {bot_token: 'file:missing'}")).singleElement().asString().contains("cannot be read");
        assertThat(problems("api: {token: 'file:empty'}")).singleElement().asString().contains("empty");
        assertThat(problems("api: {token: \"file:a\\0b\"}")).singleElement().asString().contains("cannot be read");
    }

    @Test
    void secrets_are_in_no_text_that_could_be_printed() throws IOException {
        Files.writeString(folder.resolve("secret"), SECRET);
        ConfigLoader.Loaded loaded = load(
                Map.of("SLACK_SIGNING_SECRET", SECRET, "MUSTER_API_TOKEN", SECRET, "MUSTER_DATABASE_URL",
                        "jdbc:postgresql://muster:" + SECRET + "@db/muster?password=" + SECRET),
                "slack: {bot_token: 'file:secret', app_token: '${MUSTER_API_TOKEN}'}");

        assertThat(loaded.config().apiToken().orElseThrow().reveal()).isEqualTo(SECRET);
        assertThat(loaded.toString()).doesNotContain(SECRET).contains("jdbc:postgresql:");
        assertThat(loaded.problemsForRunning().toString()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "http", "3000 ", "1e3", "٣"})
    void a_port_that_is_none_is_refused_where_it_was_written(String port) throws IOException {
        assertThat(load(Map.of("MUSTER_HTTP_PORT", port.strip() + "x"), "").problems()).singleElement().asString()
                .startsWith("MUSTER_HTTP_PORT: ");
        if (!port.equals("3000 ")) {
            assertThat(problems("http: {port: '" + port + "'}")).singleElement().asString().startsWith("http.port: ");
        }
    }

    @Test
    void what_is_wrong_in_the_environment_is_named_by_its_variable() throws IOException {
        assertThat(load(Map.of("SLACK_API_URL", "nowhere", "MUSTER_DATABASE_URL", "mysql:x", "MUSTER_PUBLIC_URL", "here"), "")
                .problems().stream().map(ConfigProblem::where)).containsExactlyInAnyOrder("SLACK_API_URL", "MUSTER_DATABASE_URL",
                        "MUSTER_PUBLIC_URL");
    }

    @Test
    void a_named_file_that_is_not_there_is_a_problem() {
        assertThat(new ConfigLoader(Map.of("MUSTER_CONFIG", "missing.yml"), folder).load().problems()).singleElement().asString()
                .startsWith("MUSTER_CONFIG: cannot be read").contains("missing.yml");
        assertThat(new ConfigLoader(Map.of("MUSTER_CONFIG", "."), folder).load().problems()).hasSize(1);
    }

    @Test
    void a_channel_name_that_yaml_took_for_a_comment_is_noticed() throws IOException {
        assertThat(problems("slack:\n  announce_channel: #incidents\n")).singleElement().asString()
                .startsWith("slack.announce_channel: ").contains("none");
        assertThat(problems("incidents:\n  stakeholder_channel: #status\n")).singleElement().asString()
                .startsWith("incidents.stakeholder_channel: ").contains("none");
    }

    @Test
    @Timeout(20)
    void a_file_that_unfolds_without_end_does_not_hang() throws IOException {
        StringBuilder bomb = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x]\n");
        for (char c = 'b'; c < 'k'; c++) {
            String name = String.valueOf((char) (c - 1));
            bomb.append(c).append(": &").append(c).append(" [").append(("*" + name + ",").repeat(9)).append("x]\n");
        }

        assertThat(problems(bomb.toString())).isNotEmpty();
        assertThat(problems("a: " + "[".repeat(50_000))).isNotEmpty();
        assertThat(problems("a: " + "{b: ".repeat(50_000))).isNotEmpty();
    }

    @Test
    void running_needs_the_token_and_the_signing_secret() throws IOException {
        assertThat(load(Map.of(), "").problemsForRunning().stream().map(ConfigProblem::where)).containsExactly("SLACK_BOT_TOKEN",
                "SLACK_SIGNING_SECRET");
        assertThat(load(Map.of("SLACK_BOT_TOKEN", "x", "SLACK_SIGNING_SECRET", "y"), "").problemsForRunning()).isEmpty();
    }

    @Test
    void in_socket_mode_an_app_token_takes_the_place_of_the_signing_secret() throws IOException {
        assertThat(load(Map.of("SLACK_BOT_TOKEN", "x", "SLACK_APP_TOKEN", "xapp-1-y"), "").problemsForRunning()).isEmpty();
        assertThat(load(Map.of("SLACK_BOT_TOKEN", "x", "SLACK_APP_TOKEN", "xoxb-y"), "").problemsForRunning())
                .singleElement().satisfies(problem -> assertThat(problem.toString()).contains("SLACK_APP_TOKEN", "xapp-…")
                        .doesNotContain("xoxb-y"));
    }
}
