package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.muster.bot.log.JsonLines;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.api.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** A whole incident, and then what stands in the log of it. */
@Isolated("It reads the log, in which others would be heard, too.")
class LogStoryTest extends Story {
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.muster.bot");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    @Test
    @OnSqliteOnly
    void no_line_holds_a_word_that_anybody_wrote_or_a_secret() throws Exception {
        Channel channel = aWholeIncident();
        troubles(channel);

        String all = String.join("", lines());
        List<String> secrets = List.of(office.slack.botToken(), office.slack.signingSecret(), Office.API_TOKEN, "response_url",
                "hooks.slack", "trigger_id");
        assertThat(all).doesNotContainIgnoringCase("secretword").doesNotContain(secrets);
        assertThat(all).contains("incident_declared").contains("note_added").contains("effect_failed")
                .contains("proposal_objected", "proposal_amended", "assignment_done", "update_posted", "handover_");
    }

    @Test
    void each_line_of_the_story_names_its_incident_and_the_ids_by_which_slack_knows_it() {
        Channel channel = aWholeIncident();

        JsonNode declared = line("INC-1: incident_declared");
        assertThat(declared.path("incident").asText()).isEqualTo("INC-1");
        assertThat(declared.path("user").asText()).isEqualTo(office.anna.id());
        JsonNode noted = line("INC-1: note_added");
        assertThat(noted.path("channel").asText()).isEqualTo(channel.id());
        JsonNode command = line("a command from Slack");
        assertThat(command.path("user").asText()).isEqualTo(office.anna.id());
        assertThat(command.path("channel").asText()).isEqualTo(office.general.id());
        Message card = office.only(channel, "muster_incident");
        assertThat(parsed()).filteredOn(line -> line.path("message").asText().contains("(Post) is done"))
                .allSatisfy(line -> assertThat(line.path("incident").asText()).startsWith("INC-"))
                .anySatisfy(line -> {
                    assertThat(line.path("channel").asText()).isEqualTo(channel.id());
                    assertThat(line.path("ts").asText()).isEqualTo(card.ts());
                    assertThat(line.path("effect").asText()).isNotEmpty();
                });
    }

    @Test
    void a_call_that_slack_refuses_is_told_with_its_method_and_slacks_word() {
        office.slack.switches().channelCreationRestricted(true);
        office.types(office.anna, office.general, "new checkout is failing");

        JsonNode refused = line("Slack refused a call");
        assertThat(refused.path("method").asText()).isEqualTo("conversations.create");
        assertThat(refused.path("error").asText()).isEqualTo("restricted_action");
        assertThat(refused.path("incident").asText()).isEqualTo("INC-1");
        assertThat(refused.path("effect").asText()).isNotEmpty();
    }

    @Test
    void nothing_that_happens_in_a_private_incident_tells_that_there_is_one() {
        office.types(office.anna, office.general, "new secretword1 leaked private");
        Channel channel = office.slack.findChannel("inc-1-private").orElseThrow();
        office.slack.faults().next("chat.postMessage", Fault.status(503, "<html>a proxy without a Slack</html>"));
        office.types(office.anna, channel, "note it was the backup");
        office.anna.says(channel, "<@" + office.slack.botUserId() + "> note secretword2 by its name");
        office.slack.faults().next("conversations.setTopic", Fault.error("restricted_action"));
        office.types(office.anna, channel, "sev 1");
        office.passes(Duration.ofMinutes(3));

        assertThat(lines()).isNotEmpty();
        assertThat(String.join("", lines())).doesNotContain("INC-1").doesNotContain(channel.id())
                .doesNotContainIgnoringCase("private");
    }

    @Test
    void of_one_that_became_private_nothing_is_told_from_then_on() {
        Channel former = office.declared("secretword1 leaked");
        office.types(office.anna, former, "private");
        int before = log.list.size();
        office.anna.submits(Map.of());
        office.settle();
        Channel channel = office.slack.findChannel("inc-1-private").orElseThrow();
        office.types(office.anna, channel, "note it was the backup");
        office.passes(Duration.ofMinutes(3));

        assertThat(lines()).hasSizeGreaterThan(before);
        assertThat(String.join("", lines().subList(before, lines().size()))).doesNotContain(channel.id())
                .doesNotContain("MakePrivate").doesNotContain("made_private");
        assertThat(office.get("/metrics").body()).doesNotContain("MakePrivate");
    }

