package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import dev.muster.sandbox.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnouncingStoryTest {
    @TempDir
    private Path folder;

    @Test
    void where_the_announce_channel_is_missing_the_incident_opens_and_its_channel_hears_why_nobody_else_does() {
        try (Office office = new Office(folder, options -> options, "slack:\n  announce_channel: war-room\n")) {
            Channel channel = office.declared("checkout is failing");

            office.only(channel, "muster_incident");
            assertThat(office.slack.messages(channel)).anySatisfy(message -> assertThat(message.everyText())
                    .contains("#war-room").contains("does not exist").contains("Create it"));
            assertThat(office.export("INC-1").path("timeline").findValuesAsText("kind")).contains("effect_failed");

            Channel room = office.slack.channel("war-room");
            office.types(office.bob, office.general, "new login fails");
            assertThat(office.only(room, "muster_announcement").everyText()).contains("login fails");
            assertThat(office.slack.violations()).isEmpty();
        }
    }

    @Test
    void where_announcing_is_switched_off_nothing_is_announced_or_looked_for() {
        try (Office office = new Office(folder, options -> options, "slack:\n  announce_channel: none\n")) {
            Channel channel = office.declared("checkout is failing");
            office.types(office.anna, channel, "sev 1");

            office.only(channel, "muster_incident");
            assertThat(office.ofKind(office.incidents, "muster_announcement")).isEmpty();
            assertThat(office.slack.countOf("conversations.list")).isZero();
            assertThat(office.slack.countOf("conversations.join")).isZero();
            assertThat(office.export("INC-1").path("timeline").findValuesAsText("kind")).doesNotContain("effect_failed");
            assertThat(office.slack.violations()).isEmpty();
        }
    }
}
