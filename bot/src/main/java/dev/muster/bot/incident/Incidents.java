package dev.muster.bot.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.muster.bot.effect.ChannelEffect;
import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.ReplyTo;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.item.Cadence;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.timer.TimerChange;
import dev.muster.bot.timer.TimerKind;
import dev.muster.bot.words.Typed;
import org.jspecify.annotations.Nullable;

/** What people may do with an incident: declare it, change its severity, take command, close it, open it again. */
public final class Incidents {
    /** The deadline after which a missing commander is asked for. */
    public static final TimerKind COMMANDER_MISSING = new TimerKind("commander_missing");
    /** The deadline after which those are called who could have command, where there is still nobody. */
    public static final TimerKind COMMANDERS_CALLED = new TimerKind("commanders_called");
    /** The deadline after which archiving the channel of a resolved incident is offered. */
    public static final TimerKind ARCHIVE_OFFER = new TimerKind("archive_offer");

    private static final int LONGEST_QUOTE = 1000;
    private static final String UNTITLED = "Untitled incident";

    private final IncidentStore store;
    private final IncidentSettings settings;

    public Incidents(IncidentStore store, IncidentSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    /** Declares an incident. Nothing can be wrong with a declaration: when in doubt, it opens (P1). */
    public Outcome declare(Declaration wanted, Wish wish) {
        return store.declare(wish.cause(), SimilarIncidents.since(wanted, wish), (id, recent) -> {
            IncidentChange change = declared(id, wanted, wish);
            return Telling.with(change, SimilarIncidents.named(change.after(), wanted, recent));
        });
    }

    private IncidentChange declared(IncidentId id, Declaration wanted, Wish wish) {
        SeverityWords words = SeverityWords.read(wanted.title());
        Severity severity = worse(wanted.severity(), words.severity()).orElse(settings.defaultSeverity());
        String title = shorten(Typed.isVisible(words.rest()) ? words.rest() : UNTITLED);
        Incident open = Incident.declared(id, title, severity, wanted.impact().orElse(null), wish.at(), wish.by());
        Incident incident = wanted.isPrivate() ? open.privately() : open;
        var event = new IncidentEvent.Declared(title, severity, incident.impact(), wanted.source());
        List<Effect> effects = List
                .of(new ChannelEffect.CreateChannel(id, ChannelName.of(incident), incident.isPrivate(), invited(wanted, wish),
                        wanted.replyTo().orElse(null), opening(wanted)));
        Cadence cadence = Cadence.from(wish.at(), wish.at().plus(settings.updateEvery(severity)));
        List<TimerChange> timers = UpdateDeadlines.both(UpdateDeadlines.both(UpdateDeadlines.running(cadence),
                List.of(new TimerChange.Set(COMMANDER_MISSING, "", wish.at().plus(settings.noCommanderAfter())))),
                UpdateDeadlines.both(List.of(Rhythms.asksFrom(wish.at(), settings)),
                        UpdateDeadlines.externalFrom(severity, wish.at(), settings)));
        List<IncidentEvent> events = new ArrayList<>(List.of(event));
        wanted.evidence().map(QuotedMessage::added).ifPresent(events::add);
        return new IncidentChange(incident, wish.by(), wish.at(), events, timers, effects, List.of(cadence));
    }

    /** What led to the declaration is among the first that people read in the channel. */
    private static @Nullable Content opening(Declaration wanted) {
        return wanted.evidence()
                .map(message -> new Content.Line("Declared from " + message.quoted(LONGEST_QUOTE))).orElse(null);
    }

    private static List<UserId> invited(Declaration wanted, Wish wish) {
        List<UserId> people = new ArrayList<>();
        wish.by().person().ifPresent(people::add);
        wanted.invite().stream().filter(person -> !people.contains(person)).forEach(people::add);
        return people;
    }

    /**
     * Changes the severity. Raising is immediate. Lowering needs a reason while people still respond: in doubt the higher
     * holds (P28). Without one in the midst of a doubt it is noted for the review, and the severity stays.
     */
    public Outcome changeSeverity(IncidentId id, Severity to, Optional<String> reason, Wish wish) {
        return store.changeJointly(id, Optional.empty(), wish.cause(), sight -> {
            Incident incident = sight.incident();
            Optional<Rejection> over = Over.refused(incident);
            if (over.isPresent()) {
                return over.get();
            }
            if (incident.severity() == to) {
                return new Rejection("%s is %s already.".formatted(id, to.name()), "To change it: `/incident sev 1` … `5`.");
            }
            if (incident.severity().isWorseThan(to) && reason.isEmpty()) {
                return sight.items().dispute(wish.at()).isPresent()
                        ? parked(incident, to, wish)
                        : new Rejection(
                                "Lowering %s from %s to %s needs a reason.".formatted(id, incident.severity().name(), to.name()),
                                "`/incident sev %d` and what you know now that allows it.".formatted(to.number()));
            }
            var event = new IncidentEvent.SeverityChanged(incident.severity(), to, reason.orElse(null));
            return JointChange.of(paced(incident.severity(),
                    Telling.changed(incident.withSeverity(to), wish, event, List.of()), sight.items()));
        });
    }

    /** A change of the severity from {@code before}, with the clocks of updates as the new one wants them. */
    public IncidentChange paced(Severity before, IncidentChange change, Items items) {
        return Rhythms.ofSeverity(before, change, items, settings);
    }

    /** While people doubt it, whoever would lower it without a fact is heard, and the review decides. */
    private static JointVerdict parked(Incident incident, Severity to, Wish wish) {
        return JointChange.of(new IncidentChange(incident, wish.by(), wish.at(),
                List.of(new ClosingEvent.LoweringParked(incident.severity(), to)), List.of(), List.of()));
    }

    /** The same for what was asked for in the incident's channel. */
    public Outcome takeCommand(IncidentId id, UserId who, Wish wish) {
        return takeCommand(id, who, store.find(id).map(Incident::channel).map(Incident.Channel::id).orElse(null), wish);
    }

    /**
     * Takes command, or gives it to {@code who}, where there is no commander. Whoever has it offers it: nothing moves unaccepted.
     *
     * @param from where it was asked for; whoever is to have command and did not ask in the incident's channel is brought in
     */
    public Outcome takeCommand(IncidentId id, UserId who, @Nullable ChannelId from, Wish wish) {
        return whileUnresolved(id, wish, incident -> {
            UserId holder = incident.commander();
            if (who.equals(holder)) {
                return new Rejection("%s is Incident Commander of %s already.".formatted(who.mention(), id),
                        "`/incident status` shows where it stands.");
            }
            if (holder != null) {
                return wish.by().person().filter(holder::equals).isPresent()
                        ? new Rejection("You are Incident Commander of %s.".formatted(id),
                                "Offer it, and it is theirs once they accept: `/incident handover @name`.")
                        : new Rejection("%s is Incident Commander of %s.".formatted(holder.mention(), id),
                                "Ask them, for only they can give command away, or say that you wish to have it: `/incident takeover`.");
            }
            CommandPassed passed = CommandPassed.to(incident, who, wish.at());
            IncidentChange change = passed
                    .with(Telling.changed(passed.after(), wish, passed.events().getFirst(), List.of()));
            Incident.Channel channel = incident.channel();
            boolean askedThere = channel == null || channel.id().equals(from);
            return askedThere && who.equals(wish.by().person().orElse(null))
                    ? change
                    : Telling.with(change, List.of(new ChannelEffect.Invite(id, List.of(who), null, !incident.isPrivate())));
        });
    }

    /** The impact has stopped; the work may go on. */
    public Outcome mitigate(IncidentId id, Optional<String> note, Wish wish) {
        return whileUnresolved(id, wish, incident -> {
            if (incident.status() == Status.MITIGATED) {
                return new Rejection("%s is mitigated already.".formatted(id), "When the work is over: `/incident resolve`.");
            }
            return Telling.changed(incident.mitigated(wish.at()), wish, new IncidentEvent.Mitigated(note.orElse(null)),
                    List.of());
        });
    }

    /** The work is over, with this left open. */
    public Verdict resolved(Incident incident, Optional<String> note, List<String> left, Wish wish) {
        return Over.refused(incident).<Verdict>map(over -> over)
                .orElseGet(() -> Telling.changed(incident.resolved(wish.at()), wish,
                        new IncidentEvent.Resolved(note.orElse(null), null, left), timersOnceResolved(wish.at())));
    }

    /** What becomes of the deadlines when the work is over. */
    public List<TimerChange> timersOnceResolved(Instant at) {
        return UpdateDeadlines.both(List.of(new TimerChange.Cancel(COMMANDER_MISSING, ""),
                new TimerChange.Set(ARCHIVE_OFFER, "", at.plus(settings.archiveOfferAfter()))), UpdateDeadlines.stopped());
    }

    /** What becomes of the deadlines when the work goes on. */
    public List<TimerChange> timersOnceReopened(Incident incident, Instant at) {
        var noOffer = new TimerChange.Cancel(ARCHIVE_OFFER, "");
        TimerChange updates = UpdateDeadlines.begins(at);
        List<TimerChange> timers = incident.commander() == null
                ? List.of(noOffer, updates, new TimerChange.Set(COMMANDER_MISSING, "", at.plus(settings.noCommanderAfter())),
                        CommandPassed.rolesBegin(at))
                : List.of(noOffer, updates, CommandPassed.begins(at));
        return UpdateDeadlines.both(timers, UpdateDeadlines.externalFrom(incident.severity(), at, settings));
    }

    /** It is not over after all; where it has no channel in which people can write, it gets one. */
    public Outcome reopen(IncidentId id, Optional<String> note, Wish wish) {
        return store.changeJointly(id, Optional.empty(), wish.cause(), sight -> {
            Incident incident = sight.incident();
            if (incident.status() == Status.OPEN) {
                return incident.hasRoom()
                        ? new Rejection("%s is open.".formatted(id), "`/incident status` shows where it stands.")
                        : JointChange.of(Archived.roomWanted(incident, note, wish));
            }
            if (incident.mergedInto() != null) {
                return new Rejection("%s was merged into %s.".formatted(id, incident.mergedInto()),
                        "In its own channel `/incident reopen` takes it out again.");
            }
            var event = new IncidentEvent.Reopened(note.orElse(null));
            List<TimerChange> timers = timersOnceReopened(incident, wish.at());
            IncidentChange change = incident.hasRoom()
                    ? Telling.changed(incident.reopened(), wish, event, timers)
                    : Archived.reopened(incident.withoutChannel().reopened(), wish, event, timers);
            return JointChange.of(ReviewQuestion.withdrawn(change, sight.items()));
        });
    }

    /** Adds a remark to the record, also after it was resolved. */
    public Outcome note(IncidentId id, String text, Wish wish) {
        return store.change(id, wish.cause(), incident -> {
            IncidentEvent event = new IncidentEvent.NoteAdded(text);
            return new IncidentChange(incident, wish.by(), wish.at(), List.of(event), List.of(),
                    Telling.said(incident, event, wish.by()));
        });
    }

    /** What to type where there is no channel: whether it is just being made or Slack refused it, this does no harm. */
    public static String askForRoom(IncidentId id) {
        return "Try again in a moment. If none comes: `/incident reopen %s` asks Slack for one.".formatted(id);
    }

    /** Brings the person who asks into the channel; {@code replyTo} hears when they are in. */
    public Outcome join(IncidentId id, UserId person, ReplyTo replyTo, Wish wish) {
        return store.change(id, wish.cause(), incident -> {
            if (incident.channel() == null) {
                return new Rejection("%s has no channel yet.".formatted(id), askForRoom(id));
            }
            return new IncidentChange(incident, wish.by(), wish.at(), List.of(), List.of(),
                    List.of(new ChannelEffect.Invite(id, List.of(person), replyTo, !incident.isPrivate())));
        });
    }

    /** Shares the record, as far as this profile shows it, as a file in the incident's channel. */
    public Outcome shareExport(IncidentId id, String format, String profile, UserId askedBy, Wish wish) {
        return store.change(id, wish.cause(), incident -> {
            if (incident.channel() == null) {
                return new Rejection("%s has no channel yet to share a file in.".formatted(id), askForRoom(id));
            }
            return new IncidentChange(incident, wish.by(), wish.at(), List.of(), List.of(),
                    List.of(new Effect.ShareExport(id, format, profile, askedBy)));
        });
    }

    private Outcome whileUnresolved(IncidentId id, Wish wish, Function<Incident, Verdict> decide) {
        return store.change(id, wish.cause(), incident -> {
            Optional<Rejection> over = Over.refused(incident);
            return over.isPresent() ? over.get() : decide.apply(incident);
        });
    }

    private static Optional<Severity> worse(Optional<Severity> one, Optional<Severity> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().isWorseThan(other.get()) ? one : other;
    }

    private static String shorten(String title) {
        if (title.length() <= Incident.LONGEST_TITLE) {
            return title;
        }
        int cut = title.offsetByCodePoints(0, title.codePointCount(0, Incident.LONGEST_TITLE - 1) - 1);
        return title.substring(0, cut) + "…";
    }
}
