package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.review.Export;
import dev.muster.bot.review.ExportProfile;
import dev.muster.bot.review.Exports;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import org.junit.jupiter.api.Test;

/** Ideas come up in the middle of it, and are parked for later (T2). */
class ParkedStoryTest extends WorkStory {
    private String todos(Person who) {
        return office.types(who, room, "todos").shown();
    }

    private List<String> lines() {
        return office.slack.messages(room).stream().map(Message::everyText).filter(text -> text.contains("idea for later"))
                .toList();
    }

    @Test
    void an_idea_is_one_line_in_the_channel_and_a_row_of_the_record() {
        int before = office.slack.messages(room).size();
        assertThat(office.types(office.bob, room, "todo a circuit breaker for the config loader").shown())
                .contains("Parked for later in *INC-1*").contains("/incident todos");

        assertThat(office.slack.messages(room)).hasSize(before + 1);
        assertThat(lines()).singleElement().satisfies(line -> assertThat(line).contains(office.bob.mention())
                .contains("(1)").contains("a circuit breaker for the config loader"));
        JsonNode idea = office.export("INC-1").path("follow_ups").path(0);
        assertThat(idea.path("follow_up").asInt()).isEqualTo(1);
        assertThat(idea.path("text").asText()).isEqualTo("a circuit breaker for the config loader");
        assertThat(idea.path("by").asText()).isEqualTo(office.bob.id());
        assertThat(idea.path("at").asText()).startsWith("2026-03-02T03:");
        assertThat(idea.path("state").asText()).isEqualTo("parked");
        assertThat(kinds("INC-1")).containsOnlyOnce("idea_parked");
    }

    @Test
    void all_of_them_are_listed_privately_the_oldest_first_with_who_said_it() {
        assertThat(todos(office.anna)).contains("Nothing is parked in *INC-1*");
        office.types(office.bob, room, "todo a circuit breaker");
        office.passes(Duration.ofMinutes(1));
        office.types(office.carol, room, "followup test <b>the</b> loader & more");
        int before = office.slack.messages(room).size();

        String listed = todos(office.anna);
        assertThat(listed).containsSubsequence("1. a circuit breaker", office.bob.mention(), "2. test", office.carol.mention())
                .contains("&lt;b&gt;the&lt;/b&gt; loader &amp; more").doesNotContain("process");
        assertThat(office.slack.messages(room)).as("only who asks reads it").hasSize(before);
        assertThat(office.types(office.carol, office.general, "todos INC-1").shown()).contains("a circuit breaker");
    }

    @Test
    void a_long_list_says_what_it_leaves_out() {
        for (int n = 1; n <= 37; n++) {
            office.types(office.bob, room, "todo idea " + n + " " + "so ".repeat(100));
        }
        String all = office.types(office.anna, room, "todos").blocks().toString();
        assertThat(all).contains("1. idea 1 ", "36. idea 36 ").doesNotContain("37. idea 37").contains("… and 1 more");
        office.anna.says(room, "<@" + office.slack.botUserId() + "> todos");
        office.settle();
        assertThat(lastPrivately(office.anna, room).everyText()).contains("36. idea 36 ", "… and 1 more");
    }

    @Test
    void it_works_after_it_was_resolved_and_where_a_command_cannot_be_typed() {
        office.types(office.anna, room, "resolve");
        office.types(office.bob, room, "todo a circuit breaker");
        office.bob.says(room, "<@" + office.slack.botUserId() + "> todo alert on unknown keys");
        office.settle();
        assertThat(office.export("INC-1").path("follow_ups").findValuesAsText("text")).containsExactly("a circuit breaker",
                "alert on unknown keys");
    }

