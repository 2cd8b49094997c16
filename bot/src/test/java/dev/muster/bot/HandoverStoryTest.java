package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import org.junit.jupiter.api.Test;

class HandoverStoryTest extends LedStory {
    private Message offer(int number) {
        return office.ofKind(room, "muster_handover").stream()
                .filter(card -> card.metadata().orElseThrow().path("event_payload").path("handover").asText()
                        .equals(String.valueOf(number)))
                .findFirst().orElseThrow();
    }

    private String state(int number) {
        return offer(number).metadata().orElseThrow().path("event_payload").path("state").asText();
    }

    private String commander() {
        return Office.json(office.get("/api/v1/incidents/INC-1")).path("commander").asText();
    }

    private void clicks(Person who, Message message, String button) {
        who.clicks(message, button);
        office.settle();
    }

    @Test
    void whoever_is_offered_it_and_is_not_in_a_public_channel_is_brought_in_and_told_directly() {
        Person dave = office.slack.person("dave");
        office.types(office.anna, room, "handover " + dave.mention());

        assertThat(office.slack.members(room)).contains(dave);
        assertThat(brief(dave).everyText()).contains("INC-1").contains("Accept");
        clicks(dave, brief(dave), "handover_accept");
        assertThat(commander()).isEqualTo(dave.id());
    }

    @Test
    void only_acceptance_moves_command_and_one_line_names_both() {
        office.types(office.carol, room, "propose fail over to the second region 5m");
        office.types(office.carol, room, "note the vendor confirms");
        offered(office.bob);

        assertThat(commander()).isEqualTo(office.anna.id());
        assertThat(state(1)).isEqualTo("offered");
        assertThat(offer(1).everyText()).contains(office.bob.mention()).contains("Incident Commander");
        assertThat(brief(office.bob).everyText()).contains("INC-1").contains("fail over to the second region")
                .contains("the vendor confirms").contains("Accept", "Decline");

        clicks(office.bob, brief(office.bob), "handover_accept");

        assertThat(commander()).isEqualTo(office.bob.id());
        assertThat(state(1)).isEqualTo("accepted");
        assertThat(publicly(room)).contains("%s took over from %s: %s is the Incident Commander now. Thank you, %s"
                .formatted(office.bob.mention(), office.anna.mention(), office.bob.mention(), office.anna.mention()));
        assertThat(office.anna.directMessages().getLast().everyText()).contains("Thank you");
        assertThat(office.bob.directMessages())
                .anyMatch(message -> message.everyText().contains("You are the Incident Commander"));
        assertThat(card(room)).contains("Incident Commander:* " + office.bob.mention());
        assertThat(kinds("INC-1")).contains("handover_offered", "handover_accepted");
    }

    @Test
    void after_it_every_prompt_goes_to_the_new_commander() {
        offered(office.bob);
        office.types(office.bob, room, "accept");
        office.types(office.anna, room, "propose fail over to the second region 5m");
        office.types(office.carol, room, "object the cache is cold");

        assertThat(office.only(room, "muster_prompt").everyText()).contains(office.bob.mention())
                .doesNotContain(office.anna.mention());
        office.types(office.anna, room, "decide roll back");
        assertThat(lastPrivately(office.anna, room).everyText()).contains(office.bob.mention());
    }

    @Test
    void nobody_else_answers_for_the_one_who_was_asked() {
        offered(office.bob);
        clicks(office.carol, offer(1), "handover_accept");
        assertThat(commander()).isEqualTo(office.anna.id());
        assertThat(lastPrivately(office.carol, room).everyText()).contains("Only " + office.bob.mention());

        office.types(office.carol, room, "handover " + office.carol.mention());
        assertThat(lastPrivately(office.carol, room).everyText()).contains("takeover");
        assertThat(office.ofKind(room, "muster_handover")).hasSize(1);
    }

    @Test
    void without_an_answer_in_time_nothing_moved_and_both_are_told() {
        Instant at = office.clock.instant();
        offered(office.bob);
        office.passes(Duration.ofMinutes(4).plusSeconds(58).minus(Duration.between(at, office.clock.instant())));
        assertThat(state(1)).isEqualTo("offered");
        office.passes(Duration.ofSeconds(8));

        assertThat(state(1)).isEqualTo("expired");
        assertThat(commander()).isEqualTo(office.anna.id());
        assertThat(publicly(room)).contains("%s did not answer in time: %s is still the Incident Commander"
                .formatted(office.bob.mention(), office.anna.mention()));
        assertThat(brief(office.bob).everyText()).as("the brief shows what became of it").contains("Nothing moved")
                .doesNotContain("Decline");
        office.types(office.bob, room, "accept");
        assertThat(commander()).isEqualTo(office.anna.id());
    }

    @Test
    void declining_and_clicking_twice_do_it_once() {
        offered(office.bob);
        clicks(office.bob, offer(1), "handover_decline");
        assertThat(state(1)).isEqualTo("declined");
        assertThat(brief(office.bob).everyText()).contains("Declined");
        office.types(office.bob, room, "accept");
        assertThat(commander()).isEqualTo(office.anna.id());
        assertThat(kinds("INC-1").stream().filter("handover_declined"::equals)).hasSize(1);

        offered(office.bob);
        Message card = offer(2);
        office.bob.clicks(card, "handover_accept");
        clicksAgain(office.bob, card, "handover_accept");
        assertThat(commander()).isEqualTo(office.bob.id());
        assertThat(kinds("INC-1").stream().filter("handover_accepted"::equals)).hasSize(1);
    }

