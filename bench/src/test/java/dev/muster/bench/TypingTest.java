package dev.muster.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

class TypingTest {
    private final Typing typing = new Typing(IntStream.range(0, 50).mapToObj(i -> "C" + i).toList(),
            IntStream.range(0, 10).mapToObj(i -> "U" + i).toList());

    @Test
    void a_piece_of_work_is_typed_line_by_line_in_each_of_twenty_incidents_by_turns() {
        List<String> lines = LongStream.range(0, 20).mapToObj(line -> typing.line(20 * line)).map(SlashCommand::text).toList();

        assertThat(lines).extracting(line -> line.split(" ", 2)[0]).containsSubsequence("propose", "object")
                .containsSubsequence("assign", "ack", "done").contains("status", "note", "impact", "next", "help", "");
        assertThat(LongStream.range(0, 400).mapToObj(typing::line)).filteredOn(line -> line.text().equals("ack"))
                .extracting(SlashCommand::channel).doesNotHaveDuplicates().hasSize(20);
        assertThat(typing.line(400).channel()).isEqualTo("C20");
        assertThat(Typing.done(399)).isZero();
        assertThat(Typing.done(400)).isEqualTo(20);
    }

    @Test
    void who_acknowledges_is_who_was_asked() {
        SlashCommand assign = typing.line(100);
        SlashCommand ack = typing.line(120);
        SlashCommand done = typing.line(260);

        assertThat(assign.text()).startsWith("assign <@%s> ".formatted(ack.user()));
        assertThat(done.user()).isEqualTo(ack.user());
    }

    @Test
    void what_is_promised_goes_round_the_incidents() {
        assertThat(LongStream.range(0, 3).mapToObj(typing::promise)).containsExactly(
                new SlashCommand("U8", "C0", "propose drain node 0 6s"),
                new SlashCommand("U9", "C1", "assign <@U2> look at the queue of payments 6s"),
                new SlashCommand("U9", "C2", "assign <@U3> compare with last week 30m"));
    }

    @Test
    void it_goes_the_way_that_slack_sends_it() {
        String request = new String(new SlashCommand("U1", "C1", "note 4 % fail").request("T1", "a-secret"),
                StandardCharsets.UTF_8);

        assertThat(request).startsWith("POST /slack/events HTTP/1.1\r\n")
                .contains("Content-Type: application/x-www-form-urlencoded", "X-Slack-Signature: v0=")
                .contains("command=%2Fincident&text=note+4+%25+fail&user_id=U1&channel_id=C1").contains("trigger_id=T1");
    }
}
