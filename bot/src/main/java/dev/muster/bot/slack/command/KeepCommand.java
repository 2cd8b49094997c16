package dev.muster.bot.slack.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.closing.Releases;
import dev.muster.bot.incident.item.Release;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.ReleaseView;

/** {@code keep @anna @bob}: everybody else is thanked and may go. */
final class KeepCommand extends IncidentCommand {
    /** What people put between and before names. */
    private static final Set<String> FILLERS = Set.of("and", "&amp", "&", "+", "only", "just", "please", "with", "or", "plus");
    private static final Pattern WORD = Pattern.compile("[^\\s,;]+");
    private static final int LONGEST_NAME = 3;

    private final Releases releases;
    private final PersonWords persons;
    private final Outbox outbox;

    KeepCommand(WhichIncident which, Releases releases, PersonWords persons, Outbox outbox) {
        super(which);
        this.releases = releases;
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
            int length = Math.min(LONGEST_NAME, words.size() - at);
            Optional<UserId> person = Optional.empty();
            while (length > 0 && person.isEmpty()) {
                person = persons.find(String.join(" ", words.subList(at, at + length)), call.invocation().user());
                length -= person.isEmpty() ? 1 : 0;
            }
            if (person.isEmpty() || persons.isBot(person.get())) {
                return Reply.Private.of(
                        "I know no person “%s”, so nobody was told anything.\n`/incident keep @anna @bob`: type @ and choose them."
                                .formatted(WhomPicker.quoted(words.get(at))));
            }
            kept.add(person.get());
            at += length;
        }
        return reply(releases.keep(incident.id(), List.copyOf(kept), call.wish()));
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
