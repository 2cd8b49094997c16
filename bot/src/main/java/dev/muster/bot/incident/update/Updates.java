package dev.muster.bot.incident.update;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.effect.ReplyTo;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.IncidentStore.Sight;
import dev.muster.bot.incident.JointChange;
import dev.muster.bot.incident.JointVerdict;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Over;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.Rhythms;
import dev.muster.bot.incident.Telling;
import dev.muster.bot.incident.UpdateDeadlines;
import dev.muster.bot.incident.UpdateEvent;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.item.Cadence;
import dev.muster.bot.incident.item.ItemKind;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.item.StatusUpdate;

/** Tells the organisation how it stands (P32), and says when it hears more (T5). */
public final class Updates {
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(24);
    /** Who was told once need not be told again at once. */
    private static final Duration ANSWERED_FOR = Duration.ofMinutes(15);

    private final IncidentStore store;
    private final UpdateTimes times;

    public Updates(IncidentStore store, UpdateTimes times) {
        this.store = store;
        this.times = times;
    }

    /**
     * A text as it is sent.
     *
     * @param text    plain text
     * @param next    when the next one follows; empty for as long as is usual
     * @param writing how long it was written; empty where that is not known
     */
    public record Words(String text, Optional<Duration> next, Optional<Duration> writing) {
        /** A text that was typed in one line. */
        public static Words typed(String text) {
            return new Words(text, Optional.empty(), Optional.empty());
        }

        /** What is in the way of sending it. */
        Optional<Rejection> refused() {
            if (text.isBlank()) {
                return Optional.of(new Rejection("There is nothing in that to tell.",
                        "Such as `/incident update Payments fail for half of our customers; we are rolling back.`"));
            }
            return text.length() > StatusUpdate.LONGEST_TEXT
                    ? Optional.of(
                            new Rejection("That is longer than the %d characters a card can show.".formatted(
                                    StatusUpdate.LONGEST_TEXT), "Say how it stands in a few sentences."))
                    : next.flatMap(Updates::lasts);
        }
    }

    /** How often updates are due in this incident as it stands. */
    public Duration every(Incident incident) {
        return every(incident, items(incident.id()));
    }

    private Duration every(Incident incident, Items items) {
        return times.settings().updateEvery(incident.severity(), Rhythms.isSlow(items));
    }

    /** All that an incident holds, for whoever shows how it stands. */
    public Items items(IncidentId id) {
        return store.items(id);
    }

    /** Tells everybody how it stands. */
    public Outcome post(IncidentId id, Words words, Wish wish) {
        return judged(store, id, wish, sight -> {
            Incident incident = sight.incident();
            Optional<Rejection> refused = words.refused();
            if (refused.isPresent()) {
                return refused.get();
            }
            Instant nextAt = wish.at().plus(words.next().orElseGet(() -> every(incident, sight.items())));
            StatusUpdate update = StatusUpdate.posted(sight.items().next(ItemKind.UPDATE), words.text(), person(wish), wish.at(),
                    nextAt);
            Cadence cadence = sight.items().cadence().map(before -> before.sent(wish.at(), nextAt))
                    .orElseGet(() -> Cadence.from(wish.at(), nextAt));
            Incident after = incident.touched();
            List<Effect> effects = new ArrayList<>(Telling.card(after, update));
            effects.addAll(Telling.shown(after));
            if (times.stakeholders() && !after.isPrivate()) {
                effects.add(new Effect.Post(id, new Destination.StakeholderChannel(),
                        new Content.UpdateElsewhere(update.number())));
            }
            var event = new UpdateEvent.UpdatePosted(update.number(), update.text(), nextAt,
                    words.writing().map(Duration::toSeconds).orElse(null));
            return JointChange.of(new IncidentChange(after, wish.by(), wish.at(), List.of(event),
                    UpdateDeadlines.running(cadence), effects, List.of(update, cadence)));
        });
    }

    /** Somebody says when the next one comes. */
    public Outcome promise(IncidentId id, Duration length, Wish wish) {
        return judged(store, id, wish, sight -> {
            Optional<Rejection> refused = lasts(length);
            if (refused.isPresent()) {
                return refused.get();
            }
            Instant nextAt = wish.at().plus(length);
            Cadence cadence = sight.items().cadence().map(before -> before.promised(nextAt))
                    .orElseGet(() -> Cadence.from(wish.at(), nextAt));
            Incident after = sight.incident().touched();
            var event = new UpdateEvent.CadenceSet(nextAt, "promised");
            List<Effect> effects = new ArrayList<>(Telling.said(after, event, wish.by()));
            effects.addAll(Telling.shown(after));
            return JointChange.of(new IncidentChange(after, wish.by(), wish.at(), List.of(event),
                    UpdateDeadlines.running(cadence), effects, List.of(cadence)));
        });
    }

    /**
     * Answers somebody who asks how it stands; nothing to those whose business it is to say so, and to whoever was told not long ago.
     *
     * @param lastAt when this person was told last; empty for never
     */
    public Outcome answer(IncidentId id, Optional<Instant> lastAt, ReplyTo replyTo, Wish wish) {
        return store.change(id, wish.cause(), incident -> {
            boolean told = lastAt.filter(last -> Duration.between(last, wish.at()).compareTo(ANSWERED_FOR) < 0).isPresent();
            return told || incident.isResolved() || Writers.isOne(incident, person(wish))
                    ? IncidentChange.none(incident, wish.at())
                    : privately(incident, List.of(new UpdateEvent.UpdateAnswered()), "update_answer:", replyTo,
                            new Content.UpdateTold(id), wish);
        });
    }

    /** Somebody marked a message as worth telling: they are privately offered to make an update of it. */
    public Outcome offer(IncidentId id, ReplyTo replyTo, Content said, Wish wish) {
        return store.change(id, wish.cause(), incident -> incident.isResolved()
                ? IncidentChange.none(incident, wish.at())
                : privately(incident, List.of(), "update_offer:", replyTo, said, wish));
    }

    private static IncidentChange privately(Incident incident, List<UpdateEvent> events, String key, ReplyTo replyTo,
            Content said, Wish wish) {
        return new IncidentChange(incident, wish.by(), wish.at(), List.copyOf(events), List.of(),
                List.of(new PersonalEffect.Answer(key + wish.key(), replyTo, said)));
    }

    private static Optional<Rejection> lasts(Duration length) {
        return length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0
                ? Optional.of(new Rejection("The next update comes within %d hours.".formatted(LONGEST.toHours()),
                        "Such as `30m`, `half an hour` or `by 14:30`."))
                : Optional.empty();
    }

    static Outcome judged(IncidentStore store, IncidentId id, Wish wish, Function<Sight, JointVerdict> decide) {
        return store.changeJointly(id, Optional.empty(), wish.cause(), sight -> {
            Optional<Rejection> over = Over.refused(sight.incident());
            return over.isPresent() ? over.get() : decide.apply(sight);
        });
    }

    static UserId person(Wish wish) {
        return wish.by().person().orElseThrow(() -> new IllegalArgumentException("by: no person (expected: who writes)"));
    }
}
