package dev.muster.bot.slack;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.command.Contradictions;
import dev.muster.bot.incident.decision.Proposals;
import dev.muster.bot.timeline.Happening;

/** What reactions to the card of a proposal mean, and words in its thread: a raised hand objects, an answer answers. */
public final class DecisionConsequences {
    /** A raised hand, by the names that Slack has for it, without the tone of its skin. */
    private static final Set<String> OBJECTION = Set.of("hand", "raised_hand");

    private final Proposals proposals;
    private final Contradictions contradictions;
    private final Supplier<Optional<UserId>> self;

    /**
     * @param contradictions asks whoever objects to what is decided
     * @param self          the bot's own user, to whom a command is said; empty until Slack has told
     */
    public DecisionConsequences(Proposals proposals, Contradictions contradictions, Supplier<Optional<UserId>> self) {
        this.contradictions = contradictions;
        this.proposals = proposals;
        this.self = self;
    }

    void reacted(IncidentId incident, MessageRef card, UserId person, Happening.Notice notice) {
        if (!isObjection(notice.data().path("reaction").asText())) {
            return;
        }
        Optional<Integer> proposal = proposals.ofCard(incident, card);
        if (proposal.isEmpty()) {
            return;
        }
        Wish wish = new Wish("%s:%s".formatted(notice.kind(), notice.key()), new Actor.Person(person), notice.at());
        // What is refused, such as a second objection, needs no word: the reaction is there for everybody to see.
        if (!notice.kind().equals("reaction_added")) {
            Outcome unused = proposals.withdraw(incident, proposal, wish);
        } else if (!(proposals.object(incident, proposal, Optional.empty(), notice.at(), wish) instanceof Outcome.Refused)) {
            contradictions.objected(incident, proposal, wish);
        }
    }

    /** A raised hand that was found at a card, of which Slack does not say since when it is there. */
    void standing(IncidentId incident, MessageRef card, String reaction, UserId person, Instant now) {
        if (isObjection(reaction)) {
            proposals.ofCard(incident, card).ifPresent(number -> {
                Outcome unused = proposals.handFound(incident, number,
                        new Wish("hand:%s:%s:%s".formatted(card.channel(), card.ts(), person), new Actor.Person(person), now));
            });
        }
    }

    private static boolean isObjection(String reaction) {
        return OBJECTION.contains(reaction.replaceFirst("::.*", ""));
    }

    void replied(IncidentId incident, Happening.Message message) {
        SlackTs thread = message.threadTs();
        UserId person = message.user();
        if (thread == null || thread.equals(message.ts()) || person == null || message.data().has("bot_id")
                || isCommand(message.text())) {
            return;
        }
        proposals.ofCard(incident, new MessageRef(message.channel(), thread)).ifPresent(number -> {
            Outcome unused = proposals.answered(incident, number,
                    new Wish("reply:%s:%s".formatted(message.channel(), message.ts()), new Actor.Person(person),
                            message.ts().at()));
        });
    }

    /** What is said to the bot answers nobody else. */
    private boolean isCommand(String text) {
        return self.get().filter(bot -> text.strip().startsWith("<@" + bot.value())).isPresent();
    }
}
