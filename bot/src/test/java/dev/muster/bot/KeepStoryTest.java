package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import org.junit.jupiter.api.Test;

/** The cause is known, and not everybody is needed any more. */
class KeepStoryTest extends WorkStory {
    @Test
    void everybody_else_is_thanked_by_name_and_nobody_is_removed() {
        Person dora = arrives("dora");
        office.types(office.anna, room, "keep " + office.bob.mention());

        assertThat(thanks()).singleElement().satisfies(line -> assertThat(line.everyText()).contains("thank you")
                .contains("free to go").contains(office.carol.mention()).contains(dora.mention())
                .contains(office.bob.mention() + " stays"));
        assertThat(thanks().getFirst().text()).doesNotContain(office.bob.mention()).doesNotContain(office.anna.mention());
        assertThat(room.has(office.carol)).isTrue();
        JsonNode entry = new Entries(office.export("INC-1")).of("responders_released").getFirst();
        assertThat(entry.path("data").path("thanked").toString()).contains(office.carol.id()).contains(dora.id())
                .doesNotContain(office.bob.id());
        assertThat(entry.path("text").asText()).contains("@carol").contains("@dora");
        assertThat(office.bob.directMessages()).isEmpty();
    }

    @Test
    void who_has_a_role_stays_and_names_are_read_as_people_write_them() {
        Person dora = arrives("dora");
        office.types(office.anna, room, "role scribe " + dora.mention());
        office.types(office.anna, room, "release only me, and bob");

        assertThat(thanks().getFirst().text()).contains(office.carol.mention()).doesNotContain(dora.mention())
                .doesNotContain(office.bob.mention());
    }

    @Test
    void only_who_leads_says_so_and_others_hear_who_that_is() {
        office.types(office.carol, room, "keep " + office.bob.mention());
        assertThat(thanks()).isEmpty();
        assertThat(lastPrivately(office.carol, room).everyText()).contains("Only the Incident Commander")
                .contains(office.anna.mention());

        office.types(office.anna, room, "role deputy " + office.carol.mention());
        office.types(office.carol, room, "keep me");
        assertThat(thanks().getFirst().text()).contains(office.bob.mention());
    }

    @Test
    void open_work_of_who_may_go_is_named_to_the_commander_with_a_way_to_reassign_it() {
        assign("find the cause 10m");
        office.types(office.anna, room, "keep " + office.carol.mention());
        Message told = lastPrivately(office.anna, room);
        assertThat(told.everyText()).contains("#1").contains("find the cause").contains(office.bob.mention());

        office.anna.clicks(told, "assignment_reassign:1");
        office.settle();
        submits(office.anna, Map.of("who", office.carol.id()));
        assertThat(row(1).path("to").asText()).isEqualTo(office.carol.id());
    }

    @Test
    void where_the_deputy_says_it_the_commander_hears_of_the_work_directly() {
        assign("find the cause 10m");
        office.types(office.anna, room, "role deputy " + office.carol.mention());
        office.types(office.carol, room, "keep me");

        Message told = office.anna.directMessages().getLast();
        assertThat(told.eventType()).isEqualTo("muster_prompt");
        assertThat(told.everyText()).contains("find the cause");
        office.anna.clicks(told, "assignment_reassign:1");
        office.settle();
        assertThat(office.anna.form()).isPresent();
    }

    @Test
    void a_long_list_stays_readable_and_everybody_is_named_all_the_same() {
        List<Person> crowd = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            crowd.add(arrives("helper" + i));
        }
        office.types(office.anna, room, "keep " + office.bob.mention());

        Message line = thanks().getFirst();
        assertThat(line.text()).contains("and 11 others").hasSizeLessThan(400);
        String thread = String.join("\n", office.slack.thread(line).stream().map(Message::everyText).toList());
        assertThat(crowd).allSatisfy(person -> assertThat(line.text() + thread).contains(person.mention()));
    }

    @Test
    void it_opens_a_form_when_given_nothing() {
        office.types(office.anna, room, "keep");
        assertThat(office.anna.form()).isPresent();
        submits(office.anna, Map.of("people", List.of(office.bob.id())));
        assertThat(thanks().getFirst().text()).contains(office.carol.mention());
    }

    @Test
    void whom_nobody_knows_and_apps_change_nothing() {
        office.types(office.anna, room, "keep zaphod");
        assertThat(lastPrivately(office.anna, room).everyText()).contains("I know no person “zaphod”")
                .contains("keep @anna @bob");
        office.types(office.anna, room, "keep <@" + office.slack.botUserId() + ">");
        assertThat(thanks()).isEmpty();
        office.types(office.anna, room, "keep " + office.bob.mention() + " " + office.carol.mention());
        assertThat(lastPrivately(office.anna, room).everyText()).contains("Nobody else is here");
    }

    @Test
    void it_is_taken_back_with_one_click_and_a_second_one_does_nothing() {
        office.types(office.anna, room, "keep " + office.bob.mention());
        Message told = lastPrivately(office.anna, room);
        office.anna.clicks(told, "undo");
        office.anna.clicks(told, "undo");
        office.settle();
        assertThat(thanks()).singleElement().satisfies(line -> assertThat(line.everyText()).contains("took it back"));
        assertThat(kinds("INC-1").stream().filter("change_undone"::equals)).hasSize(1);
    }

    private Person arrives(String name) {
        Person person = office.slack.person(name);
        person.joins(room);
        office.settle();
        return person;
    }

    private List<Message> thanks() {
        return office.ofKind(room, "muster_note").stream()
                .filter(message -> message.metadata().orElseThrow().path("event_payload").has("release")).toList();
    }
}
