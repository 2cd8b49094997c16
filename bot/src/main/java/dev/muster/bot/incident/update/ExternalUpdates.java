package dev.muster.bot.incident.update;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentEvent;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.IncidentStore.Sight;
import dev.muster.bot.incident.JointChange;
import dev.muster.bot.incident.JointVerdict;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.Telling;
import dev.muster.bot.incident.UpdateDeadlines;
import dev.muster.bot.incident.UpdateEvent;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.item.ItemKind;
import dev.muster.bot.incident.item.StatusUpdate;
import dev.muster.bot.incident.item.StatusUpdate.Audience;
import dev.muster.bot.incident.item.StatusUpdate.Decision;
import dev.muster.bot.incident.item.StatusUpdate.State;
import dev.muster.bot.timer.TimerChange;

/** What customers may be told (P33): drafted by anybody, approved by the commander, never sent from here. */
public final class ExternalUpdates {
    private final IncidentStore store;
    private final UpdateTimes times;

    public ExternalUpdates(IncidentStore store, UpdateTimes times) {
        this.store = store;
        this.times = times;
    }

    /** What an incident's drafts and those who decide on them are now. */
    public Optional<StatusUpdate> find(IncidentId id, int number) {
        return store.items(id).update(number);
    }

    /**
     * Puts a text to the commander. It takes the place of those that still wait. The commander's own needs nobody's leave.
     */
    public Outcome draft(IncidentId id, Updates.Words words, Wish wish) {
        return Updates.judged(store, id, wish, sight -> words.refused().<JointVerdict>map(rejection -> rejection)
                .orElseGet(() -> drafted(sight, words, wish)));
    }

    private JointVerdict drafted(Sight sight, Updates.Words words, Wish wish) {
        UserId person = Updates.person(wish);
        List<StatusUpdate> waiting = waiting(sight);
        if (waiting.stream().anyMatch(each -> each.by().equals(person) && each.text().equals(words.text()))) {
            return new Rejection("That text waits for approval already.",
                    "Another one takes its place: `/incident external` and the text.");
        }
        StatusUpdate draft = StatusUpdate.drafted(sight.items().next(ItemKind.UPDATE), words.text(), person, wish.at(), null);
        boolean own = person.equals(sight.incident().commander());
        StatusUpdate standing = own ? draft.approved(wish.at(), person) : draft;
        List<StatusUpdate> items = new ArrayList<>(List.of(standing));
        waiting.forEach(each -> items.add(each.replaced(wish.at(), person)));
        List<IncidentEvent> events = new ArrayList<>();
        events.add(new UpdateEvent.ExternalDrafted(draft.number(), draft.text(),
                waiting.isEmpty() ? null : waiting.getLast().number(),
                words.writing().map(Duration::toSeconds).orElse(null)));
        if (own) {
            events.add(new UpdateEvent.ExternalApproved(draft.number(), draft.text(), person));
        }
        IncidentChange change = change(sight.incident(), items, events, own ? next(sight.incident(), wish) : List.of(), wish);
        return JointChange.of(Telling.with(change, own
                ? copy(sight.incident(), standing)
                : List.of(asked(sight.incident(), draft, StatusUpdate.APPROVE))));
    }

    /** The commander says with one click that customers may be told this. */
    public Outcome approve(IncidentId id, int number, Wish wish) {
        return decided(id, number, wish, (sight, draft) -> {
            StatusUpdate approved = draft.approved(wish.at(), Updates.person(wish));
            var event = new UpdateEvent.ExternalApproved(number, draft.text(), draft.by());
            List<Effect> effects = new ArrayList<>(copy(sight.incident(), approved));
            effects.addAll(Telling.said(sight.incident(), event, wish.by()));
            return JointChange.of(
                    Telling.with(change(sight.incident(), List.of(approved), List.of(event), next(sight.incident(), wish), wish),
                            effects));
        });
    }

    /** The commander says that customers are not to be told this, and why. */
    public Outcome decline(IncidentId id, int number, String reason, Wish wish) {
        return decided(id, number, wish, (sight, draft) -> {
            StatusUpdate declined = draft.declined(wish.at(), Updates.person(wish), reason);
            return JointChange.of(Telling.with(change(sight.incident(), List.of(declined),
                    List.of(new UpdateEvent.ExternalDeclined(number, draft.text(), draft.by(), reason)), List.of(), wish),
                    List.of(asked(sight.incident(), declined, StatusUpdate.TOLD_DECLINED))));
        });
    }

    private Outcome decided(IncidentId id, int number, Wish wish, BiFunction<Sight, StatusUpdate, JointVerdict> decide) {
        return Updates.judged(store, id, wish, sight -> {
            Optional<StatusUpdate> found = sight.items().update(number).filter(each -> each.audience() == Audience.EXTERNAL);
            if (found.isEmpty()) {
                return new Rejection("There is no update %d for customers in %s.".formatted(number, id),
                        "`/incident external` drafts one.");
            }
            if (found.get().state() != State.DRAFTED) {
                return over(found.get());
            }
            return notCommander(sight.incident(), wish).<JointVerdict>map(rejection -> rejection)
                    .orElseGet(() -> decide.apply(sight, found.get()));
        });
    }

    private static Rejection over(StatusUpdate update) {
        Decision decision = Objects.requireNonNull(update.decision());
        return new Rejection("Update %d was %s by %s at %s.".formatted(update.number(),
                update.state() == State.TAKEN_BACK ? "taken back" : update.wireState(), decision.by().mention(),
                Mrkdwn.clock(decision.at())), "`/incident external` and the text drafts another.");
    }

    private static Optional<Rejection> notCommander(Incident incident, Wish wish) {
        UserId commander = incident.commander();
        if (commander == null) {
            return Optional
                    .of(new Rejection("Only the Incident Commander approves what customers are told, and there is none yet.",
                            "`/incident lead` takes command."));
        }
        return wish.by().person().filter(commander::equals).isPresent()
                ? Optional.empty()
                : Optional.of(new Rejection("Only the Incident Commander approves what customers are told, and that is %s."
                        .formatted(commander.mention()), "They are asked in the thread of the draft."));
    }

    private static List<StatusUpdate> waiting(Sight sight) {
        return sight.items().updates().filter(StatusUpdate::isOpen).toList();
    }

    private static IncidentChange change(Incident incident, List<StatusUpdate> items, List<IncidentEvent> events,
            List<TimerChange> timers, Wish wish) {
        return Telling.withItems(new IncidentChange(incident.touched(), wish.by(), wish.at(), events, timers, List.of()),
                items);
    }

    private List<TimerChange> next(Incident incident, Wish wish) {
        return UpdateDeadlines.externalApproved(incident, wish.at(), times.settings());
    }

    private static Effect asked(Incident incident, StatusUpdate update, String ask) {
        return new Effect.Post(incident.id(), new Destination.UnderCard(update.ref().toString()),
                new Content.ItemPrompt(update.ref().toString(), ask, null));
    }

    /** Those who speak with customers get the words where they look for them; of a private incident they may know nothing. */
    private List<Effect> copy(Incident incident, StatusUpdate approved) {
        return times.customers() && !incident.isPrivate() && approved.elsewhere() == null
                ? List.of(new Effect.Post(incident.id(), new Destination.CustomerChannel(),
                        new Content.UpdateElsewhere(approved.number())))
                : List.of();
    }
}