    @Test
    void taken_back_it_is_listed_no_more_and_its_number_is_not_used_again() {
        office.types(office.bob, room, "todo a circuit breaker");
        office.types(office.carol, room, "todo another");
        office.types(office.bob, room, "undo");
        assertThat(todos(office.anna)).contains("another").doesNotContain("breaker");
        assertThat(office.export("INC-1").path("follow_ups").findValuesAsText("state")).containsExactly("taken_back", "parked");
        office.types(office.bob, room, "todo a third");
        assertThat(todos(office.anna)).contains("3. a third");

        office.passes(Duration.ofSeconds(61));
        assertThat(office.types(office.bob, room, "undo").shown()).contains("within 60 seconds");
    }

    @Test
    void with_nothing_behind_it_a_form_opens_and_a_mention_is_told_what_to_write() {
        office.types(office.bob, room, "todo");
        submits(office.bob, Map.of("idea", "a circuit breaker"));
        assertThat(lines()).hasSize(1);
        office.bob.says(room, "<@" + office.slack.botUserId() + "> todo");
        office.settle();
        assertThat(lastPrivately(office.bob, room).everyText()).contains("What is for later?").contains("todo process:");
        assertThat(lines()).hasSize(1);
    }

    @Test
    void whoever_is_to_own_the_review_reads_how_many_there_are() {
        office.types(office.bob, room, "todo a circuit breaker");
        office.types(office.bob, room, "todo alert on unknown keys");
        office.types(office.anna, room, "resolve");
        office.types(office.anna, room, "review owner " + office.bob.mention());
        assertThat(office.bob.directMessages().getLast().everyText()).contains("You own the review of *INC-1*")
                .contains("2 ideas are parked for it: `/incident todos INC-1`");
        office.types(office.bob, room, "undo");
        office.types(office.anna, room, "review owner " + office.carol.mention());
        assertThat(office.carol.directMessages().getLast().everyText()).as("one was taken back").contains("1 idea is parked");
    }

    @Test
    void where_none_is_parked_the_review_owner_reads_nothing_of_it() {
        office.types(office.anna, room, "resolve");
        office.types(office.anna, room, "review owner " + office.bob.mention());
        assertThat(office.bob.directMessages().getLast().everyText()).contains("You own the review").doesNotContain("parked");
    }

    @Test
    void every_export_has_them_as_far_as_its_readers_may_see() throws IOException {
        office.types(office.bob, room, "todo ask bob for a breaker, b.ob@example.com knows");
        String path = "/api/v1/incidents/INC-1/export?format=";
        assertThat(office.get(path + "md").body()).contains("## Ideas for later").contains("**Idea 1**").contains("a breaker");
        assertThat(office.get(path + "html").body()).contains("Ideas for later</h2>").contains("Idea 1").contains("a breaker");
        Stores stores = office.bot().stores();
        new Exports(new Export(stores.incidents(), stores.timeline(), stores.people())).writeTables(new IncidentId(1),
                ExportProfile.FULL, folder.resolve("tables"));
        assertThat(Files.readString(folder.resolve("tables").resolve("follow_ups.csv"))).contains("follow_up,text,by,at,state")
                .contains("a breaker");
        assertThat(office.get(path + "json&profile=team").body()).contains("a breaker").contains("[email]")
                .doesNotContain("b.ob@example.com");
        JsonNode anonymised = Office.json(office.get(path + "json&profile=anonymised")).path("follow_ups").path(0);
        assertThat(anonymised.path("text").asText()).contains("a breaker").doesNotContain("bob");
        assertThat(anonymised.path("by").asText()).isNotEqualTo(office.bob.id());
        for (String format : new String[]{"md", "html", "json"}) {
            assertThat(office.get(path + format + "&profile=external").body()).as(format).doesNotContain("breaker");
        }
    }

    @Test
    void of_a_private_incident_nobody_outside_reads_them() {
        office.types(office.anna, office.general, "new payroll leak private");
        Channel secret = channelOf(2);
        office.types(office.anna, secret, "todo encrypt the bucket");
        assertThat(office.types(office.carol, office.general, "todos INC-2").shown()).doesNotContain("bucket")
                .contains("INC-2");
    }
}
