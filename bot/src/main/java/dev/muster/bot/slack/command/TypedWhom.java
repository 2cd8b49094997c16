package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Role;
import dev.muster.bot.incident.RoleBook;
import org.jspecify.annotations.Nullable;

/**
 * Whom somebody means who types a name and a task: one human or nobody (P15). The name stands first; a mention may also stand
 * elsewhere, if it is the only one.
 */
sealed interface TypedWhom {
    /** What was said besides, in Slack's markup; empty for nothing. */
    String rest();

    /** This person. */
    record One(UserId person, String rest) implements TypedWhom {}

    /** A group, a channel or nobody in particular: {@code said} as it was typed, {@code group} is its id where Slack knows its people. */
    record Many(String said, Optional<String> group, String rest) implements TypedWhom {}

    /** A name that several people have. */
    record Several(String said, List<UserId> people, String rest) implements TypedWhom {
        public Several {
            people = List.copyOf(people);
        }
    }

    /** An email address, which only tells us whom it belongs to if we ask for more of Slack than we do. */
    record Address(String said, String rest) implements TypedWhom {}

    /** A role that nobody has. */
    record Vacant(String role, String rest) implements TypedWhom {}

    /** Nobody we know. */
    record Unknown(String said, String rest) implements TypedWhom {}

    /** Nothing was typed. */
    record Missing(String rest) implements TypedWhom {}

    /** The same person with other words behind. */
    default TypedWhom withRest(String other) {
        return switch (this) {
            case One(UserId person, String rest) -> new One(person, other);
            case Many(String said, Optional<String> group, String rest) -> new Many(said, group, other);
            case Several(String said, List<UserId> people, String rest) -> new Several(said, people, other);
            case Address(String said, String rest) -> new Address(said, other);
            case Vacant(String role, String rest) -> new Vacant(role, other);
            case Unknown(String said, String rest) -> new Unknown(said, other);
            case Missing missing -> new Missing(other);
        };
    }

    /** How it is read. */
    final class Reader {
        private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
        private static final String THEN = "(?:[\\s,:]+(.*))?";
        private static final Pattern MENTION = Pattern.compile("<@([A-Z0-9]{2,30})(?:\\|[^>]*)?>" + THEN, Pattern.DOTALL);
        private static final Pattern ANYWHERE = Pattern.compile("<@([A-Z0-9]{2,30})(?:\\|[^>]*)?>");
        private static final Pattern GROUP = Pattern.compile("<!subteam\\^([A-Z0-9]{2,30})(?:\\|@?([^>]*))?>" + THEN,
                Pattern.DOTALL);
        private static final Pattern MANY = Pattern.compile("<(?:!(?:here|channel|everyone)|#([A-Z0-9]+))(?:\\|([^>]*))?>" + THEN,
                Pattern.DOTALL);
        private static final Pattern VAGUE = Pattern.compile(
                "@?((?:some|any|every)(?:one|body)|(?:the |our )?team|whoever|all of you|you all)" + THEN, FLAGS);
        private static final Pattern ADDRESS = Pattern.compile(
                "(?:<mailto:([^|>\\s]+)(?:\\|[^>]*)?>|([^\\s@<>]+@[^\\s@<>]+\\.[\\p{L}]{2,}))" + THEN, Pattern.DOTALL);
        private static final Pattern ARTICLE = Pattern.compile("^(?:@(?:the |our )?|the |our )", Pattern.CASE_INSENSITIVE);
        /** Words for a role with which sentences about anything else begin, too: "the customer cannot pay". */
        private static final Set<String> EVERYDAY = Set.of("customer", "internal", "second", "command", "communications",
                "stakeholders");
        private static final int LONGEST_NAME = 4;

        private final PersonWords persons;
        private final RoleBook roles;

        Reader(PersonWords persons, RoleBook roles) {
            this.persons = persons;
            this.roles = roles;
        }

        TypedWhom read(String typed, Incident incident, UserId me) {
            String text = typed.strip();
            if (text.isEmpty()) {
                return new Missing("");
            }
            Matcher mention = MENTION.matcher(text);
            if (mention.matches()) {
                return new One(new UserId(mention.group(1)), rest(mention.group(2)));
            }
            Matcher group = GROUP.matcher(text);
            if (group.matches()) {
                return new Many("@" + (group.group(2) == null ? "group" : group.group(2)), Optional.of(group.group(1)),
                        rest(group.group(3)));
            }
            Matcher many = MANY.matcher(text);
            if (many.matches()) {
                return new Many(channel(many), Optional.ofNullable(many.group(1)), rest(many.group(3)));
            }
            Matcher vague = VAGUE.matcher(text);
            if (vague.matches()) {
                return new Many(vague.group(1), Optional.empty(), rest(vague.group(2)));
            }
            Matcher address = ADDRESS.matcher(text);
            if (address.matches()) {
                return new Address(address.group(1) == null ? address.group(2) : address.group(1), rest(address.group(3)));
            }
            return holding(text, incident).or(() -> named(text, me)).or(() -> mentioned(text)).orElseGet(() -> unknown(text));
        }

