package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;

import dev.muster.bot.storage.DatabaseKind;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.CommandAnswer;
import dev.muster.sandbox.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(DatabaseKind.class)
class DeclaringStoryTest {
    @Parameter
    private DatabaseKind database;
    @TempDir
    private Path folder;
    private Office office;

    @BeforeEach
    void open() {
        office = new Office(folder, database);
    }

    @AfterEach
    void close() {
        assertThat(office.slack.violations()).isEmpty();
        office.close();
    }

    @Test
    void one_line_makes_a_record_a_channel_a_card_and_an_announcement() {
        CommandAnswer answer = office.types(office.anna, office.general, "new checkout is failing for EU cards sev2");

        assertThat(answer.shown()).contains("INC-1").contains("checkout is failing for EU cards").contains("SEV2");
        Channel channel = office.slack.findChannel("inc-1-checkout-is-failing-for-eu-cards").orElseThrow();
        assertThat(channel.has(office.anna)).isTrue();
        Message card = office.only(channel, "muster_incident");
        assertThat(card.everyText()).contains("INC-1").contains("checkout is failing for EU cards").contains("SEV2")
                .contains("Open")
                .contains("nobody yet");
        assertThat(office.slack.pins(channel)).containsExactly(card);
        assertThat(office.slack.bookmarks(channel)).singleElement()
                .satisfies(bookmark -> assertThat(bookmark.link())
                        .endsWith("/archives/" + channel.id() + "/p" + card.ts().replace(".", "")));
        assertThat(channel.topic()).contains("SEV2").contains("checkout is failing");
        Message announcement = office.only(office.incidents, "muster_announcement");
        assertThat(announcement.everyText()).contains(channel.mention()).contains("SEV2");
        assertThat(announcement.hasAction("incident_join")).isTrue();
        assertThat(office.privately(office.anna, office.general)).contains(channel.mention());
    }

    @Test
    void whoever_joins_from_the_announcement_is_in_and_is_told_so() {
        Channel channel = office.declared("checkout is failing");

        office.bob.clicks(office.only(office.incidents, "muster_announcement"), "incident_join");
        office.settle();

        assertThat(channel.has(office.bob)).isTrue();
        assertThat(office.privately(office.bob, office.incidents)).contains("You are in").contains(channel.mention());
    }

    @Test
    void the_channel_is_asked_for_a_commander_once_two_minutes_have_passed_without_one() {
        Channel channel = office.declared("checkout is failing");
        office.passes(Duration.ofSeconds(105));
        assertThat(office.ofKind(channel, "muster_prompt")).isEmpty();

        office.passes(Duration.ofSeconds(20));
        Message prompt = office.only(channel, "muster_prompt");
        assertThat(prompt.everyText()).contains("no Incident Commander");

        office.bob.joins(channel);
        office.bob.clicks(prompt, "role_claim");
        office.settle();
        assertThat(office.only(channel, "muster_incident").everyText()).contains(office.bob.mention());
        assertThat(office.only(channel, "muster_prompt").everyText()).contains(office.bob.mention())
                .doesNotContain("Who takes command?");
        office.passes(Duration.ofMinutes(10));
        assertThat(office.ofKind(channel, "muster_prompt")).hasSize(1);
    }
}
