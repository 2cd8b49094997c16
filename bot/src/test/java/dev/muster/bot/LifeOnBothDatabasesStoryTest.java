package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import dev.muster.bot.storage.DatabaseKind;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LifeOnBothDatabasesStoryTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void from_a_message_to_evidence_newcomers_and_the_home_tab(DatabaseKind database) {
        try (Office office = new Office(folder, database)) {
            office.bob.opensHome();
            Message said = office.bob.says(office.general, "checkout fails 🔥");
            office.anna.usesMessageShortcut("incident_declare_from", said);
            office.settle();
            office.anna.submits(Map.of());
            office.settle();
            Channel channel = office.slack.channels().stream().filter(one -> one.name().startsWith("inc-1")).findFirst()
                    .orElseThrow();
            Message found = office.anna.says(channel, "it was v41");
            office.settle();
            office.anna.edits(found, "it was v42");
            office.settle();
            office.anna.reacts(found, "pushpin");
            office.anna.usesMessageShortcut("timeline_add", found);
            office.settle();
            office.clock.advance(Duration.ofMinutes(5));
            office.carol.joins(channel);
            office.settle();
            office.carol.leaves(channel);
            office.carol.joins(channel);
            office.settle();
            office.carol.says(channel, "what can I do?");
            office.carol.opensHome();
            office.settle();
            office.anna.usesMessageShortcut("timeline_add", office.bob.says(office.general, "cards too"));
            office.settle();
            office.anna.clicks(office.slack.ephemerals(office.anna, office.general).getLast(), "timeline_add:INC-1");
            office.settle();

            Entries record = new Entries(office.export("INC-1"));
            assertThat(record.of("evidence_added")).extracting(entry -> entry.path("data").path("quote").asText())
                    .containsExactly("checkout fails 🔥", "it was v42", "cards too");
            assertThat(office.slack.ephemerals(office.carol, channel)).hasSize(1);
            assertThat(office.carol.home().orElseThrow().toString()).contains("INC-1").contains("No other.");
            assertThat(office.bob.home().orElseThrow().toString()).contains("INC-1").contains("None so far");
            office.anna.deletes(found);
            office.settle();
            assertThat(StoredWords.in(office).tablesWith("v42")).isEmpty();
            assertThat(office.slack.violations()).isEmpty();
        }
    }
}
