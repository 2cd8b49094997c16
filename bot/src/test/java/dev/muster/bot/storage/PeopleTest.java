package dev.muster.bot.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import dev.muster.bot.effect.EffectResult.PersonFound;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.timeline.People.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class PeopleTest extends StoreTest {
    private JooqPeople people;

    PeopleTest(DatabaseKind kind) {
        super(kind);
    }

    @BeforeEach
    void people() {
        people = new JooqPeople(database);
    }

    private void found(UserId user, String name, int second) {
        people.found(new PersonFound(user, name, "Europe/Berlin", false), NOW.plusSeconds(second));
    }

    @Test
    void somebody_seen_has_no_name_until_slack_says_it() {
        IncidentId id = declared();
        timeline.keep(id, received("Ev1", message(ts(1), ADA, "hi")));
        assertThat(people.name(ADA)).isEmpty();
        assertThat(people.all()).isEmpty();

        found(ADA, "Ada", 0);
        assertThat(people.name(ADA)).contains("Ada");
        assertThat(people.all()).containsOnlyKeys(ADA)
                .containsEntry(ADA, new Person(ADA, "Ada", Optional.of("Europe/Berlin"), false));
    }

    @Test
    void a_new_name_stands_beside_the_old_one() {
        found(ADA, "Ada", 0);
        found(ADA, "Ada", 5);
        found(ADA, "Ada L.", 10);
        found(ADA, "Ada", 20);

        var names = people.names();
        assertThat(names.at("U0ADA", NOW.minusSeconds(99))).contains("Ada");
        assertThat(names.at("U0ADA", NOW.plusSeconds(9))).contains("Ada");
        assertThat(names.at("U0ADA", NOW.plusSeconds(10))).contains("Ada L.");
        assertThat(names.at("U0ADA", NOW.plusSeconds(25))).contains("Ada");
        assertThat(names.at("U0NONE", NOW)).isEmpty();
        assertThat(people.name(ADA)).contains("Ada");
    }

    @Test
    void an_older_answer_that_comes_late_does_not_win() {
        found(ADA, "New", 10);
        found(ADA, "Old", 0);

        assertThat(people.name(ADA)).contains("New");
        assertThat(people.names().at("U0ADA", NOW.plusSeconds(5))).contains("Old");
    }

    @Test
    void people_are_called_by_name_only_where_one_is_meant() {
        found(ADA, "Ada Lovelace", 0);
        found(BOB, "Bob", 0);
        found(new UserId("U0BOB2"), "BOB", 0);

        assertThat(people.called("@ada lovelace")).contains(ADA);
        assertThat(people.called(" ADA LOVELACE ")).contains(ADA);
        assertThat(people.called("bob")).isEmpty();
        assertThat(people.called("nobody")).isEmpty();
        assertThat(people.called("")).isEmpty();
    }
}
