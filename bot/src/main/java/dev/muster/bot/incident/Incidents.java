package dev.muster.bot.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.ReplyTo;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.timer.TimerChange;
import dev.muster.bot.timer.TimerKind;
import dev.muster.bot.words.Typed;
import org.jspecify.annotations.Nullable;

/** What people may do with an incident: declare it, change its severity, take command, close it, open it again. */
public final class Incidents {
    /** The deadline after which a missing commander is asked for. */
    public static final TimerKind COMMANDER_MISSING = new TimerKind("commander_missing");

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
        return store.declare(wish.cause(), id -> declared(id, wanted, wish));
    }

    private IncidentChange declared(IncidentId id, Declaration wanted, Wish wish) {
        SeverityWords words = SeverityWords.read(wanted.title());
        Severity severity = worse(wanted.severity(), words.severity()).orElse(settings.defaultSeverity());
        String title = shorten(Typed.isVisible(words.rest()) ? words.rest() : UNTITLED);
        Incident incident = Incident.declared(id, title, severity, wanted.impact().orElse(null), wish.at(), wish.by());
        var event = new IncidentEvent.Declared(title, severity, incident.impact(), wanted.source());
        List<Effect> effects = List
                .of(new Effect.CreateChannel(id, ChannelName.of(id, title), incident.isPrivate(), invited(wanted, wish),
                        wanted.replyTo().orElse(null), opening(wanted)));
        List<TimerChange> timers = List
                .of(new TimerChange.Set(COMMANDER_MISSING, "", wish.at().plus(settings.noCommanderAfter())));
        List<IncidentEvent> events = new ArrayList<>(List.of(event));
        wanted.evidence().map(QuotedMessage::added).ifPresent(events::add);
        return new IncidentChange(incident, wish.by(), wish.at(), events, timers, effects);
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
     * holds (P28).
     */
    public Outcome changeSeverity(IncidentId id, Severity to, Optional<String> reason, Wish wish) {
        return whileUnresolved(id, wish, incident -> {
            if (incident.severity() == to) {
                return new Rejection("%s is %s already.".formatted(id, to.name()), "To change it: `/incident sev 1` … `5`.");
            }
            if (incident.severity().isWorseThan(to) && reason.isEmpty()) {
                return new Rejection(
                        "Lowering %s from %s to %s needs a reason.".formatted(id, incident.severity().name(), to.name()),
                        "`/incident sev %d` and what you know now that allows it.".formatted(to.number()));
            }
            var event = new IncidentEvent.SeverityChanged(incident.severity(), to, reason.orElse(null));
            return changed(incident.withSeverity(to), wish, event, List.of());
        });
    }

    /** The same for what was asked for in the incident's channel. */
    public Outcome takeCommand(IncidentId id, UserId who, Wish wish) {
        return takeCommand(id, who, store.find(id).map(Incident::channel).map(Incident.Channel::id).orElse(null), wish);
    }

    /**
     * Takes command, or gives it to {@code who}: where there is no commander, or by the one who holds it.
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
            if (holder != null && wish.by().person().filter(holder::equals).isEmpty()) {
                return new Rejection("%s is Incident Commander of %s.".formatted(holder.mention(), id),
                        "Ask them: only they can give command away, with `/incident lead @you`.");
            }
            var event = new IncidentEvent.RoleAssigned(IncidentEvent.RoleAssigned.COMMANDER, who, holder);
            IncidentChange change = changed(incident.withCommander(who), wish, event,
                    List.of(new TimerChange.Cancel(COMMANDER_MISSING, "")));
            Incident.Channel channel = incident.channel();
            boolean askedThere = channel == null || channel.id().equals(from);
            return askedThere && who.equals(wish.by().person().orElse(null))
                    ? change
                    : with(change, new Effect.Invite(id, List.of(who)));
        });
    }

    /** The impact has stopped; the work may go on. */
    public Outcome mitigate(IncidentId id, Optional<String> note, Wish wish) {
        return whileUnresolved(id, wish, incident -> {
            if (incident.status() == Status.MITIGATED) {
                return new Rejection("%s is mitigated already.".formatted(id), "When the work is over: `/incident resolve`.");
            }
            return changed(incident.mitigated(wish.at()), wish, new IncidentEvent.Mitigated(note.orElse(null)), List.of());
        });
    }

    /** The work is over. */
    public Outcome resolve(IncidentId id, Optional<String> note, Wish wish) {
        return whileUnresolved(id, wish, incident -> changed(incident.resolved(wish.at()), wish,
                new IncidentEvent.Resolved(note.orElse(null)), List.of(new TimerChange.Cancel(COMMANDER_MISSING, ""))));
    }

    /** It is not over after all. */
    public Outcome reopen(IncidentId id, Optional<String> note, Wish wish) {
        return store.change(id, wish.cause(), incident -> {
            if (incident.status() == Status.OPEN) {
                return new Rejection("%s is open.".formatted(id), "`/incident status` shows where it stands.");
            }
            List<TimerChange> timers = incident.commander() == null
                    ? List.of(new TimerChange.Set(COMMANDER_MISSING, "", wish.at().plus(settings.noCommanderAfter())))
                    : List.of();
            return changed(incident.reopened(), wish, new IncidentEvent.Reopened(note.orElse(null)), timers);
        });
    }

    /** Adds a remark to the record, also after it was resolved. */
    public Outcome note(IncidentId id, String text, Wish wish) {
        return store.change(id, wish.cause(), incident -> {
            IncidentEvent event = new IncidentEvent.NoteAdded(text);
            return new IncidentChange(incident, wish.by(), wish.at(), List.of(event), List.of(),
                    said(incident, event, wish.by()));
        });
    }

    /** Brings the person who asks into the channel; {@code replyTo} hears when they are in. */
    public Outcome join(IncidentId id, UserId person, ReplyTo replyTo, Wish wish) {
        return store.change(id, wish.cause(), incident -> {
            if (incident.channel() == null) {
                return new Rejection("%s has no channel yet.".formatted(id), "Try again in a moment.");
            }
            return new IncidentChange(incident, wish.by(), wish.at(), List.of(), List.of(),
                    List.of(new Effect.Invite(id, List.of(person), replyTo)));
        });
    }

    /** Shares the record, as far as this profile shows it, as a file in the incident's channel. */
    public Outcome shareExport(IncidentId id, String format, String profile, UserId askedBy, Wish wish) {
        return store.change(id, wish.cause(), incident -> {
            if (incident.channel() == null) {
                return new Rejection("%s has no channel yet to share a file in.".formatted(id), "Try again in a moment.");
            }
            return new IncidentChange(incident, wish.by(), wish.at(), List.of(), List.of(),
                    List.of(new Effect.ShareExport(id, format, profile, askedBy)));
        });
    }

    private Outcome whileUnresolved(IncidentId id, Wish wish, Function<Incident, Verdict> decide) {
        return store.change(id, wish.cause(), incident -> {
            Instant resolvedAt = incident.resolvedAt();
            if (incident.isResolved() && resolvedAt != null) {
                return new Rejection("%s was resolved at %s.".formatted(id, Mrkdwn.time(resolvedAt)),
                        "If it is back: `/incident reopen`. If it is a new one: `/incident new` and what you see.");
            }
            return decide.apply(incident);
        });
    }

    /** A change that everybody in the channel hears of, and that the standing messages and the topic then show. */
    private static IncidentChange changed(Incident after, Wish wish, IncidentEvent event, List<TimerChange> timers) {
        List<Effect> effects = new ArrayList<>(said(after, event, wish.by()));
        effects.addAll(refreshed(after));
        return new IncidentChange(after, wish.by(), wish.at(), List.of(event), timers, effects);
    }

    private static IncidentChange with(IncidentChange change, Effect more) {
        List<Effect> effects = new ArrayList<>(change.effects());
        effects.add(more);
        return new IncidentChange(change.after(), change.by(), change.at(), change.events(), change.timers(), effects);
    }

    /** The event's sentence in the channel. It also stands before the channel does: the lane keeps the order. */
    private static List<Effect> said(Incident incident, IncidentEvent event, Actor by) {
        return List
                .of(new Effect.Post(incident.id(), new Destination.IncidentChannel(), new Content.Line(EventText.of(event, by))));
    }

    /** Whatever stands in Slack and shows the state. */
    static List<Effect> refreshed(Incident incident) {
        List<Effect> effects = new ArrayList<>();
        incident.message(StandingMessage.CARD)
                .ifPresent(card -> effects.add(new Effect.Update(incident.id(), card, new Content.IncidentCard())));
        incident.message(StandingMessage.ANNOUNCEMENT)
                .ifPresent(posted -> effects.add(new Effect.Update(incident.id(), posted, new Content.Announcement())));
        incident.message(StandingMessage.COMMANDER_PROMPT)
                .ifPresent(prompt -> effects.add(new Effect.Update(incident.id(), prompt, new Content.CommanderMissing())));
        if (incident.channel() != null) {
            effects.add(new Effect.SetTopic(incident.id()));
        }
        return effects;
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
