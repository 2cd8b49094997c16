package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class HandoverBriefStoryTest extends LedStory {
    @Test
    void the_brief_tells_what_was_decided() {
        office.types(office.anna, room, "decide keep the rollback ready");
        office.types(office.bob, room, "propose restart the web nodes 30s");
        office.passes(Duration.ofMinutes(1));
        offered(office.bob);

        assertThat(brief(office.bob).everyText()).contains("keep the rollback ready").contains("restart the web nodes");
    }

    @Test
    void the_brief_shows_what_is_stopped_asked_and_under_way_however_much_is_open() {
        for (int task = 1; task <= 8; task++) {
            office.types(office.anna, room, "assign %s look at node %d 10m".formatted(office.carol.mention(), task));
        }
        office.types(office.carol, room, "blocked #8 the password of the console");
        office.types(office.bob, room, "propose restart the web nodes, risk: ten minutes at half capacity 2m");
        office.passes(Duration.ofSeconds(125));
        office.types(office.bob, room, "propose fail over to the second region 20m");
        office.types(office.carol, room, "object the cache is cold");
        office.types(office.anna, room, "yesno @carol is the backup there?");
        office.passes(Duration.ofSeconds(110));
        offered(office.bob);

        String brief = brief(office.bob).everyText();
        assertThat(brief).contains("1 proposal stopped by an objection").contains("Proposal 2").contains("is stopped")
                .contains(office.carol.mention() + " objects: the cache is cold")
                .contains("to %s: is the backup there?".formatted(office.carol.mention()))
                .contains("5 min left, until").contains("… and 3 more").contains("needs the password of the console")
                .contains("risk: ten minutes at half capacity").contains("*Next update* by");
        String first = brief(office.bob).blocks().path(0).path("text").path("text").asText();
        assertThat(first.lines()).as("before the buttons").hasSizeLessThanOrEqualTo(8);
        assertThat(brief(office.bob).blocks().path(1).path("type").asText()).isEqualTo("actions");
        office.types(office.carol, room, "done #1 nothing there");
        offered(office.carol);
        String next = brief(office.carol).everyText();
        assertThat(next.substring(next.indexOf("What to watch"), next.indexOf("*Latest*"))).doesNotContain("nothing there");
    }

    @Test
    void the_brief_and_the_board_say_when_an_update_is_missing() {
        office.passes(Duration.ofMinutes(31));
        offered(office.bob);
        assertThat(brief(office.bob).everyText()).contains("Update overdue").doesNotContain("Next update");
        office.types(office.anna, room, "status");
        assertThat(lastPrivately(office.anna, room).everyText()).contains("Update overdue");
    }
}
