package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.api.ApiCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** Carol is not in the private channel. She tries everything, and must be told exactly what she would be told of INC-99. */
@Isolated("It reads the log, in which others would be heard, too.")
class OutsiderStoryTest extends Story {
    private static final List<String> SECRETS = List.of("payroll", "ledger", "leaked", "EUsalaries");
    private static final List<String> VERBS = List.of("status", "board", "sev %s 1", "lead %s", "lead %s @carol", "note %s hello",
            "merge %s INC-50", "merge INC-50 %s", "undo %s",
            "impact %s cards", "mitigated %s", "resolve %s done", "reopen %s", "export %s json", "private %s", "sev %s");

    private int clicks;
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void listen() {
        logged.start();
        root.addAppender(logged);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(logged);
    }

    private Channel declaredPrivately() {
        office.types(office.anna, office.general, "new payroll ledger leaked @bob sev1 private");
        Channel channel = office.slack.channels().stream().filter(Channel::isPrivate).findFirst().orElseThrow();
        office.types(office.anna, channel, "lead");
        office.types(office.bob, channel, "note the file is called EUsalaries");
        office.types(office.bob, channel, "status");
        return channel;
    }

    @Test
    void every_verb_answers_as_if_the_incident_did_not_exist() {
        declaredPrivately();
        for (String verb : VERBS) {
            String line = verb.contains("%s") ? verb : verb + " %s";
            String known = office.types(office.carol, office.general, line.formatted("INC-1")).shown();
            String unknown = office.types(office.carol, office.general, line.formatted("INC-99")).shown();
            assertThat(known).as(line).isEqualTo(unknown.replace("INC-99", "INC-1"));
            assertThat(office.carol.form()).as(line).isEmpty();
        }
    }

    @Test
    void where_nothing_else_is_open_nothing_is_open_at_all() {
        List<String> before = answersWithoutNaming();
        declaredPrivately();
        assertThat(answersWithoutNaming()).isEqualTo(before);
    }

    private List<String> answersWithoutNaming() {
        return Stream.of("", "status", "sev 1", "note hello", "resolve", "lead", "export", "private", "frobnicate the thing")
                .map(line -> office.types(office.carol, office.general, line)).map(answer -> answer.shown() + answer.blocks())
                .toList();
    }

    @Test
    @ByHttpOnly
    void buttons_that_she_should_never_have_had_know_nothing() {
        Channel channel = declaredPrivately();
        List<String> answers = new ArrayList<>();
        for (String incident : List.of("INC-1", "INC-99")) {
            int before = office.carol.directMessages().size();
            pressed("incident_join", incident);
            pressed("role_claim", incident);
            pressed("command_run:" + incident, incident + " sev 1");
            pressed("command_run:sev", incident + " note hello");
            List<Message> said = office.carol.directMessages();
            answers.add(String.join("\n", said.subList(before, said.size()).stream().map(Message::everyText).toList())
                    .replace(incident, "INC-?"));
        }
        assertThat(answers.get(0)).contains("no longer know").contains("There is no INC-?").isEqualTo(answers.get(1));
        assertThat(channel.has(office.carol)).isFalse();
        assertThat(publicly(channel)).doesNotContain("hello");
    }

    /** A click as Slack sends it, signed, on a button that stands nowhere. */
    private void pressed(String action, String value) {
        clicks++;
        String payload = """
                {"type": "block_actions", "user": {"id": "%s"}, "team": {"id": "%s"}, "trigger_id": "trigger-%d",
                 "channel": {"id": "%s"}, "container": {"type": "message", "message_ts": "1700000000.000100"},
                 "actions": [{"type": "button", "action_id": "%s", "block_id": "b", "value": "%s"}]}"""
                .formatted(office.carol.id(), office.slack.teamId(), clicks, office.general.id(), action, value);
        assertThat(office.slackSays("payload=" + URLEncoder.encode(payload, StandardCharsets.UTF_8)).statusCode()).isEqualTo(200);
        office.settle();
    }

