package dev.muster.bot.slack.action;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.Access;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.decision.Decisions;
import dev.muster.bot.incident.item.ItemRef;
import dev.muster.bot.incident.item.YesNo;
import dev.muster.bot.slack.conversation.Interaction.ButtonPressed;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.Asked;
import dev.muster.bot.slack.view.ChoiceView;
import dev.muster.bot.slack.view.DoubtView;

/** The buttons of polls and of questions with three answers. */
final class ChoiceActions {
    private static final Pattern VALUE = Pattern.compile("(\\S+) (\\S+)");
    private static final Pattern VOTE = Pattern.compile(ChoiceView.VOTE + ":(\\d)");

    private final Decisions decisions;
    private final Access access;

    ChoiceActions(Decisions decisions, Access access) {
        this.decisions = decisions;
        this.access = access;
    }

    /** Empty for a button that is another's. */
    Optional<Reply> pressed(ButtonPressed pressed) {
        Matcher vote = VOTE.matcher(pressed.actionId());
        if (vote.matches()) {
            int option = Integer.parseInt(vote.group(1));
            return about(pressed, "Your choice in *%s* is kept; until the end you may choose another.",
                    (id, number) -> decisions.polls().vote(id, number, option, pressed.at(), wish(pressed)));
        }
        return switch (pressed.actionId()) {
            case ChoiceView.FLIP -> about(pressed, "The coin chose in *%s*.",
                    (id, number) -> decisions.polls().flip(id, number, wish(pressed)));
            case ChoiceView.YES -> answer(pressed, YesNo.Answer.YES);
            case ChoiceView.NO -> answer(pressed, YesNo.Answer.NO);
            case ChoiceView.UNKNOWN -> answer(pressed, YesNo.Answer.UNKNOWN);
            case DoubtView.QUESTION_ANYWAY -> Optional.of(anyway(pressed));
            default -> Optional.empty();
        };
    }

    /** Whoever is asked is away, and the question is put to them all the same: once, however often it is clicked. */
    private Reply anyway(ButtonPressed pressed) {
        String key = pressed.message() == null ? pressed.requestKey() : "asked:" + pressed.message();
        return Asked.parse(pressed.value()).filter(asked -> knows(asked.incident(), pressed))
                .map(asked -> Told.undoable(
                        decisions.questions().ask(asked.incident(), asked.to(), asked.text(),
                                new Wish(key, new Actor.Person(pressed.user()), pressed.at())),
                        "%s is asked in *%s*.".formatted(asked.to().mention(), asked.incident())))
                .orElseGet(Told::unknown);
    }

    private boolean knows(IncidentId id, ButtonPressed pressed) {
        return access.find(id, pressed.user(), Optional.ofNullable(pressed.channel())).isPresent();
    }

    private Optional<Reply> answer(ButtonPressed pressed, YesNo.Answer answer) {
        return about(pressed, "Your answer is kept in *%%s*: %s.".formatted(answer.words()),
                (id, number) -> decisions.questions().answer(id, number, answer, Optional.empty(), wish(pressed)));
    }

    private Optional<Reply> about(ButtonPressed pressed, String done, BiFunction<IncidentId, Integer, Outcome> then) {
        Matcher value = VALUE.matcher(pressed.value());
        Optional<ItemRef> item = value.matches() ? ItemRef.parse(value.group(2)) : Optional.empty();
        Optional<IncidentId> incident = item.flatMap(ref -> IncidentId.parse(value.group(1)))
                .filter(id -> knows(id, pressed));
        return Optional.of(incident.map(id -> Told.undoable(then.apply(id, item.orElseThrow().number()), done.formatted(id)))
                .orElseGet(Told::unknown));
    }

    private static Wish wish(ButtonPressed pressed) {
        return new Wish(pressed.requestKey(), new Actor.Person(pressed.user()), pressed.at());
    }
}
