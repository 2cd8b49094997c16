package dev.muster.bot.timeline;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.UserId;

/** The people seen, and what they and channels were called when. */
public interface People {
    /** Keeps who somebody is; a new name is kept beside the old one with the time it became known. */
    void found(EffectResult.PersonFound person, Instant at);

    /** Keeps what a channel is called; a new name beside the old one, as with people. */
    void foundChannel(ChannelId channel, String name, Instant at);

    /** What this person is called now; empty while Slack has not said. */
    Optional<String> name(UserId person);

    /** The IANA name of this person's time zone as Slack has it; empty while that is not known. */
    default Optional<String> timeZone(UserId person) {
        return Optional.ofNullable(all().get(person)).flatMap(Person::timeZone);
    }

    /** The time zone in which this person reads clocks; UTC while that is not known. */
    default ZoneId zone(UserId person) {
        try {
            return timeZone(person).map(ZoneId::of).orElse(ZoneId.of("UTC"));
        } catch (DateTimeException e) {
            return ZoneId.of("UTC");
        }
    }

    /** The person called so, by the name people use, without regard to case and a leading {@code @}; empty for none or several. */
    Optional<UserId> called(String name);

    /** Everybody who is called so, by id; for asking which of several is meant. */
    default List<UserId> namesakes(String name) {
        String wanted = name.strip().replaceFirst("^@", "");
        return all().values().stream().filter(person -> person.name().strip().equalsIgnoreCase(wanted)).map(Person::user)
                .sorted(Comparator.comparing(UserId::value)).toList();
    }

    /** Every name of a user, channel or user group that has been known, for reading texts as of their time. */
    Names names();

    /** Names by id and time. */
    interface Names {
        /** What {@code id} was called at that time: the last name known by then, else the first one known later. */
        Optional<String> at(String id, Instant at);
    }

    /** A person as known. {@code timeZone} is an IANA name. */
    record Person(UserId user, String name, Optional<String> timeZone, boolean bot) {}

    /** What is known of this person; empty while Slack has not said who it is. */
    default Optional<Person> person(UserId id) {
        return Optional.ofNullable(all().get(id));
    }

    /** All people that are known by name, by id. */
    Map<UserId, Person> all();

    /** Every name that each person has had, bots' included; for taking names out of texts. */
    Map<UserId, Set<String>> everyName();
}
