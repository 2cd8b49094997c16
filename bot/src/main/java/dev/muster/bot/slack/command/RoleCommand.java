package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Role;
import dev.muster.bot.incident.RoleBook;
import dev.muster.bot.incident.command.Commanding;
import dev.muster.bot.incident.command.Roles;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.words.NearMiss;

/** {@code role scribe @x} gives a role, {@code role scribe} takes it, {@code role scribe nobody} gives it back, {@code role} lists them. */
final class RoleCommand extends IncidentCommand {
    private static final Set<String> NOBODY = Set.of("nobody", "none", "no one", "noone", "free", "release", "-");
    private static final Pattern MENTION = Pattern.compile("<@[A-Z0-9]{2,30}(?:\\|[^>]*)?>");
    private static final Pattern FILLER = Pattern.compile("^(?:is|to|for|=|:)\\s+|\\s+(?:is|to|for|=|:)$",
            Pattern.CASE_INSENSITIVE);

    private final Commanding commanding;
    private final Roles roles;
    private final NamedPerson persons;

    RoleCommand(WhichIncident which, Commanding commanding, NamedPerson persons) {
        super(which);
        this.commanding = commanding;
        this.roles = commanding.roles();
        this.persons = persons;
    }

    @Override
    public String verb() {
        return "role";
    }

    @Override
    public List<String> aliases() {
        return List.of("roles");
    }

    @Override
    public String usage() {
        return "role <role> [@x]";
    }

    @Override
    public String summary() {
        return "gives somebody a role, such as deputy or scribe; `nobody` gives it back";
    }

    /** Which role is meant and who, as far as the words tell. */
    record Meant(Optional<Role> role, String roleWords, Optional<String> who) {}

    /** The role may stand before the person or behind; a person who is not mentioned stands at the end. */
    static Meant meant(String text, RoleBook book) {
        String line = text.strip();
        Matcher mention = MENTION.matcher(line);
        if (mention.find()) {
            String words = FILLER.matcher((line.substring(0, mention.start()) + " " + line.substring(mention.end())).strip())
                    .replaceAll("").strip();
            return new Meant(role(words, book), words, Optional.of(mention.group()));
        }
        Optional<Role> whole = book.called(line);
        if (whole.isPresent()) {
            return new Meant(whole, line, Optional.empty());
        }
        for (int space = line.lastIndexOf(' '); space > 0; space = line.lastIndexOf(' ', space - 1)) {
            String words = FILLER.matcher(line.substring(0, space).strip()).replaceAll("").strip();
            Optional<Role> role = role(words, book);
            if (role.isPresent()) {
                return new Meant(role, words, Optional.of(line.substring(space + 1).strip()));
            }
        }
        return new Meant(Optional.empty(), line, Optional.empty());
    }

    /** In "the scribe to @x" it is the role that is meant. */
    private static Optional<Role> role(String words, RoleBook book) {
        return book.called(words.replaceFirst("^(?i:the|our) ", ""));
    }

    @Override
    Reply run(Incident incident, Call call) {
        if (call.rest().isBlank()) {
            return list(incident);
        }
        Meant meant = meant(call.rest(), roles.book());
        if (meant.role().isEmpty()) {
            return unknown(meant.roleWords());
        }
        Role role = meant.role().get();
        UserId me = call.invocation().user();
        String word = meant.who().orElse("me");
        if (NOBODY.contains(word.toLowerCase(Locale.ROOT))) {
            return Outcomes.undoable(roles.release(incident.id(), role, call.wish()),
                    after -> "Nobody is %s of *%s* now.".formatted(Mrkdwn.escape(role.name()), after.id()));
        }
        String id = role.id().replace('_', ' ');
        return persons.with(new NamedPerson.Wanted(word, "Nothing was changed.",
                "`/incident role %s @name`: type @ and choose them.".formatted(id),
                mention -> "role %s %s".formatted(id, mention)), incident, me, who -> given(incident, role, who, call));
    }

    private Reply given(Incident incident, Role role, UserId who, Call call) {
        if (persons.isBot(who)) {
            return Reply.Private
                    .of("%s is an app, and only a person can have a role, so nothing was changed.".formatted(who.mention()));
        }
        if (role.isCommand()) {
            return LeadCommand.named(commanding, incident, who, call);
        }
        return Outcomes.undoable(roles.assign(incident.id(), role, who, call.invocation().channel(), call.wish()),
                after -> "%s %s of *%s*.".formatted(
                        who.equals(call.invocation().user()) ? "You are" : who.mention() + " is",
                        Mrkdwn.escape(role.name()), after.id()));
    }

    private Reply unknown(String words) {
        List<String> near = NearMiss.of(words.toLowerCase(Locale.ROOT),
                roles.book().all().stream().map(role -> role.id().replace('_', ' ')).toList());
        String meant = near.isEmpty() ? "" : " Did you mean `%s`?".formatted(near.getFirst());
        return Reply.Private.of("I know no role “%s”, so nothing was changed.%s\nThere are: %s."
                .formatted(Mrkdwn.cut(Mrkdwn.escape(Mrkdwn.unescape(words)), 60).replace("`", "'"), meant,
                        roles.book().all().stream().map(role -> "`" + role.id().replace('_', ' ') + "`")
                                .collect(Collectors.joining(", "))));
    }

    private Reply list(Incident incident) {
        String lines = roles.book().all().stream()
                .map(role -> "*%s* (`%s`): %s".formatted(Mrkdwn.escape(role.name()), role.id().replace('_', ' '),
                        holders(incident, role)))
                .collect(Collectors.joining("\n"));
        return Reply.Private
                .of("%s\n`/incident role scribe @name` gives one, without a name you take it yourself.".formatted(lines));
    }

    private static String holders(Incident incident, Role role) {
        List<UserId> holders = role.isCommand()
                ? Optional.ofNullable(incident.commander()).stream().toList()
                : incident.roles().of(role.id());
        return holders.isEmpty() ? "nobody" : holders.stream().map(UserId::mention).collect(Collectors.joining(", "));
    }
}