    @Test
    void the_api_knows_nothing_of_it() {
        declaredPrivately();
        office.types(office.carol, office.general, "new checkout is failing");

        assertThat(Office.json(office.get("/api/v1/incidents")).at("/incidents/0/id").asText())
                .isEqualTo("INC-2");
        assertThat(Office.json(office.get("/api/v1/incidents?limit=1")).at("/incidents/0/id").asText())
                .isEqualTo("INC-2");
        for (String path : List.of("", "/timeline", "/export?format=json", "/export?format=md")) {
            var known = office.get("/api/v1/incidents/INC-1" + path);
            var unknown = office.get("/api/v1/incidents/INC-99" + path);
            assertThat(known.statusCode()).isEqualTo(404);
            assertThat(known.body()).isEqualTo(unknown.body().replace("INC-99", "INC-1"));
        }
    }

    @Test
    void nothing_of_it_reached_anybody_outside_nor_the_log_nor_the_metrics() {
        // What it says to everybody about numbers names INC-1 as an example; the secret one is INC-2.
        Channel open = office.declared("checkout is failing");
        Channel channel = declaredPrivately();
        VERBS.forEach(verb -> office.types(office.carol, office.general, verb.replace(" %s", "")));
        assertThat(channel.name()).isEqualTo("inc-2-private");
        office.types(office.anna, channel, "export json");
        office.types(office.anna, open, "resolve");
        office.passes(Duration.ofMinutes(5));
        office.types(office.anna, channel, "resolve closed");
        office.stopBot();
        office.startBot();

        List<String> outside = new ArrayList<>();
        for (Channel other : office.slack.channels()) {
            if (!other.equals(channel)) {
                outside.add(publicly(other));
                outside.add(other.name() + other.topic() + other.purpose());
                outside.add(office.privately(office.carol, other));
            }
        }
        office.carol.directMessages().forEach(message -> outside.add(message.everyText()));
        office.slack.calls().stream().filter(call -> !isInside(call, channel))
                .forEach(call -> outside.add(call.args().toString()));
        logged.list.stream().filter(line -> line.getLevel().isGreaterOrEqual(Level.INFO))
                .forEach(line -> outside.add(line.getFormattedMessage()));
        outside.add(office.get("/metrics").body());
        outside.add(office.get("/readyz").body());

        assertThat(outside).allSatisfy(text -> {
            assertThat(text).doesNotContain("INC-2").doesNotContain("inc-2").doesNotContain(channel.id());
            SECRETS.forEach(secret -> assertThat(text).doesNotContain(secret));
        });
    }

    /** Calls that go into the private channel, or to one of those who are in it; what makes the channel
     * or names an upload reaches nobody. */
    private boolean isInside(ApiCall call, Channel channel) {
        List<String> theirs = List.of(channel.id(), office.anna.directChannel().id(), office.bob.directChannel().id());
        return List.of("files.getUploadURLExternal", "conversations.create").contains(call.method())
                || Stream.of("channel", "channel_id").anyMatch(field -> theirs.contains(call.args().path(field).asText()));
    }

    @Test
    void a_program_may_declare_one_and_learns_nothing_more_of_it() {
        var answer = office.post("/api/v1/incidents",
                "{\"title\": \"payroll leaked\", \"private\": true, \"invite\": [\"" + office.anna.id()
                        + "\"], \"dedup_key\": \"k\"}");
        office.settle();
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(Office.json(answer).path("private").asBoolean()).isTrue();
        assertThat(channelOf(1).isPrivate()).isTrue();
        assertThat(channelOf(1).has(office.anna)).isTrue();
        assertThat(office.post("/api/v1/incidents", "{\"dedup_key\": \"k\"}").body()).contains("INC-1").doesNotContain("payroll");
        assertThat(office.post("/api/v1/incidents", "{\"private\": true}").body()).contains("Nobody is in its channel");
        assertThat(office.post("/api/v1/incidents", "{\"private\": \"yes\"}").statusCode()).isEqualTo(400);
        assertThat(office.get("/api/v1/incidents/INC-1").statusCode()).isEqualTo(404);
    }
}
