package dev.muster.bot.incident.closing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.ChannelMembers;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Role;
import dev.muster.bot.incident.item.Assignment;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.item.Review.Candidate;

/** Who is suggested to own the review: those who led and worked most, never those who may have caused anything (P39). */
public final class Candidates {
    private static final int MOST = 4;
    /** Two at most for what they did, so that whoever declared has a place, too. */
    private static final int MOST_WORKERS = 2;

    private final ChannelMembers members;
    private final Predicate<UserId> isApp;
    private final Function<UserId, Optional<String>> names;

    /**
     * @param isApp whether this is known to be an app's user
     * @param names what people are called, for buttons
     */
    public Candidates(ChannelMembers members, Predicate<UserId> isApp, Function<UserId, Optional<String>> names) {
        this.members = members;
        this.isApp = isApp;
        this.names = names;
    }

    boolean isApp(UserId person) {
        return isApp.test(person);
    }

    /** Whether this person may know of the incident by being where it is. */
    boolean mayKnow(Incident incident, UserId person) {
        Incident.Channel channel = incident.channel();
        return !incident.isPrivate() || (channel != null && members.has(channel.id(), person));
    }

    /** At most four people, each once, the likeliest first. */
    List<Candidate> of(Incident incident, Items items) {
        Map<UserId, String> parts = new LinkedHashMap<>();
        Optional.ofNullable(incident.commander()).ifPresent(person -> parts.put(person, "Incident Commander"));
        incident.roles().holder(Role.DEPUTY).ifPresent(person -> parts.putIfAbsent(person, "Deputy"));
        workers(items).stream().filter(person -> !parts.containsKey(person)).limit(MOST_WORKERS).toList()
                .forEach(person -> parts.put(person, "worked on it"));
        incident.declaredBy().person().ifPresent(person -> parts.putIfAbsent(person, "declared it"));
        List<Candidate> all = new ArrayList<>();
        parts.forEach((person, part) -> {
            if (!isApp(person) && mayKnow(incident, person) && all.size() < MOST) {
                all.add(new Candidate(person, names.apply(person).orElse(part), part));
            }
        });
        return all;
    }

    /** Those who finished assignments, who finished most first. */
    private static List<UserId> workers(Items items) {
        Map<String, Integer> done = new TreeMap<>();
        items.assignments().filter(assignment -> assignment.state() == Assignment.State.DONE)
                .forEach(assignment -> done.merge(assignment.to().value(), 1, Integer::sum));
        return done.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .map(entry -> new UserId(entry.getKey())).toList();
    }
}
