package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.id.UserId;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import dev.muster.sandbox.api.Fault;
import org.junit.jupiter.api.Test;

/** One human, resolved when the task is given (P15); what else people type is asked about, with the text kept. */
class WhoIsMeantStoryTest extends WorkStory {
    private String types(Person who, String text) {
        return office.types(who, room, text).shown();
    }

    private void nothingIsAssigned() {
        assertThat(office.ofKind(room, "muster_assignment")).isEmpty();
    }

    @Test
    void nobody_in_particular_is_refused_with_those_who_are_there_and_the_text_is_kept() {
        for (String nobody : List.of("someone", "somebody", "anyone", "the team", "@everybody", "<!channel>", "<!here>")) {
            assertThat(types(office.anna, "assign " + nobody + " look at the logs 5m")).as(nobody).contains("not one person")
                    .contains("Nothing was assigned yet");
        }
        nothingIsAssigned();
        Message picker = lastPrivately(office.anna, room);
        assertThat(picker.everyText()).contains("bob", "carol").doesNotContain("muster");

        Instant chosen = office.clock.instant();
        office.anna.clicks(picker, "command_run:" + office.carol.id());
        office.anna.clicks(picker, "command_run:" + office.carol.id());
        office.settle();
        assertThat(office.ofKind(room, "muster_assignment")).hasSize(1);
        assertThat(row(1).path("to").asText()).isEqualTo(office.carol.id());
        assertThat(row(1).path("task").asText()).isEqualTo("look at the logs");
        assertThat(row(1).path("timebox_ends_at").asText())
                .startsWith(chosen.plus(Duration.ofMinutes(5)).toString().substring(0, 17));
    }

    @Test
    void a_group_is_refused_with_its_people_to_choose_from() {
        Person dave = office.slack.person("dave");
        office.slack.usergroup("database", dave, office.carol);
        office.types(office.anna, room, "assign @database look at the locks 5m");
        nothingIsAssigned();
        Message picker = lastPrivately(office.anna, room);
        assertThat(picker.everyText()).contains("@database", "not one person", "carol").doesNotContain("bob");
        office.anna.clicks(picker, "command_run:" + dave.id());
        office.settle();
        assertThat(row(1).path("to").asText()).isEqualTo(dave.id());
        assertThat(row(1).path("task").asText()).isEqualTo("look at the locks");
    }

    @Test
    void where_slack_does_not_tell_who_is_in_a_group_those_in_the_channel_are_offered() {
        office.slack.faults().next("usergroups.users.list", Fault.error("missing_scope"));
        office.slack.usergroup("database", office.carol);
        office.types(office.anna, room, "assign @database look at the locks 5m");
        assertThat(lastPrivately(office.anna, room).everyText()).contains("not one person", "bob", "carol");
    }

    @Test
    void a_channel_is_refused_with_its_people_to_choose_from_those_who_are_here_first() {
        Person dave = office.slack.person("dave");
        Channel database = dave.creates("database");
        office.carol.joins(database);
        office.types(office.anna, room, "assign #database look at the logs 5m");
        nothingIsAssigned();
        Message picker = lastPrivately(office.anna, room);
        assertThat(picker.everyText()).contains("#database", "not one person", "carol", "dave").doesNotContain("bob");
        assertThat(picker.everyText().indexOf("carol")).isLessThan(picker.everyText().indexOf("dave"));
        office.anna.clicks(picker, "command_run:" + dave.id());
        office.settle();
        assertThat(row(1).path("to").asText()).isEqualTo(dave.id());
    }

    @Test
    void who_is_in_a_private_channel_is_not_shown_to_others() {
        Person dave = office.slack.person("dave");
        Channel secret = dave.createsPrivate("secret");
        dave.invites(secret, office.slack.botUserId());
        office.types(office.anna, room, "assign <#" + secret.id() + "|secret> look at the logs 5m");
        nothingIsAssigned();
        assertThat(lastPrivately(office.anna, room).everyText()).contains("I cannot see who is in it", "bob", "carol")
                .doesNotContain("dave");
    }

    @Test
    void somebody_whom_nobody_knows_is_asked_about() {
        assertThat(types(office.anna, "assign @zoe look at the logs 5m")).contains("I do not know who").contains("@zoe");
        nothingIsAssigned();
        office.anna.clicks(lastPrivately(office.anna, room), "assignment_form");
        office.settle();
        submits(office.anna, Map.of("who", office.bob.id()));
        assertThat(row(1).path("task").asText()).isEqualTo("look at the logs");
        assertThat(row(1).path("to").asText()).isEqualTo(office.bob.id());
    }

    @Test
    void an_app_takes_on_no_work() {
        assertThat(types(office.anna, "assign <@" + office.slack.botUserId() + "> look at the logs")).contains("is an app");
        nothingIsAssigned();
    }

