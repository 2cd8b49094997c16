package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Person;
import org.junit.jupiter.api.Test;

class ManyPeopleStoryTest extends Story {
    @Test
    void a_declaration_that_names_more_people_than_slack_invites_at_once_brings_in_all_of_them() {
        List<Person> called = people(120);
        office.types(office.anna, office.general, "new everything is down "
                + called.stream().map(Person::mention).collect(Collectors.joining(" ")));

        Channel channel = channelOf(1);
        assertThat(channel.memberIds()).contains(office.anna.id()).containsAll(called.stream().map(Person::id).toList());
        assertThat(card(channel)).contains("everything is down");
        assertThat(kinds("INC-1")).doesNotContain("effect_failed");
    }

    private List<Person> people(int count) {
        return IntStream.range(0, count).mapToObj(number -> office.slack.person("person" + number)).toList();
    }
}
