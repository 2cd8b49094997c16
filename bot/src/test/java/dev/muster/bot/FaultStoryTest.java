package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.api.Fault;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every method in use goes wrong in every way while an incident is declared, joined, raised, noted, exported and resolved. */
@Execution(ExecutionMode.CONCURRENT)
class FaultStoryTest {
    private static final List<String> REPEATABLE = List.of("auth.test", "conversations.invite", "conversations.join",
            "conversations.list", "conversations.setTopic", "conversations.setPurpose", "chat.update", "pins.add", "users.info",
            "files.getUploadURLExternal", "views.open", "chat.postEphemeral");
    private static final List<String> ONCE_ONLY = List.of("conversations.create", "chat.postMessage", "bookmarks.add",
            "files.completeUploadExternal");
    private static final List<Named<Fault>> FAULTS = List.of(Named.of("429", Fault.rateLimited(Duration.ofSeconds(2))),
            Named.of("500", Fault.status(500, "<html>a proxy</html>")),
            Named.of("timeout after the effect", Fault.timeoutAfterEffect()),
            Named.of("reset after the effect", Fault.resetAfterEffect()));

    @TempDir
    private Path folder;

    static Stream<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        FAULTS.forEach(fault -> {
            Stream.concat(REPEATABLE.stream(), ONCE_ONLY.stream()).forEach(method -> cases.add(Arguments.of(method, fault, 2)));
            ONCE_ONLY.forEach(method -> cases.add(Arguments.of(method, fault, 1)));
        });
        return cases.stream();
    }

    @ParameterizedTest(name = "{0}: {1}, {2} in a row")
    @MethodSource("cases")
    void whatever_goes_wrong_there_is_one_of_everything(String method, Fault fault, int inARow) {
        try (Office office = new Office(folder)) {
            for (int time = 0; time < inARow; time++) {
                office.slack.faults().next(method, fault);
            }
            if (method.equals("auth.test")) {
                office.stopBot();
                office.startBot();
            }
            wholeStory(office);
            assertThat(office.slack.calls(method)).filteredOn(call -> call.fault() != null).hasSizeBetween(1, inARow);
        }
    }

    @ParameterizedTest(name = "{0} breaks, and so does {1}")
    @CsvSource({"conversations.create,conversations.list", "chat.postMessage,conversations.history",
            "bookmarks.add,bookmarks.list", "files.completeUploadExternal,conversations.history"})
    void where_it_cannot_be_seen_at_once_whether_it_worked_it_is_looked_for_again(String method, String looking) {
        try (Office office = new Office(folder)) {
            office.slack.faults().next(method, Fault.resetAfterEffect());
            office.slack.faults().next(looking, Fault.status(500, "<html>"), Fault.rateLimited(Duration.ofSeconds(2)),
                    Fault.timeoutBefore());
            wholeStory(office);
            assertThat(office.slack.calls(looking)).filteredOn(call -> call.fault() != null).hasSize(3);
        }
    }

    @Test
    void a_workspace_where_every_fifth_call_goes_wrong_ends_with_one_of_everything() {
        try (Office office = new Office(folder)) {
            office.slack.faults().sometimes("*", 0.2, Fault.rateLimited(Duration.ofSeconds(2)), Fault.status(502, "<html>"),
                    Fault.resetAfterEffect(), Fault.errorAfterEffect("internal_error"), Fault.okWithUnknownFields());
            wholeStory(office);
        }
    }

    private static void wholeStory(Office office) {
        office.types(office.anna, office.general, "new checkout is failing sev3");
        office.passes(Duration.ofSeconds(30));
        Channel channel = office.slack.findChannel("inc-1-checkout-is-failing").orElseThrow();
        office.bob.clicks(office.only(office.incidents, "muster_announcement"), "incident_join");
        office.settle();
        office.types(office.bob, channel, "lead");
        office.types(office.bob, channel, "sev 1");
        office.types(office.anna, channel, "note the vendor confirms");
        office.types(office.bob, channel, "sev");
        office.bob.form().ifPresent(form -> office.bob.closes());
        office.bob.says(channel, "<@" + office.slack.botUserId() + "> status");
        office.types(office.anna, channel, "export json");
        office.passes(Duration.ofSeconds(30));
        office.types(office.bob, channel, "resolve the queue drained");
        office.passes(Duration.ofSeconds(60));
        office.slack.faults().clear();
        office.passes(Duration.ofSeconds(30));

        oneOfEverything(office, channel);
        assertThat(office.slack.violations()).isEmpty();
    }

    private static void oneOfEverything(Office office, Channel channel) {
        assertThat(office.slack.channels()).filteredOn(one -> one.name().startsWith("inc-")).containsExactly(channel);
        assertThat(channel.memberIds()).contains(office.anna.id(), office.bob.id());
        Message card = office.only(channel, "muster_incident");
        assertThat(card.everyText()).contains("SEV1").contains("Resolved").contains(office.bob.mention());
        assertThat(office.only(office.incidents, "muster_announcement").everyText()).contains("SEV1");
        assertThat(office.slack.pins(channel)).containsExactly(card);
        assertThat(office.slack.bookmarks(channel)).hasSize(1);
        assertThat(channel.topic()).contains("SEV1").contains("Resolved");
        assertThat(channel.purpose()).contains("INC-1");
        for (String line : List.of("is the Incident Commander", "from SEV3 to SEV1", "the vendor confirms",
                "the queue drained")) {
            assertThat(office.slack.messages(channel)).filteredOn(message -> message.eventType().equals("muster_note")
                    && message.text().contains(line)).as(line).hasSize(1);
        }
        assertThat(office.slack.messages(channel)).filteredOn(message -> !message.fileIds().isEmpty()).hasSize(1);
        Entries record = new Entries(office.export("INC-1"));
        assertThat(record.of("effect_failed")).isEmpty();
        for (Message message : office.slack.messages(channel)) {
            if (message.subtype().isEmpty() || message.subtype().get().equals("file_share")) {
                assertThat(record.of("message", message)).as(message.text()).hasSize(1);
            }
        }
    }
}
