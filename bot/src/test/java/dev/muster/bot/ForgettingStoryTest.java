package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import dev.muster.sandbox.Channel;
import org.awaitility.Awaitility;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

class ForgettingStoryTest extends Story {
    @Test
    void after_a_month_what_was_sent_is_forgotten_and_the_record_is_not() {
        office.post("/api/v1/incidents", "{\"title\": \"checkout is failing\", \"dedup_key\": \"alert-7\"}");
        office.settle();
        Channel channel = channelOf(1);
        office.anna.joins(channel);
        office.types(office.anna, channel, "note the vendor confirms");
        assertThat(rows("effects", "settled_at IS NOT NULL")).isGreaterThan(5);
        assertThat(rows("requests", "request_key NOT LIKE 'api:%'")).isPositive();
        office.stopBot();
        office.clock.advance(Duration.ofDays(31));
        office.startBot();

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> rows("effects", "kind = 'create_channel'") == 0);
        assertThat(kinds("INC-1")).contains("incident_declared", "note_added");
        office.post("/api/v1/incidents", "{\"title\": \"checkout is failing\", \"dedup_key\": \"alert-7\"}");
        assertThat(incidents()).as("a program's own key is known for good").isOne();
        office.types(office.anna, channel, "sev 1");
        assertThat(card(channel)).contains("SEV1");
    }

    private int rows(String table, String where) {
        return office.bot().stores().database().read(tx -> tx.fetchCount(DSL.table(table), DSL.condition(where)));
    }
}
