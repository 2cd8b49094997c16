package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.api.Fault;
import dev.muster.sandbox.api.Faults;
import org.junit.jupiter.api.Test;

class HealthStoryTest extends Story {
    @Test
    void a_bot_that_is_well_says_so_and_counts_what_it_does() {
        office.declared("checkout is failing");

        HttpResponse<String> ready = office.get("/readyz");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(Office.json(ready).path("ready").asBoolean()).isTrue();
        assertThat(office.get("/metrics").body())
                .contains("muster_slack_calls_seconds_count{method=\"conversations.create\",outcome=\"ok\"} 1")
                .contains("muster_effects_seconds_count{effect=\"CreateChannel\",outcome=\"succeeded\"} 1")
                .contains("muster_effects_waiting 0.0");
    }

    @Test
    @ByHttpOnly
    void a_bot_that_starts_without_slack_takes_events_says_what_is_missing_and_catches_up() {
        Channel channel = office.declared("checkout is failing");
        office.bob.joins(channel);
        office.settle();
        office.stopBot();
        office.slack.faults().always(Faults.ANY, Fault.status(503, "<html>a proxy without a Slack</html>"));
        office.comesUp();
        Message said = office.bob.says(channel, "is Slack slow for you too?");
        var answer = office.anna.commands(channel, "/incident", "note the vendor confirms");
        office.slack.quiet(Duration.ofSeconds(30));

        assertThat(answer.shown()).contains("Noted");
        assertThat(new Entries(office.export("INC-1")).of("message", said)).hasSize(1);
        HttpResponse<String> ready = office.get("/readyz");
        assertThat(ready.statusCode()).isEqualTo(503);
        JsonNode checks = Office.json(ready).path("checks");
        assertThat(checks.path("store").path("ok").asBoolean()).isTrue();
        assertThat(checks.path("slack").path("ok").asBoolean()).isFalse();
        assertThat(checks.path("slack").path("detail").asText()).contains("Slack has not said");
        assertThat(office.get("/healthz").statusCode()).isEqualTo(200);
        office.clock.advance(Duration.ofMinutes(6));
        JsonNode stuck = Office.json(office.get("/readyz")).path("checks").path("backlog");
        assertThat(stuck.path("ok").asBoolean()).isFalse();
        assertThat(stuck.path("detail").asText()).contains("wait to reach Slack");
        assertThat(office.get("/metrics").body()).doesNotContain("muster_effects_waiting 0.0")
                .contains("outcome=\"unclear\"");

        office.slack.faults().clear();
        office.passes(Duration.ofMinutes(1));
        assertThat(office.get("/readyz").statusCode()).isEqualTo(200);
        assertThat(office.ofKind(channel, "muster_note")).singleElement()
                .satisfies(note -> assertThat(note.text()).contains("the vendor confirms"));
    }

    @Test
    void a_slack_that_dies_later_is_named_with_the_time_since_when_and_forgotten_when_it_is_back() {
        Channel channel = office.declared("checkout is failing");
        assertThat(check("slack").path("detail").asText()).isEqualTo("Slack answers and knows the bot.");
        office.slack.faults().always(Faults.ANY, Fault.status(503, "<html>a proxy without a Slack</html>"));
        office.anna.commands(channel, "/incident", "note the vendor confirms");
        office.slack.quiet(Duration.ofSeconds(30));
        office.bot().drain();
        assertThat(office.get("/readyz").statusCode()).as("a call that fails is no outage yet").isEqualTo(200);
        office.clock.advance(Duration.ofSeconds(31));

        assertThat(office.get("/readyz").statusCode()).isEqualTo(503);
        assertThat(check("slack").path("ok").asBoolean()).isFalse();
        assertThat(check("slack").path("detail").asText()).contains("has not answered since 03:0").contains("HTTP 503");
        assertThat(check("store").path("ok").asBoolean()).isTrue();
        assertThat(office.get("/metrics").body()).contains("muster_slack_answering 0.0");
        office.slack.faults().clear();
        office.passes(Duration.ofMinutes(1));
        assertThat(office.get("/readyz").statusCode()).isEqualTo(200);
        assertThat(office.get("/metrics").body()).contains("muster_slack_answering 1.0")
                .contains("muster_effects_oldest_age_seconds 0.0");
    }

    @Test
    void a_silent_night_in_which_slack_dies_is_noticed_without_anybody_asking_for_anything() {
        office.slack.faults().always("auth.test", Fault.status(503, "gone"));
        office.passes(Duration.ofMinutes(7));
        assertThat(office.get("/readyz").statusCode()).isEqualTo(503);
        assertThat(check("slack").path("detail").asText()).contains("auth.test");
    }

    @Test
    void a_token_that_slack_takes_back_is_named() {
        office.slack.faults().always(Faults.ANY, Fault.error("token_revoked"));
        office.passes(Duration.ofMinutes(6));
        assertThat(office.get("/readyz").statusCode()).isEqualTo(503);
        assertThat(check("slack").path("detail").asText()).isEqualTo("Slack does not accept the bot token (token_revoked).");
    }

    @Test
    @OnSqliteOnly
    void a_store_that_cannot_be_written_is_named_until_it_can() throws SQLException {
        try (Connection other = DriverManager.getConnection(String.valueOf(office.environment().get("MUSTER_DATABASE_URL")));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            office.anna.commands(office.general, "/incident", "new checkout is failing");
            assertThat(office.get("/readyz").statusCode()).isEqualTo(503);
            assertThat(check("store").path("detail").asText()).contains("locked by another program");
            statement.execute("ROLLBACK");
        }
        office.settle();
        assertThat(office.get("/readyz").statusCode()).isEqualTo(200);
    }

    @Test
    void what_comes_in_is_counted_by_kind_and_by_what_became_of_it() {
        Channel channel = office.declared("checkout is failing");
        office.bob.joins(channel);
        Message said = office.bob.says(channel, "kept");
        office.settle();
        office.slack.redeliver(office.slack.deliveries().getLast());
        office.bob.says(office.general, "none of our business");
        office.settle();

        assertThat(said.ts()).isNotEmpty();
        assertThat(office.get("/metrics").body()).contains("muster_intake_total{kind=\"command\",outcome=\"handled\"} 1.0")
                .containsPattern("muster_intake_total\\{kind=\"event\",outcome=\"known\"} [1-9]")
                .containsPattern("muster_intake_total\\{kind=\"event\",outcome=\"kept\"} [1-9]")
                .containsPattern("muster_intake_total\\{kind=\"event\",outcome=\"not_ours\"} [1-9]")
                .contains("muster_intake_total{kind=\"event\",outcome=\"failed\"} 0.0")
                .containsPattern("muster_store_batch_count [1-9]");
    }

    private JsonNode check(String name) {
        return Office.json(office.get("/readyz")).path("checks").path(name);
    }

    @Test
    void what_can_never_work_is_said_in_the_incident_and_in_the_metrics() {
        office.slack.switches().channelCreationRestricted(true);
        office.types(office.anna, office.general, "new checkout is failing");

        assertThat(new Entries(office.export("INC-1")).of("effect_failed"))
                .anySatisfy(failed -> assertThat(failed.path("text").asText()).contains("restricted_action"));
        assertThat(office.privately(office.anna, office.general)).contains("An admin can allow it");
        assertThat(office.get("/metrics").body())
                .contains("muster_effects_seconds_count{effect=\"CreateChannel\",outcome=\"impossible\"} 1")
                .contains("muster_slack_calls_seconds_count{method=\"conversations.create\",outcome=\"refused\"} 1")
                .contains("muster_effects_waiting 0.0");
    }
}
