package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import dev.muster.sandbox.Message;
import dev.muster.sandbox.api.Fault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What reaches somebody by a direct message alone, with the scopes that the manifest asks for and no other. */
class DirectMessageStoryTest extends Story {
    /** How sending may go wrong so that nobody knows whether it worked; {@code most} is how often the message may stand there. */
    enum Doubt {
        FAILED(1),
        SILENT(1),
        SILENT_AFTERWARDS(2),
        CUT_OFF_AFTERWARDS(2);

        private final int most;

        Doubt(int most) {
            this.most = most;
        }

        Fault fault() {
            return switch (this) {
                case FAILED -> Fault.status(500, "<html>a proxy</html>");
                case SILENT -> Fault.timeoutBefore();
                case SILENT_AFTERWARDS -> Fault.timeoutAfterEffect();
                case CUT_OFF_AFTERWARDS -> Fault.resetAfterEffect();
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_message_that_nobody_else_gets_arrives_however_its_first_attempt_ended(Doubt doubt) {
        office.slack.switches().channelCreationRestricted(true);
        office.slack.faults().next("chat.postMessage", doubt.fault());
        office.types(office.anna, office.general, "new customer data leaked private");
        office.passes(Duration.ofMinutes(1));

        assertThat(office.anna.directMessages()).hasSizeBetween(1, doubt.most)
                .allSatisfy(message -> assertThat(message.everyText()).contains("No channel was made"));
        nothingWasRead();
    }

    @ParameterizedTest
    @EnumSource
    void an_answer_to_a_form_arrives_however_its_first_attempt_ended(Doubt doubt) {
        office.anna.usesShortcut("incident_declare");
        office.settle();
        office.slack.faults().next("chat.postMessage", doubt.fault(), doubt.fault(), doubt.fault(), doubt.fault());
        office.anna.submits(Map.of("title", "login fails"));
        office.passes(Duration.ofMinutes(1));

        assertThat(office.anna.directMessages()).extracting(Message::everyText)
                .anyMatch(text -> text.contains("INC-1") && text.contains(channelOf(1).mention()));
        assertThat(office.ofKind(channelOf(1), "muster_incident")).hasSize(1);
        nothingWasRead();
    }

    private void nothingWasRead() {
        assertThat(office.slack.calls("conversations.history"))
                .noneMatch(call -> call.args().path("channel").asText().equals(office.anna.directChannel().id()));
        assertThat(office.slack.calls()).noneMatch(call -> call.answer().toString().contains("missing_scope"));
    }
}
