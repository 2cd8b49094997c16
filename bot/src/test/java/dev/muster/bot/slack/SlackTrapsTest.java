package dev.muster.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that is known to go wrong between Slack, its SDK and a server, each tried over HTTP. */
@Isolated("It reads the log, in which others would be heard, too.")
class SlackTrapsTest {
    private static final byte[] EVENT = ("{\"type\":\"event_callback\",\"event\":{\"type\":\"message\",\"channel\":\"C0INCIDENT\","
            + "\"user\":\"U1\",\"text\":\"hi\",\"ts\":\"1700000000.000100\"}}").getBytes(StandardCharsets.UTF_8);

    @SuppressWarnings("NullAway.Init")
    private SlackWorld world;

    @BeforeEach
    void start() throws IOException {
        world = new SlackWorld();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void an_empty_signing_secret_is_refused_at_start(String secret) {
        assertThatThrownBy(() -> new Signature(secret, InstantSource.system())).hasMessageContaining("signing secret: empty");
    }

    @Test
    void a_request_signed_with_the_sdks_stand_in_for_a_missing_secret_is_refused() {
        assertThat(world.signed("---", SlackWorld.NOW, EVENT).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(longs = {-86_400, -301, 301, 86_400})
    void a_timestamp_of_the_past_or_the_future_is_refused(long seconds) {
        assertThat(world.signed(SlackWorld.SECRET, SlackWorld.NOW.plusSeconds(seconds), EVENT).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 0, 300})
    void five_minutes_of_skew_are_fine(long seconds) {
        assertThat(world.signed(SlackWorld.SECRET, SlackWorld.NOW.plusSeconds(seconds), EVENT).statusCode()).isEqualTo(200);
    }

    @Test
    void a_missing_or_blank_or_wrong_signature_is_refused_without_a_word_about_why() {
        String timestamp = Long.toString(SlackWorld.NOW.getEpochSecond());
        String right = SlackWorld.signature(SlackWorld.SECRET, timestamp, EVENT);

        for (HttpResponse<String> answer : List.of(world.send(EVENT),
                world.send(EVENT, "X-Slack-Request-Timestamp", timestamp),
                world.send(EVENT, "X-Slack-Signature", right),
                world.send(EVENT, "X-Slack-Request-Timestamp", "", "X-Slack-Signature", ""),
                world.send(EVENT, "X-Slack-Request-Timestamp", "-1", "X-Slack-Signature", right),
                world.send(EVENT, "X-Slack-Request-Timestamp", "99999999999999999999", "X-Slack-Signature", right),
                world.send(EVENT, "X-Slack-Request-Timestamp", timestamp, "X-Slack-Signature", right.toUpperCase(
                        java.util.Locale.ROOT)),
                world.send(EVENT, "X-Slack-Request-Timestamp", timestamp, "X-Slack-Signature", right, "X-Slack-Signature",
                        "v0=00"))) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo("unauthorized");
        }
        assertThat(world.timeline.received()).isEmpty();
    }

    @Test
    void the_signature_is_over_the_bytes_and_not_over_what_they_may_mean() {
        byte[] body = "command=%2Fincident&text=caf\u00e9&user_id=U1&channel_id=C1&trigger_id=1"
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(world.signed(body).statusCode()).isEqualTo(200);
        assertThat(world.conversation.commands).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"payload={not-json", "payload=%7B%22type%22%3A%22view_submission%22%7D", "{", "", "%", "payload=",
            "payload=%zz", "\u0000"})
    void a_malformed_body_without_a_signature_is_refused_before_it_is_read(String body) {
        try (LogCapture log = new LogCapture()) {
            assertThat(world.send(body.getBytes(StandardCharsets.UTF_8)).statusCode()).isEqualTo(401);
            assertThat(log.messages()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"payload={not-json", "payload=%7B%22type%22%3A%22view_submission%22%7D", "{", "", "payload=",
            "payload=%zz", "payload=[]", "payload=null", "{}", "{\"type\":7}", "{\"type\":\"url_verification\"}", "{} {}",
            "hello", "command=%2Fincident", "command=%2Fincident&user_id=U1", "command=&user_id=U1&channel_id=C1",
            "payload=%7B%22type%22%3A%22block_actions%22%2C%22user%22%3A%7B%22id%22%3A%22U1%22%7D%7D"})
    void a_malformed_body_with_a_signature_is_refused_in_words(String body) {
        try (LogCapture log = new LogCapture()) {
            HttpResponse<String> answer = world.signed(body);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).startsWith("The ").endsWith(".");
            assertThat(log.messages()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"'files':[[]]", "'blocks':[{'elements':[]}]", "'blocks':[{'type':'section','text':'a string'}]",
            "'attachments':[{'fields':'no'}]"})
    void messages_on_which_typed_parsing_breaks_are_kept(String fields) {
        assertThat(world.message("'user':'U1','text':'still here'," + fields).statusCode()).isEqualTo(200);

        assertThat(world.timeline.texts("message")).containsExactly("still here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"huddle_thread", "channel_topic", "something_new"})
    void unknown_subtypes_are_acknowledged_and_kept(String subtype) {
        assertThat(world.message("'user':'U1','text':'a','subtype':'" + subtype + "'").statusCode()).isEqualTo(200);

        assertThat(world.timeline.received()).hasSize(1);
    }

    @Test
    void unknown_events_and_payloads_are_acknowledged() {
        assertThat(world.event("'type':'star_added','user':'U1'").statusCode()).isEqualTo(200);
        assertThat(world.signed("{\"type\":\"something_new\"}").statusCode()).isEqualTo(200);
        assertThat(world.interaction("{'type':'block_suggestion','user':{'id':'U1'}}").statusCode()).isEqualTo(200);
    }

    @Test
    void being_rate_limited_is_acknowledged_and_said_to_the_operator() {
        try (LogCapture log = new LogCapture()) {
            assertThat(world.signed("{\"type\":\"app_rate_limited\",\"team_id\":\"T1\",\"minute_rate_limited\":1700000040}")
                    .statusCode()).isEqualTo(200);
            assertThat(log.messages()).containsExactly(
                    "Slack holds events back: there were too many in the minute from 1700000040");
        }
    }

    @Test
    void messages_of_bots_and_of_ourselves_are_kept_without_asking_slack_who_that_is() {
        world.message("'user':null,'bot_id':'B1','subtype':'bot_message','text':'from a webhook'");
        world.event("'type':'message','channel':'C0INCIDENT','ts':'1700000000.000200','user':'UBOT','bot_id':'B2','text':'own'");

        assertThat(world.timeline.texts("message")).containsExactly("from a webhook", "own");
        assertThat(world.callsToSlack).hasValue(0);
    }

    @Test
    void no_request_makes_the_sdk_call_slack() {
        world.message("'user':'U1','text':'a'");
        world.signed("command=%2Fincident&text=help&user_id=U1&channel_id=C1&team_id=T1&trigger_id=1.2");
        world.interaction("{'type':'block_actions','user':{'id':'U1'},'team':{'id':'T1'},'trigger_id':'1.3',"
                + "'actions':[{'action_id':'undo','value':'1'}]}");
        world.interaction("{'type':'view_submission','user':{'id':'U1'},'view':{'id':'V1','callback_id':'incident_declare'}}");

        assertThat(world.conversation.commands).hasSize(1);
        assertThat(world.conversation.interactions).hasSize(2);
        assertThat(world.callsToSlack).hasValue(0);
    }

    @Test
    void an_address_is_verified_and_a_certificate_checked() {
        HttpResponse<String> answer = world.signed("{\"type\":\"url_verification\",\"challenge\":\"3eZbrw1a\"}");

        assertThat(answer.body()).isEqualTo("3eZbrw1a");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(world.signed("ssl_check=1&token=x").statusCode()).isEqualTo(200);
    }

    @Test
    void a_body_beyond_a_mebibyte_is_refused_before_it_is_read() {
        HttpResponse<String> answer = world.signed("x".repeat(1024 * 1024 + 1));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("at most 1024 KiB");
        assertThat(world.signed("x".repeat(1024 * 1024)).statusCode()).isEqualTo(400);
    }

    @Test
    void an_event_that_cannot_be_stored_comes_again() {
        world.timeline.failing(true);
        try (LogCapture log = new LogCapture()) {
            HttpResponse<String> answer = world.message("'user':'U1','text':'hi'");

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("Reference: ").doesNotContain("disk");
            assertThat(log.failures()).hasSize(1);
        }
        world.timeline.failing(false);
        assertThat(world.message("'user':'U1','text':'hi'").statusCode()).isEqualTo(200);
        assertThat(world.message("'user':'U1','text':'hi'").statusCode()).isEqualTo(200);
        assertThat(world.timeline.texts("message")).containsExactly("hi");
    }

    @Test
    void what_people_say_elsewhere_is_neither_kept_nor_logged() {
        try (LogCapture log = new LogCapture()) {
            assertThat(world.event("'type':'message','channel':'C0LUNCH','user':'U1','text':'pizza?','ts':'1700000000.000100'")
                    .statusCode()).isEqualTo(200);

            assertThat(world.timeline.received()).isEmpty();
            assertThat(log.messages()).noneMatch(line -> line.contains("pizza"));
        }
    }
}
