package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.id.UserId;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever has a role is meant by it, also where a name is expected; where several may be, one is asked. */
class RoleWordsStoryTest extends WorkStory {
    private Person dora;

    @BeforeEach
    void bob_is_scribe_and_carol_deputy() {
        dora = arrives("dora");
        office.types(office.anna, room, "role scribe @bob");
        office.types(office.anna, room, "role deputy @carol");
    }

    private Person arrives(String name) {
        Person person = office.slack.person(name);
        person.joins(room);
        office.settle();
        return person;
    }

    private List<Message> offers() {
        return office.ofKind(room, "muster_handover");
    }

    private List<Message> thanks() {
        return office.ofKind(room, "muster_note").stream()
                .filter(message -> message.metadata().orElseThrow().path("event_payload").has("release")).toList();
    }

    private String answer(Person who, String text) {
        office.types(who, room, text);
        return lastPrivately(who, room).everyText();
    }

    @Test
    void command_is_offered_to_whoever_is_deputy() {
        for (String deputy : List.of("the deputy", "@deputy", "to the deputy", "the deputy commander", "command to the deputy")) {
            office.types(office.anna, room, "handover " + deputy);
            assertThat(lastPrivately(office.anna, room).everyText()).as(deputy).startsWith("Offered to");
            assertThat(offers().getLast().everyText()).as(deputy).contains(office.carol.mention()).contains("Incident Commander");
            office.types(office.anna, room, "undo");
        }
        assertThat(offers()).hasSize(5);
    }

    @Test
    void a_role_with_a_name_behind_it_is_what_passes_on() {
        for (String line : List.of("deputy @dora", "the deputy to @dora", "deputy to @dora")) {
            office.types(office.anna, room, "handover " + line.replace("@dora", dora.mention()));
            assertThat(offers().getLast().everyText()).as(line).contains(dora.mention()).contains("Deputy");
            office.types(office.anna, room, "undo");
        }
        office.types(office.anna, room, "handover deputy to the scribe");
        assertThat(offers().getLast().everyText()).contains(office.bob.mention()).contains("Deputy");
    }

    @Test
    void a_role_alone_still_asks_to_whom_it_passes_on() {
        office.types(office.anna, room, "handover deputy");
        assertThat(offers()).isEmpty();
        assertThat(office.anna.form()).isPresent();
    }

    @Test
    void a_role_that_nobody_has_is_nobody() {
        assertThat(answer(office.anna, "handover the comms")).contains("There is no Customer Liaison yet. Nothing was offered.");
        assertThat(answer(office.anna, "keep @bob and the comms")).contains("There is no Customer Liaison yet.")
                .contains("Nobody was told anything.");
        assertThat(answer(office.anna, "lead the comms")).contains("There is no Customer Liaison yet. Nothing was changed.");
        assertThat(offers()).isEmpty();
        assertThat(thanks()).isEmpty();
    }

    @Test
    void of_several_experts_one_is_asked_which() {
        office.types(office.anna, room, "role sme @bob");
        office.types(office.anna, room, "role sme " + dora.mention());
        office.types(office.anna, room, "handover the expert");
        assertThat(offers()).isEmpty();
        Message which = lastPrivately(office.anna, room);
        assertThat(which.everyText()).contains("More than one person").contains("Nothing was offered").contains("bob", "dora");
        office.anna.clicks(which, "command_run:" + dora.id());
        office.settle();
        assertThat(offers().getLast().everyText()).contains(dora.mention()).contains("Incident Commander");
    }

    @Test
    void who_is_named_by_a_role_is_kept() {
        office.types(office.anna, room, "keep the scribe, @deputy and " + dora.mention());
        assertThat(lastPrivately(office.anna, room).everyText()).contains("Nobody else is here");
        Person emil = arrives("emil");
        office.types(office.anna, room, "keep the scribe and " + dora.mention());
        assertThat(thanks()).singleElement().satisfies(line -> {
            assertThat(line.text()).contains(emil.mention()).doesNotContain(office.carol.mention());
            assertThat(line.everyText()).contains(office.bob.mention() + " and " + dora.mention() + " stay");
        });
    }

    @Test
    void of_two_with_one_name_one_is_asked_who_stays_and_the_others_are_not_forgotten() {
        Person robert = arrives("robert");
        office.bot().stores().people().found(
                new EffectResult.PersonFound(new UserId(robert.id()), "dora", "Europe/Berlin", false), office.clock.instant());
        office.types(office.anna, room, "keep @bob, dora and the deputy");
        assertThat(thanks()).isEmpty();
        Message which = lastPrivately(office.anna, room);
        assertThat(which.everyText()).contains("More than one person is called “dora”").contains("Nobody was told anything");
        office.anna.clicks(which, "command_run:" + robert.id());
        office.settle();
        assertThat(thanks()).singleElement().satisfies(line -> {
            assertThat(line.text()).contains(dora.mention()).doesNotContain(robert.mention());
            assertThat(line.everyText()).contains(robert.mention(), office.bob.mention(), office.carol.mention() + " stay");
        });
    }

    @Test
    void the_review_is_owned_by_whoever_has_the_role() {
        office.types(office.anna, room, "resolve");
        office.types(office.anna, room, "review owner the deputy");
        assertThat(card(room)).contains("Review:* " + office.carol.mention());
        office.types(office.anna, room, "review owner scribe");
        assertThat(card(room)).contains("Review:* " + office.bob.mention());
    }

    @Test
    void command_and_roles_are_given_by_a_role_too() {
        office.types(office.anna, room, "lead the deputy");
        assertThat(offers().getLast().everyText()).contains(office.carol.mention()).contains("Incident Commander");
        office.types(office.anna, room, "role comms the scribe");
        assertThat(card(room)).contains("Customer Liaison:* " + office.bob.mention());
    }
}