    @Test
    void a_name_is_as_good_as_a_mention_and_the_mention_may_stand_behind() {
        types(office.anna, "assign bob look at the logs 5m");
        types(office.anna, "assign look at the graphs half an hour " + office.carol.mention());
        assertThat(row(1).path("to").asText()).isEqualTo(office.bob.id());
        assertThat(row(2).path("to").asText()).isEqualTo(office.carol.id());
        assertThat(row(2).path("task").asText()).isEqualTo("look at the graphs");
    }

    @Test
    void what_a_number_counts_is_no_time() {
        types(office.anna, "assign bob restart pod 7");
        types(office.anna, "assign bob look at the last 10 minutes");
        assertThat(row(1).path("task").asText()).isEqualTo("restart pod 7");
        assertThat(row(2).path("task").asText()).isEqualTo("look at the last 10 minutes");
    }

    @Test
    void with_nothing_behind_it_or_only_a_name_a_form_opens() {
        types(office.anna, "assign");
        assertThat(office.anna.form().orElseThrow().callbackId()).isEqualTo("assignment_create");
        submits(office.anna, Map.of("who", office.bob.id(), "task", "look at the logs", "time", "by 03:30 UTC"));
        assertThat(row(1).path("timebox_ends_at").asText()).startsWith("2026-03-02T03:30");

        types(office.bob, "assign me 5");
        submits(office.bob, Map.of("task", "look at the graphs"));
        assertThat(row(2).path("to").asText()).isEqualTo(office.bob.id());
    }

    @Test
    void the_commander_is_asked_first_whether_somebody_else_should_command() {
        assertThat(types(office.bob, "assign the commander look at the logs 5m")).contains("is the Incident Commander");
        nothingIsAssigned();
        Message question = lastPrivately(office.bob, room);
        office.bob.clicks(question, "assignment_anyway");
        office.bob.clicks(question, "assignment_anyway");
        office.settle();
        assertThat(office.ofKind(room, "muster_assignment")).hasSize(1);
        assertThat(row(1).path("to").asText()).isEqualTo(office.anna.id());
        assertThat(row(1).path("task").asText()).isEqualTo("look at the logs");
        assertThat(office.export("INC-1").path("timeline").toString()).contains("although they have command");
    }

    @Test
    void the_commander_who_takes_on_a_task_is_offered_to_hand_command_over() {
        types(office.anna, "assign me look at the logs 5m");
        nothingIsAssigned();
        assertThat(lastPrivately(office.anna, room).everyText()).contains("Hand over command", "Assign all the same");
        office.anna.clicks(lastPrivately(office.anna, room), "handover_start");
        office.settle();
        assertThat(office.anna.form()).isPresent();
    }

    @Test
    void a_role_is_the_one_who_holds_it_now() {
        assertThat(types(office.anna, "assign the scribe sum it up 5m")).contains("There is no Scribe yet");
        nothingIsAssigned();
        types(office.anna, "role scribe " + office.carol.mention());
        types(office.anna, "assign the scribe sum it up 5m");
        types(office.anna, "role scribe " + office.bob.mention());
        assertThat(row(1).path("to").asText()).as("who held it then").isEqualTo(office.carol.id());
        assertThat(row(1).path("task").asText()).isEqualTo("sum it up");
    }

    @Test
    void who_is_not_in_the_channel_is_brought_in_and_hears_of_it_directly() {
        Person dave = office.slack.person("dave");
        types(office.anna, "assign " + dave.mention() + " look at the logs 5m");
        assertThat(office.slack.members(room)).contains(dave);
        assertThat(dave.directMessages().getLast().everyText()).contains("look at the logs").contains(room.id());
    }

    @Test
    void at_the_eighth_person_sub_teams_are_suggested_once() {
        List<Person> people = new ArrayList<>();
        for (int number = 1; number <= 9; number++) {
            people.add(office.slack.person("helper" + number));
            types(office.anna, "assign " + people.getLast().mention() + " part " + number + " of it");
            if (number == 7) {
                assertThat(publicly(room)).doesNotContain("sub-teams");
            }
        }
        assertThat(office.slack.messages(room).stream().filter(message -> message.everyText().contains("sub-teams"))).hasSize(1);
        assertThat(kinds("INC-1").stream().filter("sub_teams_suggested"::equals)).hasSize(1);
    }

    @Test
    void what_people_write_rings_for_nobody() {
        types(office.anna, "assign");
        submits(office.anna, Map.of("who", office.bob.id(), "task", "look <!channel> *now* & `rm`"));
        clicks(office.bob, 1, "assignment_done");
        submits(office.bob, Map.of("words", "<!here> <@U1>"));
        assertThat(publicly(room)).doesNotContain("<!channel>", "<!here>", "<@U1>");
        assertThat(row(1).path("task").asText()).isEqualTo("look <!channel> *now* & `rm`");
        assertThat(row(1).path("result").asText()).isEqualTo("<!here> <@U1>");
    }

