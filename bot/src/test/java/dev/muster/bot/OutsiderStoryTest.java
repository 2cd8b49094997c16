package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.slack.Workplace;
import dev.muster.bot.slack.command.Commands;
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
    /** Declares in public whatever is typed, and tells what can be typed. */
    private static final Set<String> ABOUT_NO_INCIDENT = Set.of("new", "help");

    /** The buttons on which programs may rely, wherever they stand. */
    private static final List<String> CONTRACT = List.of("proposal_object", "proposal_question", "proposal_amend",
            "proposal_overrule",
            "proposal_drop", "assignment_ack", "assignment_done", "assignment_more", "assignment_blocked", "assignment_return",
            "handover_accept", "handover_decline", "takeover_yes", "takeover_no", "page_ack", "page_not_ours", "question_answer",
            "context_wrong", "undo");

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
        // Who is new to the commands reads a line of advice, once.
        office.types(office.carol, office.general, "help");
        for (String line : lines()) {
            String known = office.types(office.carol, office.general, line.formatted("INC-1")).shown();
            String unknown = office.types(office.carol, office.general, line.formatted("INC-99")).shown();
            assertThat(known).as(line).isEqualTo(unknown.replace("INC-99", "INC-1"));
            assertThat(office.carol.form()).as(line).isEmpty();
        }
    }

    /** Every verb that there is: alone, with words, and with what its usage asks for; {@code %s} stands for the incident. */
    private List<String> lines() {
        List<String> lines = new ArrayList<>(List.of("merge INC-50 %s", "lead %s @carol"));
        for (Commands.Entry entry : new Workplace().commands.entries()) {
            if (!ABOUT_NO_INCIDENT.contains(entry.verb())) {
                String asked = entry.usage().substring(entry.verb().length()).replace("<1-5>", "1")
                        .replaceAll("<[^>]*>", "words").replaceAll("@[a-z]+", office.carol.mention()).replace("INC-12", "INC-50")
                        .replaceAll("[\\[\\]%]", "");
                lines.addAll(
                        List.of(entry.verb() + " %s", entry.verb() + " %s some words", entry.verb() + " %s " + asked.strip()));
                entry.aliases().forEach(alias -> lines.add(alias + " %s"));
            }
        }
        return lines;
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
        for (String line : List.of("propose restart the payroll ledger 10m", "options one | two 10m",
                "assign %s find who leaked it 20m", "handover %s", "role scribe %s", "yesno %s is it EUsalaries?",
                "update it leaked",
                "external some data leaked", "can %s payroll")) {
            office.types(office.anna, channel, line.formatted(office.bob.mention()));
        }
        office.types(office.bob, channel, "object not the ledger");
        office.types(office.bob, channel, "takeover");
        String before = publicly(channel);
        Map<String, String> buttons = new TreeMap<>(CONTRACT.stream()
                .collect(Collectors.toMap(action -> action, action -> "INC-1 1")));
        buttons.putAll(
                Map.of("incident_join", "INC-1", "role_claim", "INC-1", "command_run:INC-1", "INC-1 sev 1", "command_run:sev",
                        "INC-1 note hello"));
        Stream.of(office.slack.messages(channel), office.slack.ephemerals(office.anna, channel),
                office.slack.ephemerals(office.bob, channel), office.anna.directMessages(), office.bob.directMessages())
                .flatMap(List::stream).forEach(message -> collect(message.blocks(), buttons));
        assertThat(buttons.keySet()).contains("proposal_object", "proposal_overrule", "assignment_ack", "handover_accept",
                "takeover_yes", "undo");

        buttons.forEach((action, value) -> {
            String known = told(action, value, "INC-1");
            assertThat(known).as("%s with %s", action, value).isEqualTo(told(action, value, "INC-99"));
            assertThat(office.carol.form()).as(action).isEmpty();
        });
        assertThat(channel.has(office.carol)).isFalse();
        assertThat(publicly(channel)).isEqualTo(before);
    }

    /** What she is told after this click, whoever may be named in the button's value. */
    private String told(String action, String value, String incident) {
        int before = office.carol.directMessages().size();
        int whispers = office.slack.ephemerals(office.carol, office.general).size();
        pressed(action.replace("INC-1", incident), value.replace("INC-1", incident));
        List<Message> said = new ArrayList<>(office.carol.directMessages().subList(before, office.carol.directMessages().size()));
        List<Message> whispered = office.slack.ephemerals(office.carol, office.general);
        said.addAll(whispered.subList(whispers, whispered.size()));
        return String.join("\n", said.stream().map(Message::everyText).toList()).replace(incident, "INC-?");
    }

    private static void collect(JsonNode node, Map<String, String> buttons) {
        if (node.path("action_id").isTextual() && node.path("value").isTextual()) {
            buttons.put(node.path("action_id").asText(), node.path("value").asText());
        }
        node.forEach(child -> collect(child, buttons));
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
        lines().forEach(line -> office.types(office.carol, office.general, line.replace(" %s", "")));
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
