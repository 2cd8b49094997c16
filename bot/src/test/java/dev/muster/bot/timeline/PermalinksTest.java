package dev.muster.bot.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import org.junit.jupiter.api.Test;

class PermalinksTest {
    private static final MessageRef REPLY = new MessageRef(new ChannelId("C1"), new SlackTs("1700000002.000200"));

    @Test
    void a_message_is_found_by_its_channel_and_time() {
        assertThat(Permalinks.of("https://acme.slack.com/", REPLY, null))
                .isEqualTo("https://acme.slack.com/archives/C1/p1700000002000200");
        assertThat(Permalinks.of("https://acme.slack.com", REPLY, REPLY.ts()))
                .isEqualTo("https://acme.slack.com/archives/C1/p1700000002000200");
    }

    @Test
    void a_reply_opens_its_thread() {
        assertThat(Permalinks.of("https://acme.slack.com/", REPLY, new SlackTs("1700000001.000100")))
                .isEqualTo("https://acme.slack.com/archives/C1/p1700000002000200?thread_ts=1700000001.000100&cid=C1");
    }
}