    @Test
    void a_time_that_is_over_or_far_off_is_asked_about() {
        assertThat(types(office.anna, "assign bob look at the logs by 01:00 UTC")).contains("is over");
        assertThat(types(office.anna, "assign bob look at the logs 30h")).contains("further off than a day");
        nothingIsAssigned();
    }

    @Test
    void a_message_becomes_a_task_by_its_menu() {
        Message said = office.carol.says(room, "the queue is growing again");
        office.settle();
        office.anna.usesMessageShortcut("assignment_create", said);
        office.settle();
        submits(office.anna, Map.of("who", office.bob.id()));
        assertThat(row(1).path("task").asText()).isEqualTo("the queue is growing again");
    }

    @Test
    void a_task_that_begins_with_another_word_for_a_role_is_nobodys() {
        types(office.anna, "role customer liaison " + office.bob.mention());
        types(office.anna, "role deputy " + office.bob.mention());
        for (String task : List.of("customer cannot pay with visa", "comms are down", "internal dns fails", "second replica lags",
                "lead time grows", "command line hangs", "the customer cannot pay", "the second replica lags",
                "stakeholders ask for news", "expert mode is off")) {
            assertThat(types(office.anna, "assign " + task)).as(task).contains("I do not know who")
                    .contains("Nothing was assigned");
        }
        nothingIsAssigned();
        for (String who : List.of("customer liaison", "the customer liaison", "@customer", "@comms", "the comms", "deputy",
                "@second")) {
            types(office.anna, "assign " + who + " look at the logs 5m");
        }
        assertThat(office.ofKind(room, "muster_assignment")).hasSize(7);
        assertThat(row(7).path("to").asText()).isEqualTo(office.bob.id());
        assertThat(row(7).path("task").asText()).isEqualTo("look at the logs");
    }

    @Test
    void a_sentence_that_is_to_be_assigned_opens_the_form_whatever_its_first_word() {
        types(office.anna, "role customer liaison " + office.bob.mention());
        types(office.anna, "zzz bob cannot pay with <visa> 5m");
        office.anna.clicks(lastPrivately(office.anna, room), "assignment_form");
        office.settle();
        nothingIsAssigned();
        submits(office.anna, Map.of("who", office.carol.id()));
        assertThat(row(1).path("task").asText()).isEqualTo("zzz bob cannot pay with <visa> 5m");
        assertThat(row(1).path("to").asText()).isEqualTo(office.carol.id());
    }

    @Test
    void a_number_that_counts_something_stays_in_the_task_and_nine_is_a_time_of_day() {
        for (String task : List.of("scale web to 10", "restart pods 3 and 4", "upgrade to Java 21", "set the timeout to 30s",
                "find out what happened at 02:05")) {
            types(office.anna, "assign bob " + task);
            int number = office.ofKind(room, "muster_assignment").size();
            assertThat(row(number).path("task").asText()).isEqualTo(task);
        }
        assertThat(types(office.anna, "assign bob look at the graphs by 9")).contains("09:00 UTC");
        assertThat(row(6).path("timebox_ends_at").asText()).startsWith("2026-03-02T09:00");
        assertThat(row(6).path("task").asText()).isEqualTo("look at the graphs");
    }

    @Test
    void an_address_is_nobody_we_can_look_up_and_the_text_is_kept() {
        assertThat(types(office.anna, "assign bob@example.com look at the logs 5m")).contains("email address")
                .contains("Nothing was assigned yet");
        nothingIsAssigned();
        office.anna.clicks(lastPrivately(office.anna, room), "command_run:" + office.carol.id());
        office.settle();
        assertThat(row(1).path("task").asText()).isEqualTo("look at the logs");
    }

    @Test
    void of_two_people_with_one_name_one_is_chosen() {
        Person other = namesake("bob");
        assertThat(types(office.anna, "assign bob look at the logs 5m")).contains("More than one person is called")
                .contains("Nothing was assigned yet");
        Message picker = lastPrivately(office.anna, room);
        office.anna.clicks(picker, "command_run:" + other.id());
        office.settle();
        assertThat(row(1).path("to").asText()).isEqualTo(other.id());
        assertThat(row(1).path("task").asText()).isEqualTo("look at the logs");
    }

    /** Somebody in the channel who came to be called like another. */
    private Person namesake(String name) {
        Person other = office.slack.person("robert");
        other.joins(room);
        office.settle();
        office.bot().stores().people().found(
                new EffectResult.PersonFound(new UserId(other.id()), name, "Europe/Berlin", false), office.clock.instant());
        return other;
    }
}
