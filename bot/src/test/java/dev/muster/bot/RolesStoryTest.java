package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.incident.RoleBook;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RolesStoryTest extends Story {
    private Channel room;

    @Override
    protected String settings() {
        return """
                roles:
                  scribe: {card: ["Write down *what happens*.", "`/incident note` keeps a line."]}
                  database_lead: {name: Database Lead, card: ["You know the databases."], many: true}
                """;
    }

    @BeforeEach
    void anna_leads_and_everybody_is_there() {
        room = office.declared("checkout is failing sev2");
        office.bob.joins(room);
        office.carol.joins(room);
        office.settle();
    }

    private String directly(Person person) {
        return String.join("\n", person.directMessages().stream().map(Message::everyText).toList());
    }

    private List<JsonNode> rolesOf(Person person) {
        List<JsonNode> roles = new ArrayList<>();
        for (JsonNode one : office.export("INC-1").path("people")) {
            if (one.path("user").asText().equals(person.id())) {
                one.path("roles").forEach(roles::add);
            }
        }
        return roles;
    }

    @Test
    void whoever_takes_command_is_introduced_in_full_words_and_told_privately_what_to_do() {
        office.types(office.anna, room, "lead");

        assertThat(publicly(room)).contains(office.anna.mention() + " is the Incident Commander");
        Message card = office.anna.directMessages().getLast();
        assertThat(card.everyText()).contains("Incident Commander").contains("INC-1").contains("/incident status")
                .contains("/incident handover");
        assertThat(card.blocks().path(0).path("text").path("text").asText()).as("a headline").doesNotContain("\n").startsWith("*")
                .endsWith("*");
        assertThat(card.blocks().path(1).path("text").path("text").asText().lines()).hasSize(5)
                .allMatch(line -> line.length() <= 90);
        assertThat(office.bob.directMessages()).isEmpty();
    }

    @Test
    void whoever_has_command_offers_it_whatever_the_words_and_nothing_moves_unaccepted() {
        office.types(office.anna, room, "lead");
        office.types(office.anna, room, "role commander " + office.bob.mention());

        assertThat(card(room)).contains("Incident Commander:* " + office.anna.mention());
        assertThat(office.only(room, "muster_handover").everyText()).contains(office.bob.mention());
        office.types(office.bob, room, "accept");
        assertThat(card(room)).contains("Incident Commander:* " + office.bob.mention());
    }

    @Test
    void roles_are_given_shown_and_kept_with_their_times() {
        office.types(office.anna, room, "lead");
        office.types(office.anna, room, "role deputy " + office.bob.mention());
        office.types(office.anna, room, "role " + office.carol.mention() + " comms");

        assertThat(publicly(room)).contains(office.bob.mention() + " is the Deputy, named by " + office.anna.mention())
                .contains(office.carol.mention() + " is the Customer Liaison");
        assertThat(card(room)).contains("Deputy:* " + office.bob.mention())
                .contains("Customer Liaison:* " + office.carol.mention());
        office.types(office.carol, room, "status");
        assertThat(lastPrivately(office.carol, room).everyText()).contains("Deputy").contains(office.bob.mention());
        assertThat(directly(office.bob)).contains("You are the Deputy").contains("/incident takeover");

        office.passes(Duration.ofMinutes(5));
        office.types(office.anna, room, "role deputy " + office.carol.mention());

        assertThat(card(room)).contains("Deputy:* " + office.carol.mention()).doesNotContain("Deputy:* " + office.bob.mention());
        assertThat(rolesOf(office.bob)).hasSize(1);
        assertThat(rolesOf(office.bob).getFirst().path("role").asText()).isEqualTo("deputy");
        assertThat(rolesOf(office.bob).getFirst().path("to").asText()).isNotEmpty();
        assertThat(rolesOf(office.carol).stream().map(role -> role.path("role").asText())).containsExactly("customer_liaison",
                "deputy");
        assertThat(kinds("INC-1").stream().filter("role_assigned"::equals)).hasSize(4);
    }

    @Test
    void several_may_be_experts_and_one_role_has_one_holder() {
        office.types(office.anna, room, "role subject matter expert " + office.bob.mention());
        office.types(office.anna, room, "role sme " + office.carol.mention());

        assertThat(publicly(room)).contains(office.bob.mention() + " joins as Subject Matter Expert");
        assertThat(card(room)).contains("Subject Matter Expert:* %s, %s".formatted(office.bob.mention(), office.carol.mention()));
        office.types(office.bob, room, "role sme nobody");
        assertThat(card(room)).contains("Subject Matter Expert:* " + office.carol.mention());
        assertThat(publicly(room)).contains(office.bob.mention() + " is no longer Subject Matter Expert");
        assertThat(rolesOf(office.carol).getFirst().path("to").isNull()).isTrue();
        assertThat(rolesOf(office.bob).getFirst().path("to").isNull()).isFalse();
    }

    @Test
    void a_role_that_somebody_has_is_theirs_and_only_the_commander_gives_it_to_another() {
        office.types(office.anna, room, "lead");
        office.types(office.bob, room, "role scribe");
        office.types(office.carol, room, "role scribe");

        assertThat(lastPrivately(office.carol, room).everyText()).contains(office.bob.mention() + " is Scribe")
                .contains("/incident handover scribe");
        assertThat(card(room)).contains("Scribe:* " + office.bob.mention());
        office.types(office.anna, room, "role scribe " + office.carol.mention());
        assertThat(card(room)).contains("Scribe:* " + office.carol.mention());
    }

    @Test
    void of_two_who_take_a_role_in_the_same_instant_one_has_it_and_the_other_hears_who() {
        together(() -> office.bob.commands(room, "/incident", "role deputy"),
                () -> office.carol.commands(room, "/incident", "role deputy"));
        office.settle();

        assertThat(kinds("INC-1").stream().filter("role_assigned"::equals)).hasSize(1);
        boolean bobWon = card(room).contains("Deputy:* " + office.bob.mention());
        Person winner = bobWon ? office.bob : office.carol;
        Person other = bobWon ? office.carol : office.bob;
        assertThat(lastPrivately(other, room).everyText()).contains(winner.mention() + " is Deputy");
        assertThat(other.directMessages()).isEmpty();
        assertThat(winner.directMessages()).hasSize(1);
    }

    @Test
    void roles_and_their_cards_are_configuration() {
        office.types(office.bob, room, "role scribe");
        office.types(office.carol, room, "role database lead " + office.carol.mention());

        assertThat(directly(office.bob)).contains("Write down *what happens*.");
        assertThat(directly(office.carol)).contains("You are Database Lead").contains("You know the databases.");
        assertThat(office.types(office.anna, room, "role").shown()).contains("Database Lead").contains("Internal Liaison");
    }

    @Test
    void whoever_had_the_role_in_the_last_month_gets_one_line() {
        office.types(office.bob, room, "role deputy");
        office.types(office.bob, room, "role deputy nobody");
        office.clock.advance(Duration.ofDays(29));
        Channel second = office.declared("login is slow");
        office.bob.joins(second);
        office.types(office.bob, second, "role deputy");
        assertThat(office.bob.directMessages().getLast().everyText()).contains("You know how it goes")
                .doesNotContain("/incident takeover");

        office.types(office.bob, second, "role deputy nobody");
        office.clock.advance(Duration.ofDays(31));
        Channel third = office.declared("search is slow");
        office.bob.joins(third);
        office.types(office.bob, third, "role deputy");
        assertThat(office.bob.directMessages().getLast().everyText()).contains("/incident takeover");
    }

    @Test
    void a_role_can_be_taken_back_within_the_minute() {
        office.types(office.anna, room, "role deputy " + office.bob.mention());
        office.types(office.anna, room, "undo");

        assertThat(card(room)).doesNotContain("Deputy");
        assertThat(publicly(room)).contains("deputy again: nobody");
        assertThat(rolesOf(office.bob).getFirst().path("to").isNull()).isFalse();
    }

    @Test
    void the_commander_is_neither_their_own_deputy_nor_asked_as_an_expert() {
        office.types(office.bob, room, "role sme");
        office.types(office.bob, room, "role deputy");
        office.types(office.bob, room, "lead");

        assertThat(card(room)).contains("Incident Commander:* " + office.bob.mention()).doesNotContain("Deputy")
                .doesNotContain("Subject Matter Expert");
        office.types(office.bob, room, "role sme");
        assertThat(lastPrivately(office.bob, room).everyText()).contains("has command");
    }

    @Test
    void a_word_that_is_no_role_changes_nothing_and_hostile_text_rings_for_nobody() {
        office.types(office.bob, room, "role skribe");
        assertThat(lastPrivately(office.bob, room).everyText()).contains("Did you mean `scribe`?");
        office.types(office.bob, room, "role <!channel> & <https://evil.example|x>");
        assertThat(lastPrivately(office.bob, room).everyText()).doesNotContain("<!channel>").contains("I know no role");
        office.types(office.bob, room, "role deputy <@" + office.slack.botUserId() + ">");
        assertThat(lastPrivately(office.bob, room).everyText()).contains("is an app");
        assertThat(kinds("INC-1")).doesNotContain("role_assigned");
    }

    @Test
    void in_a_private_incident_only_those_in_its_channel_get_a_role_and_hear_of_it() {
        office.types(office.anna, office.general, "new payroll leak private");
        Channel secret = channelOf(2);
        office.types(office.anna, secret, "role deputy " + office.bob.mention());

        assertThat(lastPrivately(office.anna, secret).everyText()).contains("not in its channel");
        assertThat(office.bob.directMessages()).isEmpty();
        office.anna.invites(secret, office.bob);
        office.settle();
        office.types(office.anna, secret, "role deputy " + office.bob.mention());
        assertThat(directly(office.bob)).contains("You are the Deputy");
    }

    @Test
    void every_command_that_a_card_names_is_there() {
        office.types(office.anna, room, "help");
        String help = lastPrivately(office.anna, room).everyText();
        Set<String> named = RoleBook.defaults().all().stream().flatMap(role -> role.card().stream())
                .flatMap(line -> Pattern.compile("`/incident (\\w+)").matcher(line).results()).map(found -> found.group(1))
                .collect(Collectors.toSet());

        assertThat(named).contains("status", "handover", "propose");
        named.forEach(verb -> assertThat(help).contains(verb));
    }

    private static void together(Runnable one, Runnable other) {
        CyclicBarrier barrier = new CyclicBarrier(2);
        CompletableFuture.allOf(List.of(one, other).stream().map(each -> CompletableFuture.runAsync(() -> {
            try {
                barrier.await(10, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            each.run();
        }, task -> Thread.ofVirtual().start(task))).toArray(CompletableFuture[]::new)).join();
    }
}
