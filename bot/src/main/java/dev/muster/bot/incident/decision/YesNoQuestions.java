package dev.muster.bot.incident.decision;

import java.util.Optional;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.ChoiceEvent;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.item.ItemKind;
import dev.muster.bot.incident.item.ItemRef;
import dev.muster.bot.incident.item.YesNo;

/** Asking one person something that has three answers (P14). */
public final class YesNoQuestions {
    private static final int LONGEST = 1000;

    private final IncidentStore store;

    public YesNoQuestions(IncidentStore store) {
        this.store = store;
    }

    /** Asks this person. */
    public Outcome ask(IncidentId id, UserId to, String text, Wish wish) {
        return store.changeJointly(id, Optional.empty(), wish.cause(), sight -> {
            if (text.isBlank() || text.length() > LONGEST) {
                return new Rejection("A question has 1 to %d characters.".formatted(LONGEST),
                        "Such as `/incident yesno @sme will this drop sessions?`");
            }
            YesNo question = YesNo.asked(sight.items().next(ItemKind.QUESTION), text, person(wish), to, wish.at());
            return DecisionChange.of(sight.incident(), question, wish,
                    new ChoiceEvent.QuestionAsked(question.number(), text, to)).quietly().joint();
        });
    }

    /** Only whoever was asked answers, once; a slip is taken back with an undo. */
    public Outcome answer(IncidentId id, int number, YesNo.Answer answer, Wish wish) {
        return store.changeJointly(id, Optional.empty(), wish.cause(), sight -> {
            Optional<YesNo> found = sight.items().find(new ItemRef(ItemKind.QUESTION, number)).filter(YesNo.class::isInstance)
                    .map(YesNo.class::cast);
            if (found.isEmpty() || !found.get().isOpen()) {
                return new Rejection("Question %d is not open.".formatted(number), "`/incident status` shows where it stands.");
            }
            YesNo question = found.get();
            return question.to().equals(person(wish))
                    ? DecisionChange.of(sight.incident(), question.answered(answer, wish.at()), wish,
                            new ChoiceEvent.QuestionAnswered(number, question.text(), answer.wireName())).joint()
                    : new Rejection("Only %s was asked.".formatted(question.to().mention()),
                            "Say what you know in the thread below the question.");
        });
    }

    private static UserId person(Wish wish) {
        return wish.by().person().orElseThrow(() -> new IllegalArgumentException("by: no person (expected: who asks)"));
    }
}
