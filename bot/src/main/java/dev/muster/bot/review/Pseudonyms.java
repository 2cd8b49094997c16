package dev.muster.bot.review;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.muster.bot.id.UserId;
import dev.muster.bot.timeline.People;

/**
 * What people are called where nobody may be recognised: by the first role they held, else by how they took part, with a
 * number where several are alike. The same person is called the same throughout an export.
 */
final class Pseudonyms {
    /** Somebody about whom nothing is known but that there is such a person. */
    static final String SOMEBODY = "a colleague";

    private static final Map<String, String> ROLES = Map.of("commander", "Incident Commander", "sme", "Subject Matter Expert");

    private final Map<UserId, String> names = new HashMap<>();
    private final Map<UserId, UserId> ids = new HashMap<>();

    private Pseudonyms() {}

    /** Those who were there come first, in their order, then those who were mentioned; {@code known} tells the bots. */
    static Pseudonyms of(List<ExportMaster.Participant> people, Collection<UserId> mentioned, Map<UserId, People.Person> known) {
        Pseudonyms pseudonyms = new Pseudonyms();
        Map<String, Long> alike = people.stream().collect(Collectors.groupingBy(Pseudonyms::label, Collectors.counting()));
        Map<String, Integer> given = new HashMap<>();
        for (ExportMaster.Participant person : people) {
            String label = label(person);
            int number = given.merge(label, 1, Integer::sum);
            boolean role = !person.roles().isEmpty() && alike.getOrDefault(label, 0L) == 1;
            pseudonyms.give(person.user(), role ? label : label + " " + number);
        }
        for (UserId user : mentioned) {
            if (!pseudonyms.names.containsKey(user)) {
                pseudonyms.give(user, "Colleague " + given.merge("Colleague", 1, Integer::sum));
            }
        }
        known.values().stream().filter(People.Person::bot).map(People.Person::user)
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .forEach(bot -> pseudonyms.ids.put(bot, new UserId("bot-" + given.merge("bot", 1, Integer::sum))));
        return pseudonyms;
    }

    private void give(UserId user, String name) {
        names.put(user, name);
        ids.put(user, new UserId("person-" + (ids.size() + 1)));
    }

    private static String label(ExportMaster.Participant person) {
        if (!person.roles().isEmpty()) {
            return role(person.roles().getFirst().role());
        }
        return switch (person.participation()) {
            case RESPONDER -> "Responder";
            case OBSERVER -> "Observer";
        };
    }

    /** The role in words. */
    static String role(String id) {
        String known = ROLES.get(id);
        if (known != null) {
            return known;
        }
        String words = id.replace('_', ' ');
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** What this person is called. */
    String name(UserId user) {
        return names.getOrDefault(user, SOMEBODY);
    }

    /** Whether this is one of the bots. */
    boolean isBot(UserId user) {
        return ids.containsKey(user) && !names.containsKey(user);
    }

    /** The id in place of this person's. */
    UserId id(UserId user) {
        return ids.getOrDefault(user, new UserId("person-unknown"));
    }
}
