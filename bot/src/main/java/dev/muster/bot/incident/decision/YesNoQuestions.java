package dev.muster.bot.incident.decision;

import java.util.List;
import java.util.Optional;

import dev.muster.bot.effect.ChannelEffect;
import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.ChannelMembers;
import dev.muster.bot.incident.ChoiceEvent;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Outsiders;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.item.ItemKind;
import dev.muster.bot.incident.item.ItemRef;
import dev.muster.bot.incident.item.YesNo;

/** Asking one person something that has three answers (P14). */
public final class YesNoQuestions {
    private static final int LONGEST = 1000;

    private final IncidentStore store;
    private final ChannelMembers members;

    public YesNoQuestions(IncidentStore store, ChannelMembers members) {
        this.store = store;
        this.members = members;
    }

    /** Asks this person. */
    public Outcome ask(IncidentId id, UserId to, String text, Wish wish) {
        return store.changeJointly(id, Optional.empty(), wish.cause(), sight -> {
            if (text.isBlank() || text.length() > LONGEST) {
                return new Rejection("A question has 1 to %d characters.".formatted(LONGEST),
                        "Such as `/incident yesno @sme will this drop sessions?`");
            }
            Optional<Rejection> refused = ProposalRules.resolved(sight.incident())
                    .or(() -> Outsiders.refused(sight.incident(), to, wish, members));
            if (refused.isPresent()) {
                return refused.get();
            }
            YesNo question = YesNo.asked(sight.items().next(ItemKind.QUESTION), text, person(wish), to, wish.at());
            DecisionChange change = DecisionChange.of(sight.incident(), question, wish,
                    new ChoiceEvent.QuestionAsked(question.number(), text, to)).quietly();
            brought(sight.incident(), question).forEach(change::effect);
            return change.joint();
        });
    }

    /** Who is not in the channel is brought in, and hears of it directly: a card there would not reach them. */
    private List<Effect> brought(Incident incident, YesNo question) {
        Incident.Channel channel = incident.channel();
        if (channel == null || channel.archived() || members.has(channel.id(), question.to())) {
            return List.of();
        }
        String told = "*%s* %s: %s asks you: %s\nGo to %s and answer with yes, no or don't know.".formatted(incident.id(),
                Mrkdwn.escape(incident.title()), question.by().mention(), Mrkdwn.escape(question.text()), channel.id().mention());
        return List.of(new ChannelEffect.Invite(incident.id(), List.of(question.to()), null, !incident.isPrivate()),
                new Effect.Post(incident.id(), new Destination.Direct(question.to()),
                        new Content.Aside(question.to(), "", told)));
    }

    /** Only whoever was asked answers, once, with more words where they like; a slip is taken back with an undo. */
    public Outcome answer(IncidentId id, int number, YesNo.Answer answer, Optional<String> words, Wish wish) {
        return store.changeJointly(id, Optional.empty(), wish.cause(), sight -> {
            Optional<YesNo> found = sight.items().find(new ItemRef(ItemKind.QUESTION, number)).filter(YesNo.class::isInstance)
                    .map(YesNo.class::cast);
            if (found.isEmpty() || !found.get().isOpen()) {
                return new Rejection("Question %d is not open.".formatted(number), "`/incident status` shows where it stands.");
            }
            if (words.map(String::length).orElse(0) > LONGEST) {
                return new Rejection("An answer has at most %d characters.".formatted(LONGEST),
                        "Put the details into a message.");
            }
            YesNo question = found.get();
            return question.to().equals(person(wish))
                    ? DecisionChange.of(sight.incident(), question.answered(answer, words.orElse(null), wish.at()), wish,
                            new ChoiceEvent.QuestionAnswered(number, question.text(), answer.wireName(), words.orElse(null)))
                            .joint()
                    : new Rejection("Only %s was asked.".formatted(question.to().mention()),
                            "Say what you know in the thread below the question.");
        });
    }

    private static UserId person(Wish wish) {
        return wish.by().person().orElseThrow(() -> new IllegalArgumentException("by: no person (expected: who asks)"));
    }
}
