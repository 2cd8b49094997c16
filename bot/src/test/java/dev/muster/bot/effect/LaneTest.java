package dev.muster.bot.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import org.junit.jupiter.api.Test;

class LaneTest {
    private static final IncidentId ONE = new IncidentId(1);
    private static final MessageRef MESSAGE = new MessageRef(new ChannelId("C1"), new SlackTs("1000.000001"));

    private static Lane ofChange(Content content) {
        return new Effect.Update(ONE, MESSAGE, content).lane();
    }

    @Test
    void what_blanks_a_message_never_overtakes_what_still_draws_it_in_public() {
        Lane blanks = ofChange(new Content.MadePrivate("muster_announcement"));

        assertThat(List.of(new Content.Announcement(), new Content.IncidentCard(), new Content.CommanderMissing(),
                new Content.UpdateElsewhere(1), new Content.ItemCard("proposal:1")))
                .allSatisfy(drawn -> assertThat(ofChange(drawn)).isEqualTo(blanks));
    }

    @Test
    void the_answer_in_the_place_of_a_question_stands_before_the_channel_is_archived() {
        assertThat(ofChange(new Content.Line("Anna lets the channel be archived")))
                .isEqualTo(new ChannelEffect.ArchiveChannel(ONE, MESSAGE.channel(), null).lane());
    }

    @Test
    void nothing_that_people_are_told_waits_for_a_message_that_is_only_changed() {
        Lane said = new Effect.Post(ONE, new Destination.IncidentChannel(), new Content.Line("SEV1")).lane();

        assertThat(List.of(new Content.IncidentCard(), new Content.CommanderMissing(), new Content.ItemCard("proposal:1")))
                .allSatisfy(changed -> assertThat(ofChange(changed)).isNotEqualTo(said));
    }
}
