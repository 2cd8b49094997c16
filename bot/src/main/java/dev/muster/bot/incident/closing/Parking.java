package dev.muster.bot.incident.closing;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.effect.Effect;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.ClosingEvent;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.IncidentStore.Sight;
import dev.muster.bot.incident.JointChange;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.Telling;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.item.ItemKind;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.item.Parked;
import dev.muster.bot.timer.TimerChange;

/**
 * Parks what is for later, also once it is resolved: ideas, of which the channel reads one line (T2), and words about how people
 * work together, of which it reads nothing, so that nobody goes on about them now (P29).
 */
public final class Parking {
    /** The colon makes it unmistakable: without one it is an idea that begins with that word. */
    private static final Pattern PROCESS = Pattern.compile("process\\s*:\\s*(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final IncidentStore store;
    private final ProcessOwner owner;

    public Parking(IncidentStore store, ProcessOwner owner) {
        this.store = store;
        this.owner = owner;
    }

    /** Parks what somebody typed, plain text: {@code process:} in front makes it feedback. */
    public Outcome park(IncidentId id, String typed, Wish wish) {
        Matcher process = PROCESS.matcher(typed);
        boolean feedback = process.matches();
        String text = feedback ? process.group(1).strip() : typed;
        return store.changeJointly(id, Optional.empty(), wish.cause(), sight -> text.isEmpty()
                ? new Rejection("What about the process? Nothing was kept yet.",
                        "`/incident todo process: the two channels were confusing`")
                : JointChange.of(feedback ? feedback(sight, text, wish) : idea(sight, text, wish)));
    }

    private static IncidentChange idea(Sight sight, String text, Wish wish) {
        Incident incident = sight.incident().touched();
        Parked idea = Parked.now(ItemKind.IDEA, sight.items().next(ItemKind.IDEA), person(wish), text, wish.at());
        var event = new ClosingEvent.IdeaParked(idea.number(), text);
        return changed(incident, idea, event, List.of(), Telling.said(incident, event, wish.by()), wish);
    }

    private IncidentChange feedback(Sight sight, String text, Wish wish) {
        Parked feedback = Parked.now(ItemKind.FEEDBACK, sight.items().next(ItemKind.FEEDBACK), person(wish), text, wish.at());
        // Each has a deadline of its own, so that taking one back leaves the others theirs.
        TimerChange due = new TimerChange.Set(ProcessFeedback.DUE, String.valueOf(feedback.number()),
                owner.nextMorning(wish.at()));
        return changed(sight.incident().touched(), feedback, new ClosingEvent.FeedbackKept(feedback.number(), text),
                List.of(due), List.of(), wish);
    }

    private static IncidentChange changed(Incident incident, Parked parked, ClosingEvent event, List<TimerChange> timers,
            List<Effect> effects, Wish wish) {
        return new IncidentChange(incident, wish.by(), wish.at(), List.of(event), timers, effects, List.of(parked));
    }

    /** What whoever parked it is told. */
    public String told(Incident after, String typed) {
        if (!PROCESS.matcher(typed).matches()) {
            return "Parked for later in *%s*. `/incident todos` lists what is.".formatted(after.id());
        }
        return "Kept for %safter the incident. The channel hears nothing of it, so the work can go on."
                .formatted(owner.of(after).isPresent() ? "the process owner, " : "");
    }

    /** What an incident holds, of which the parked is shown. */
    public Items items(IncidentId id) {
        return store.items(id);
    }

    private static UserId person(Wish wish) {
        return wish.by().person().orElseThrow(() -> new IllegalArgumentException("by: no person (expected: who parks it)"));
    }
}
