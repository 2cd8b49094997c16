package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Traffic;
import dev.muster.sandbox.shape.ShapeCheck;
import org.junit.jupiter.api.Test;

class ShapesStoryTest extends Story {
    private static final String SAMPLES = "MUSTER_SLACK_SAMPLES";

    @Test
    void all_that_goes_over_the_wire_in_a_whole_incident_has_the_shape_of_slacks_own() {
        String samples = System.getenv(SAMPLES);
        assumeThat(samples).as("%s names no folder with samples of Slack's answers, so the shapes are not compared", SAMPLES)
                .isNotBlank();
        aWholeIncident();

        assertThat(ShapeCheck.check(Path.of(String.valueOf(samples)), Traffic.of(office.slack))).isEmpty();
    }

    private void aWholeIncident() {
        office.types(office.anna, office.general, "new");
        office.anna.submits(Map.of("title", "checkout is failing", "severity", "sev2"));
        office.settle();
        Channel channel = channelOf(1);
        office.bob.clicks(office.only(office.incidents, "muster_announcement"), "incident_join");
        office.passes(Duration.ofMinutes(3));
        office.bob.clicks(office.only(channel, "muster_prompt"), "role_claim");
        office.settle();
        Message said = office.anna.says(channel, "cards are declined");
        Message replied = office.bob.replies(said, "since when?");
        office.bob.reacts(said, "eyes");
        office.bob.unreacts(said, "eyes");
        office.anna.edits(said, "EU cards are declined");
        office.bob.deletes(replied);
        office.bob.pins(said);
        office.bob.unpins(said);
        office.settle();
        office.anna.replies(said, "@muster note the vendor confirms");
        office.settle();
        office.types(office.anna, office.general, "sev INC-1 1");
        office.types(office.anna, channel, "reslove");
        office.anna.usesShortcut("incident_declare");
        office.settle();
        office.anna.usesMessageShortcut("incident_declare_from", said);
        office.anna.usesMessageShortcut("timeline_add", said);
        office.anna.usesMessageShortcut("timeline_add", office.bob.says(office.general, "cards too"));
        office.settle();
        office.anna.clicks(lastPrivately(office.anna, office.general), "timeline_add:INC-1");
        office.bob.opensHome();
        office.settle();
        office.bob.opensHome();
        office.bob.clicksInHome("incident_join", "INC-1");
        office.settle();
        office.types(office.bob, channel, "mitigated rolled back");
        office.carol.joins(channel);
        office.settle();
        office.carol.clicks(lastPrivately(office.carol, channel), "overview_direct");
        office.settle();
        office.carol.leaves(channel);
        office.bob.renames(channel, "inc-1-cards");
        office.types(office.bob, channel, "export md");
        office.types(office.bob, channel, "resolve");
        office.stopBot();
        office.startBot();
        office.bob.archives(channel);
        office.settle();
    }
}