    private Channel aWholeIncident() {
        Channel channel = office.declared("secretword1 is in the title sev2");
        office.bob.joins(channel);
        Message said = office.bob.says(channel, "secretword2 what people say");
        office.settle();
        office.bob.edits(said, "secretword3 what they make of it");
        office.anna.replies(said, "secretword4 in a thread");
        office.types(office.anna, channel, "note secretword5 for the record");
        office.types(office.anna, channel, "sev 1 secretword6 because of it");
        office.types(office.anna, channel, "secretword7 is no verb");
        office.types(office.anna, channel, "new");
        office.bob.says(channel, "<@" + office.slack.botUserId() + "> note secretword8 by its name");
        office.bob.says(office.general, "secretword9 elsewhere");
        office.post("/api/v1/incidents", "{\"title\": \"secretword10 by the API\", \"dedup_key\": \"secretword11\"}");
        office.post("/api/v1/incidents", "{\"title\": 3, \"secretword12\": true");
        office.passes(Duration.ofMinutes(3));
        decidesAndWorks(channel);
        office.types(office.anna, channel, "export md");
        office.types(office.anna, channel, "resolve secretword13 it was the queue");
        return channel;
    }

    /** Everything that people propose, assign and tell. */
    private void decidesAndWorks(Channel channel) {
        office.types(office.anna, channel, "lead");
        for (String line : List.of("propose secretword20 restart it, risk: secretword21 10m", "decide secretword22 roll back",
                "options secretword23 | secretword24 10m", "yesno %s secretword25 is it slow?",
                "assign %s secretword26 find it 10m",
                "can %s secretword27", "update secretword28 it is half down", "external secretword29 some payments fail",
                "handover %s", "sev? 1 or 2", "impact secretword30 cards fail", "role scribe %s")) {
            office.types(office.anna, channel, line.formatted(office.bob.mention()));
        }
        for (String line : List.of("object #1 secretword31 not now", "blocked secretword32 access", "done secretword33 found it",
                "decline")) {
            office.types(office.bob, channel, line);
        }
        office.types(office.anna, channel, "amend #1 secretword34 later 10m");
        office.passes(Duration.ofMinutes(11));
    }

    private void troubles(Channel channel) throws Exception {
        office.slack.faults().next("chat.postMessage", Fault.status(503, "secretword14 a proxy without a Slack"));
        office.types(office.anna, channel, "note secretword15 while Slack fails");
        office.slack.switches().channelCreationRestricted(true);
        office.types(office.anna, office.general, "new secretword18 without a channel");
        office.slack.switches().channelCreationRestricted(false);
        office.anna.archives(channel);
        office.types(office.anna, office.general, "note INC-1 secretword16 to a channel that is gone");
        try (var other = java.sql.DriverManager.getConnection(String.valueOf(office.environment().get("MUSTER_DATABASE_URL")));
                var statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            office.anna.commands(office.general, "/incident", "new secretword17 while the store is locked");
            statement.execute("ROLLBACK");
        }
        office.settle();
    }

    private JsonNode line(String message) {
        return parsed().stream().filter(line -> line.path("message").asText().equals(message)).findFirst()
                .orElseThrow(() -> new AssertionError("no such line: " + message + " in " + String.join("", lines())));
    }

    private List<JsonNode> parsed() {
        List<JsonNode> parsed = new ArrayList<>();
        for (String line : lines()) {
            try {
                parsed.add(JsonMapper.builder().build().readTree(line));
            } catch (java.io.IOException e) {
                throw new AssertionError(line, e);
            }
        }
        return parsed;
    }

    private List<String> lines() {
        JsonLines json = new JsonLines();
        return List.copyOf(log.list).stream().filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
                .map(event -> new String(json.encode(event), StandardCharsets.UTF_8)).toList();
    }
}
