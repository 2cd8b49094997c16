package dev.muster.bot.slack.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.closing.Releases;
import dev.muster.bot.incident.item.Release;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.ReleaseView;

/** {@code keep @anna and the scribe}: everybody else is thanked and may go. */
final class KeepCommand extends IncidentCommand {
    /** What people put between and before names. */
    private static final Set<String> FILLERS = Set.of("and", "&amp", "&", "+", "only", "just", "please", "with", "or", "plus");
    private static final Pattern WORD = Pattern.compile("[^\\s,;]+");
    private static final int LONGEST_NAME = 4;
    private static final String NOBODY_TOLD = "Nobody was told anything.";
    private static final String NEXT = "`/incident keep @anna @bob`: type @ and choose them.";

    private final Releases releases;
    private final TypedWhom.Reader whom;
    private final PersonWords persons;
    private final Outbox outbox;

    KeepCommand(WhichIncident which, Releases releases, TypedWhom.Reader whom, PersonWords persons, Outbox outbox) {
        super(which);
        this.releases = releases;
        this.whom = whom;
        this.persons = persons;
        this.outbox = outbox;
    }

    @Override
    public String verb() {
        return "keep";
    }

    @Override
    public List<String> aliases() {
        return List.of("release");
    }

    @Override
    public String usage() {
        return "keep @a @b";
    }

    @Override
    public String summary() {
        return "thanks everybody else in the channel by name: they are free to go";
    }

    @Override
    Reply run(Incident incident, Call call) {
        Optional<String> trigger = call.invocation().triggerId();
        List<String> words = words(call.rest());
        if (words.isEmpty() && trigger.isPresent()) {
            return call.invocation().opens(outbox, trigger.get(), new Form.Keep(incident.id()));
        }
        Set<UserId> kept = new LinkedHashSet<>();
        for (int at = 0; at < words.size();) {
            Named named = named(words, at, incident, call);
            switch (named.whom()) {
                case TypedWhom.One(UserId person, String rest) when !persons.isBot(person) -> kept.add(person);
                // Who has a role stays in any case, and of one role there may be several.
                case TypedWhom.Several several when namesakes(several).isEmpty() -> kept.addAll(several.people());
                case TypedWhom.Several several -> {
                    return persons.which(several, NOBODY_TOLD, incident, chosen(words, at, named.length()));
                }
                case TypedWhom.Vacant vacant -> {
                    return Reply.Private.of("There is no %s yet. %s\n%s".formatted(vacant.role(), NOBODY_TOLD, NEXT));
                }
                default -> {
                    return Reply.Private.of("I know no person “%s”. %s\n%s".formatted(WhomPicker.quoted(words.get(at)),
                            NOBODY_TOLD, NEXT));
                }
            }
            at += named.length();
        }
        return reply(releases.keep(incident.id(), List.copyOf(kept), call.wish()));
    }

    /** Whom so many words name. */
    private record Named(TypedWhom whom, int length) {}

    /** Whom the words from there on name: the longest name or role counts. */
    private Named named(List<String> words, int at, Incident incident, Call call) {
        for (int length = Math.min(LONGEST_NAME, words.size() - at); length > 0; length--) {
            TypedWhom read = whom.whole(String.join(" ", words.subList(at, at + length)), incident, call.invocation().user());
            if (!(read instanceof TypedWhom.Unknown)) {
                return new Named(read, length);
            }
        }
        return new Named(new TypedWhom.Unknown(words.get(at), ""), 1);
    }

    private List<UserId> namesakes(TypedWhom.Several several) {
        return persons.namesakes(several.said());
    }

    /** The same line with the one who is chosen in the place of the name that several have. */
    private static UnaryOperator<String> chosen(List<String> words, int at, int length) {
        return mention -> "keep %s".formatted(Stream.of(words.subList(0, at), List.of(mention),
                words.subList(at + length, words.size())).flatMap(List::stream).collect(Collectors.joining(" ")));
    }

    private Reply reply(Outcome outcome) {
        if (outcome instanceof Outcome.Changed(Incident after)) {
            Optional<Release> release = releases.last(after.id());
            if (release.isPresent()) {
                String said = "Thanked in *%s*: %d.".formatted(after.id(), release.get().thanked().size());
                return new Reply.Private(said, Optional.of(ReleaseView.said(said, after, release.get())));
            }
        }
        return Outcomes.reply(outcome, after -> "They are thanked in *%s*.".formatted(after.id()));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text.replace("><", "> <"));
        while (word.find()) {
            if (!FILLERS.contains(word.group().toLowerCase(Locale.ROOT))) {
                words.add(word.group());
            }
        }
        return words;
    }
}