    @Test
    void offering_it_to_another_takes_the_first_offer_back() {
        offered(office.bob);
        offered(office.bob);
        assertThat(lastPrivately(office.anna, room).everyText()).contains("asked already");
        offered(office.carol);

        assertThat(state(1)).isEqualTo("expired");
        assertThat(brief(office.bob).everyText()).contains("it was offered to another");
        assertThat(commander()).isEqualTo(office.anna.id());
        office.types(office.carol, room, "accept");
        assertThat(commander()).isEqualTo(office.carol.id());
    }

    @Test
    void a_receiver_who_leaves_and_an_incident_that_is_resolved_end_it() {
        offered(office.bob);
        office.bob.leaves(room);
        office.settle();
        assertThat(state(1)).isEqualTo("expired");
        assertThat(publicly(room)).contains("they left the channel");

        offered(office.carol);
        office.types(office.anna, room, "resolve it was the cache");
        office.types(office.carol, room, "accept");
        assertThat(commander()).isEqualTo(office.anna.id());
        office.passes(Duration.ofMinutes(6));
        assertThat(state(2)).isEqualTo("expired");
    }

    @Test
    void an_offer_and_an_acceptance_can_be_taken_back_within_the_minute() {
        offered(office.bob);
        office.types(office.anna, room, "undo");
        assertThat(state(1)).isEqualTo("expired");
        assertThat(publicly(room)).contains("it was taken back");

        offered(office.bob);
        office.types(office.bob, room, "accept");
        office.types(office.bob, room, "undo");
        assertThat(commander()).isEqualTo(office.anna.id());
        assertThat(state(2)).isEqualTo("offered");
        office.types(office.bob, room, "accept");
        assertThat(commander()).isEqualTo(office.bob.id());
    }

    @Test
    void other_roles_pass_on_alike() {
        office.types(office.anna, room, "role scribe " + office.bob.mention());
        office.types(office.bob, room, "handover scribe " + office.carol.mention());
        assertThat(card(room)).contains("Scribe:* " + office.bob.mention());
        office.types(office.carol, room, "accept");

        assertThat(card(room)).contains("Scribe:* " + office.carol.mention()).doesNotContain(office.bob.mention());
        assertThat(commander()).isEqualTo(office.anna.id());
        JsonNode handover = office.export("INC-1").path("handovers").path(0);
        assertThat(handover.path("role").asText()).isEqualTo("scribe");
        assertThat(handover.path("from").asText()).isEqualTo(office.bob.id());
        assertThat(handover.path("to").asText()).isEqualTo(office.carol.id());
        assertThat(handover.path("state").asText()).isEqualTo("accepted");
        assertThat(handover.path("closed_at").asText()).isNotEmpty();
        for (JsonNode person : office.export("INC-1").path("people")) {
            if (person.path("user").asText().equals(office.bob.id())) {
                assertThat(person.path("roles").path(0).path("to").asText()).isNotEmpty();
            }
        }
    }

    @Test
    void without_a_name_a_form_asks_to_whom() {
        office.types(office.anna, room, "handover");
        office.anna.submits(Map.of("person", office.bob.id()));
        office.settle();
        assertThat(state(1)).isEqualTo("offered");
    }

    @Test
    void killed_inside_an_offer_and_after_its_end_it_is_over_once() {
        offered(office.bob);
        office.passes(Duration.ofMinutes(1));
        office.killBot();
        office.clock.advance(Duration.ofMinutes(1));
        office.startBot();
        assertThat(state(1)).isEqualTo("offered");

        office.killBot();
        office.clock.advance(Duration.ofMinutes(4));
        office.startBot();
        office.passes(Duration.ofSeconds(100));
        assertThat(state(1)).isEqualTo("expired");
        assertThat(kinds("INC-1").stream().filter("handover_expired"::equals)).hasSize(1);
        assertThat(office.slack.messages(room).stream().filter(message -> message.everyText().contains("did not answer in time")))
                .hasSize(1);
    }

    @Test
    void the_brief_shows_the_end_also_in_a_private_incident() {
        office.types(office.anna, office.general, "new payroll leak private");
        Channel secret = channelOf(2);
        office.types(office.anna, secret, "lead");
        office.anna.invites(secret, office.bob);
        office.settle();
        office.types(office.anna, secret, "handover " + office.bob.mention());
        assertThat(brief(office.bob).everyText()).contains("payroll leak").contains("Accept");
        clicks(office.bob, brief(office.bob), "handover_accept");

        assertThat(brief(office.bob).everyText()).contains("Accepted").doesNotContain("Decline");
        assertThat(office.only(secret, "muster_incident").everyText())
                .contains("Incident Commander:* " + office.bob.mention());
    }

    @Test
    void of_a_private_incident_nobody_outside_hears() {
        office.types(office.anna, office.general, "new payroll leak private");
        Channel secret = channelOf(2);
        office.types(office.anna, secret, "lead");
        int before = office.bob.directMessages().size();
        office.types(office.anna, secret, "handover " + office.bob.mention());

        assertThat(lastPrivately(office.anna, secret).everyText()).contains("not in its channel");
        assertThat(office.bob.directMessages()).hasSize(before);
        assertThat(office.ofKind(secret, "muster_handover")).isEmpty();
    }
}
