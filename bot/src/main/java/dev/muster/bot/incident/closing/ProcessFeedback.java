package dev.muster.bot.incident.closing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Cause;
import dev.muster.bot.incident.ClosingEvent;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.IncidentStore.Sight;
import dev.muster.bot.incident.JointChange;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Telling;
import dev.muster.bot.incident.item.ItemKind;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.item.Parked;
import dev.muster.bot.timer.Timer;
import dev.muster.bot.timer.TimerChange;
import dev.muster.bot.timer.TimerHandler;
import dev.muster.bot.timer.TimerKind;

/**
 * Brings what was said about the process to its owner, on the first morning on which the incident is resolved; each word once
 * (P29). Whatever ends an incident need not know of it: until then it is looked at again each morning.
 */
public final class ProcessFeedback implements TimerHandler {
    /** The deadline at which is looked whether the incident is over. */
    public static final TimerKind DUE = new TimerKind("process_feedback");
    private static final int MOST_TOLD = 10;
    private static final int LONGEST = 200;

    private final IncidentStore store;
    private final ProcessOwner owner;
    private final Clock clock;

    public ProcessFeedback(IncidentStore store, ProcessOwner owner, Clock clock) {
        this.store = store;
        this.owner = owner;
        this.clock = clock;
    }

    @Override
    public void fire(Timer timer) {
        Instant now = clock.instant();
        store.changeJointly(timer.incident(), Optional.empty(), new Cause.TimerFired(timer),
                sight -> JointChange.of(looked(sight, timer, now)));
    }

    private IncidentChange looked(Sight sight, Timer timer, Instant now) {
        Incident incident = sight.incident();
        List<Parked> kept = kept(sight.items());
        if (kept.isEmpty()) {
            return IncidentChange.none(incident, now);
        }
        if (!incident.isResolved()) {
            return new IncidentChange(incident, new Actor.Bot(), now, List.of(),
                    List.of(new TimerChange.Set(timer.kind(), timer.about(), owner.nextMorning(now))), List.of());
        }
        return owner.of(incident).map(person -> told(incident.touched(), kept, person, now))
                .orElseGet(() -> IncidentChange.none(incident, now));
    }

    private static IncidentChange told(Incident incident, List<Parked> kept, UserId person, Instant now) {
        StringBuilder said = new StringBuilder(
                "What people said about the process during *%s* %s. All of it: `/incident todos %s`."
                        .formatted(incident.id(), Mrkdwn.escape(incident.title()), incident.id()));
        kept.stream().limit(MOST_TOLD).forEach(feedback -> said.append("\n• %s · %s".formatted(
                Mrkdwn.cut(Mrkdwn.escape(feedback.text().replace('\n', ' ')), LONGEST), feedback.by().mention())));
        if (kept.size() > MOST_TOLD) {
            said.append("\n… and %d more".formatted(kept.size() - MOST_TOLD));
        }
        return new IncidentChange(incident, new Actor.Bot(), now, List.of(new ClosingEvent.FeedbackTold(person, kept.size())),
                List.of(), List.of(directly(incident, person, said.toString())),
                kept.stream().map(feedback -> feedback.told(now)).toList());
    }

    /** The same end with a word to whoever leads, where there is something that no process owner hears of. */
    IncidentChange leftWith(Sight sight, IncidentChange end) {
        Incident incident = end.after();
        int kept = kept(sight.items()).size();
        Optional<UserId> reader = Optional.ofNullable(incident.commander()).or(() -> end.by().person());
        if (kept == 0 || owner.of(incident).isPresent() || reader.isEmpty()) {
            return end;
        }
        String said = "What people said about the process is kept in *%s* (%d): `/incident todos %s` shows it, and so does the export.\n%s"
                .formatted(incident.id(), kept, incident.id(), owner.person().isEmpty()
                        ? "Nobody is told of it, for the settings name no process owner."
                        : "The process owner is not told, for they are not in this private channel.");
        return Telling.with(end, List.of(directly(incident, reader.get(), said)));
    }

    private static Effect directly(Incident incident, UserId person, String said) {
        return new Effect.Post(incident.id(), new Destination.Direct(person), new Content.Aside(person, "", said));
    }

    private static List<Parked> kept(Items items) {
        return items.parked(ItemKind.FEEDBACK).filter(feedback -> feedback.toldAt() == null).toList();
    }
}