        /** Whether these words point to whoever has a role, as "the deputy" does; "deputy" alone is the role. */
        boolean pointsToRole(String typed) {
            Matcher article = ARTICLE.matcher(typed.strip());
            return article.lookingAt() && roles.called(typed.strip().substring(article.end())).isPresent();
        }

        /**
         * Whom the whole text means, where nothing but one person is expected: there any word for a role is one, unless somebody is
         * called so.
         */
        TypedWhom whole(String typed, Incident incident, UserId me) {
            String text = typed.strip();
            Optional<Role> role = roles.called(ARTICLE.matcher(text).replaceFirst(""));
            boolean meant = role.isPresent() && (pointsToRole(text) || roles.named(text).isPresent());
            Optional<UserId> person = meant ? Optional.empty() : persons.find(text, me);
            List<UserId> namesakes = meant ? List.of() : persons.namesakes(text);
            return person.<TypedWhom>map(one -> new One(one, ""))
                    .or(() -> namesakes.isEmpty() ? Optional.empty() : Optional.of(new Several(text, namesakes, "")))
                    .or(() -> role.map(named -> holder(named, incident, "")))
                    .orElseGet(() -> text.isEmpty() ? new Missing("") : new Unknown(text, ""));
        }

        private static String channel(Matcher many) {
            String name = many.group(2);
            boolean named = name != null && !name.isBlank();
            return many.group(1) == null ? named ? name : "a channel" : named ? "#" + name : "that channel";
        }

        /**
         * By a role, which means whoever holds it now; the longest name of one counts. Without "the" or "@" before it only its full
         * name does: with other words for it a task may begin that has no owner yet, such as "comms are down".
         */
        private Optional<TypedWhom> holding(String text, Incident incident) {
            Matcher article = ARTICLE.matcher(text);
            boolean marked = article.lookingAt();
            List<String> words = List.of((marked ? text.substring(article.end()) : text).split(" ", LONGEST_NAME + 1));
            for (int length = Math.min(LONGEST_NAME, words.size()); length > 0; length--) {
                String name = String.join(" ", words.subList(0, length));
                Optional<Role> role = roles.called(name);
                if (role.isPresent()) {
                    boolean everyday = !text.startsWith("@") && EVERYDAY.contains(bare(name));
                    boolean meant = roles.named(name).isPresent() || (marked && !everyday);
                    return meant
                            ? Optional.of(holder(role.get(), incident, String.join(" ", words.subList(length, words.size()))))
                            : Optional.empty();
                }
            }
            return Optional.empty();
        }

        private static String bare(String name) {
            return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]+$", "");
        }

        private static TypedWhom holder(Role role, Incident incident, String rest) {
            UserId commander = incident.commander();
            List<UserId> holders = role.isCommand()
                    ? commander == null ? List.of() : List.of(commander)
                    : incident.roles().of(role.id());
            return switch (holders.size()) {
                case 0 -> new Vacant(role.name(), rest);
                case 1 -> new One(holders.getFirst(), rest);
                default -> new Several(role.name(), holders, rest);
            };
        }

        /** By a name as people use it, which may be several words; the longest that somebody has counts. */
        private Optional<TypedWhom> named(String text, UserId me) {
            List<String> words = List.of(text.split(" ", LONGEST_NAME + 1));
            for (int length = Math.min(LONGEST_NAME, words.size()); length > 0; length--) {
                String name = String.join(" ", words.subList(0, length)).replaceFirst("[,:]+$", "");
                Optional<UserId> person = persons.find(name.equalsIgnoreCase("myself") ? "me" : name, me);
                String rest = String.join(" ", words.subList(length, words.size()));
                if (person.isPresent()) {
                    return Optional.of(new One(person.get(), rest));
                }
                List<UserId> namesakes = persons.namesakes(name);
                if (!namesakes.isEmpty()) {
                    return Optional.of(new Several(name, namesakes, rest));
                }
            }
            return Optional.empty();
        }

        private static Optional<TypedWhom> mentioned(String text) {
            List<UserId> all = PersonWords.mentioned(text);
            if (all.size() != 1) {
                return Optional.empty();
            }
            String rest = PersonWords.withoutTrailing(text);
            return Optional.of(new One(all.getFirst(),
                    ANYWHERE.matcher(rest).find() ? rest : rest.replaceFirst("\\s+(?:to|for|by)$", "")));
        }

        private static TypedWhom unknown(String text) {
            String first = text.split(" ", 2)[0];
            boolean meant = first.startsWith("@");
            return new Unknown(first, meant ? text.substring(first.length()).strip() : text);
        }

        private static String rest(@Nullable String text) {
            return text == null ? "" : text.strip();
        }
    }
}
