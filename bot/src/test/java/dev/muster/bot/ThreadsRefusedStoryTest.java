package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.api.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A workspace in which Slack does not give out the replies in threads to apps. */
class ThreadsRefusedStoryTest extends Story {
    private Channel room;

    @BeforeEach
    void anna_leads_and_threads_are_not_given_out() {
        room = office.declared("checkout is failing sev2");
        office.types(office.anna, room, "lead");
        office.bob.joins(room);
        office.passes(Duration.ofMinutes(1));
        office.slack.faults().always("conversations.replies", Fault.error("not_allowed_token_type"));
    }

    private List<JsonNode> unread() {
        return new Entries(office.export("INC-1")).of("effect_failed").stream()
                .filter(entry -> entry.path("text").asText().contains("replies in threads")).toList();
    }

    @Test
    void a_prompt_whose_sending_ended_unclear_is_sent_again_and_not_given_up() {
        office.types(office.anna, room, "assign %s find the cause 30m".formatted(office.bob.mention()));
        office.slack.faults().next("chat.postMessage", Fault.status(500, "<html>a proxy</html>"),
                Fault.status(502, "<html>a proxy</html>"));
        office.passes(Duration.ofMinutes(3));

        assertThat(office.ofKind(room, "muster_prompt")).hasSize(1);
        assertThat(kinds("INC-1")).doesNotContain("effect_failed");
    }

    @Test
    void the_record_says_once_that_threads_could_not_be_read() {
        Message root = office.bob.says(room, "what do we know?");
        office.settle();
        for (int outage = 0; outage < 2; outage++) {
            office.stopBot();
            office.anna.replies(root, "nobody hears this");
            office.passes(Duration.ofMinutes(7));
            office.startBot();
            office.passes(Duration.ofSeconds(30));
        }

        assertThat(unread()).hasSize(1);
        assertThat(unread().getFirst().path("text").asText()).contains("not_allowed_token_type").contains("is missing");
    }

    @Test
    void a_thread_that_was_deleted_is_nothing_that_the_record_lacks() {
        Message root = office.bob.says(room, "what do we know?");
        office.anna.replies(root, "nothing yet");
        office.settle();
        office.slack.faults().clear();
        office.slack.faults().always("conversations.replies", Fault.error("thread_not_found"));
        office.stopBot();
        office.anna.replies(root, "and nothing else");
        office.passes(Duration.ofMinutes(7));
        office.startBot();
        office.passes(Duration.ofSeconds(30));

        assertThat(unread()).isEmpty();
    }
}
