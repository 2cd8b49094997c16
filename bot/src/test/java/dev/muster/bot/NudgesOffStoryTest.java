package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NudgesOffStoryTest extends WorkStory {
    @Override
    protected String settings() {
        return "incidents: {nudges: false}\n";
    }

    @Test
    void where_the_settings_say_so_nobody_is_offered_anything() {
        office.anna.says(room, "Can someone look at the database?");
        office.settle();
        assertThat(office.slack.ephemerals(office.anna, room)).noneMatch(said -> said.hasAction("assignment_form"));
    }
}
