package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import org.junit.jupiter.api.Test;

/** Where an organisation must keep what was deleted, it says so in its settings. */
class KeptDeletedStoryTest extends Story {
    @Override
    protected String settings() {
        return "timeline:\n  deleted: keep\n";
    }

    @Test
    void the_words_of_a_deleted_message_stay_in_the_record_beside_the_trace_of_the_deletion() {
        Channel channel = office.declared("checkout is failing");
        office.bob.joins(channel);
        Message said = office.bob.says(channel, "I pulled the wrong cable");
        office.settle();
        office.bob.edits(said, "somebody pulled the wrong cable");
        office.settle();
        office.bob.deletes(said);
        office.settle();

        Entries record = new Entries(office.export("INC-1"));
        assertThat(record.only("message", said).path("text").asText()).isEqualTo("I pulled the wrong cable");
        assertThat(record.only("message_edited", said).path("text").asText()).isEqualTo("somebody pulled the wrong cable");
        assertThat(record.only("message_deleted", said).path("actor").path("user").asText()).isEqualTo(office.bob.id());
    }
}
