package dev.muster.bot.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.muster.bot.effect.ChannelEffect;
import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.effect.ReplyTo;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Making a public incident private, and what follows. Slack lets no app turn a public channel into a private one, so the
 * incident moves to a new channel: first Slack makes it, and only then, in one transaction, is the incident private. Whatever
 * goes wrong before leaves it public, as everybody can see; there is never a private incident in a public channel.
 */
public final class PrivateIncidents {
    private final IncidentStore store;

    public PrivateIncidents(IncidentStore store) {
        this.store = store;
    }

    /**
     * Asks for a private channel, into which only these people and whoever asks are brought; they hear privately what came
     * of it.
     */
    public Outcome makePrivate(Incident asked, List<UserId> people, Optional<String> reason, UserId by, Wish wish) {
        return store.change(asked.id(), wish.cause(), incident -> {
            if (incident.isPrivate()) {
                return alreadyPrivate(incident);
            }
            if (incident.channel() == null) {
                return new Rejection("%s has no channel yet that it could leave.".formatted(incident.id()),
                        Incidents.askForRoom(incident.id()));
            }
            Set<UserId> along = new LinkedHashSet<>(List.of(by));
            along.addAll(people);
            Effect make = new ChannelEffect.MakePrivate(incident.id(), ChannelName.ofPrivate(incident.id()), List.copyOf(along),
                    by,
                    reason.orElse(null), new ReplyTo.Direct(by));
            return new IncidentChange(incident, wish.by(), wish.at(), List.of(), List.of(), List.of(make));
        });
    }

    /** Tries again to get the channel that Slack refused to a private incident; {@code replyTo} hears when it is there. */
    public Outcome tryAgain(Incident asked, UserId by, ReplyTo replyTo, Wish wish) {
        return store.change(asked.id(), wish.cause(), incident -> {
            if (!incident.isPrivate() || incident.channel() != null) {
                return alreadyPrivate(incident);
            }
            Set<UserId> people = new LinkedHashSet<>();
            incident.declaredBy().person().ifPresent(people::add);
            people.add(by);
            Effect create = new ChannelEffect.CreateChannel(incident.id(), ChannelName.of(incident), true, List.copyOf(people),
                    replyTo);
            return new IncidentChange(incident, wish.by(), wish.at(), List.of(), List.of(), List.of(create));
        });
    }

    /** What somebody is told who wants it private when it is. */
    public static Rejection alreadyPrivate(Incident incident) {
        return new Rejection("%s is private already.".formatted(incident.id()),
                "Only those in its channel know of it; `/invite @name` there brings somebody in.");
    }

    /** Slack has made the private channel: from here on nothing leaves for anywhere else. */
    static IncidentChange moved(Incident incident, ChannelEffect.MakePrivate make, EffectResult.ChannelMade made,
            List<MessageRef> copies,
            Instant now) {
        Incident.Channel former = incident.channel();
        Incident after = incident.movedTo(new Incident.Channel(made.channel(), made.name()));
        Actor by = new Actor.Person(make.askedBy());
        var event = new IncidentEvent.MadePrivate(make.reason(), former == null ? null : former.id());
        List<Effect> next = new ArrayList<>();
        List<UserId> others = make.invite().stream().filter(person -> !person.equals(make.askedBy())).toList();
        // Whoever asked hears that it is private once they are in it, or that they are not.
        next.add(new ChannelEffect.Invite(after.id(), List.of(make.askedBy()), make.replyTo()));
        next.addAll(ChannelEffect.Invite.all(after.id(), others));
        next.add(new Effect.Post(after.id(), new Destination.IncidentChannel(), new Content.IncidentCard()));
        next.add(new Effect.Post(after.id(), new Destination.IncidentChannel(), new Content.Line(EventText.of(event, by))));
        next.addAll(leftBehind(incident, former));
        copies.forEach(copy -> next.add(blanked(incident, copy)));
        next.add(new Effect.ReadMembers(after.id(), made.channel()));
        return new IncidentChange(after, by, now,
                List.of(new IncidentEvent.ChannelCreated(made.channel(), made.name()), event), List.of(), next);
    }

    /** What stood in public says that it is over there, and nothing else any more; null for no channel. */
    private static List<Effect> leftBehind(Incident incident, Incident.@Nullable Channel former) {
        List<Effect> effects = new ArrayList<>();
        incident.messages().forEach((which, message) -> effects
                .add(new Effect.Update(incident.id(), message, new Content.MadePrivate(eventType(which)))));
        if (former != null) {
            effects.add(new Effect.Post(incident.id(), new Destination.FormerChannel(former.id()),
                    new Content.MadePrivate(Content.MadePrivate.LAST_WORD)));
        }
        return effects;
    }

    /** An update of it was copied for others, who may not read it any more. */
    static Effect blanked(Incident incident, MessageRef copy) {
        return new Effect.Update(incident.id(), copy, new Content.MadePrivate("muster_update"));
    }

    /** The announcement was on its way when the incident became private: it is blanked as soon as it is known to stand. */
    static IncidentChange announcedTooLate(Incident incident, MessageRef announcement, Instant now) {
        return new IncidentChange(incident, new Actor.Bot(), now,
                List.of(new IncidentEvent.MessagePosted(StandingMessage.ANNOUNCEMENT, announcement)), List.of(),
                List.of(new Effect.Update(incident.id(), announcement,
                        new Content.MadePrivate(eventType(StandingMessage.ANNOUNCEMENT)))));
    }

    private static String eventType(StandingMessage which) {
        return switch (which) {
            case CARD -> "muster_incident";
            case ANNOUNCEMENT -> "muster_announcement";
            case COMMANDER_PROMPT -> "muster_prompt";
        };
    }

    /**
     * What somebody is told when Slack made no private channel to move to; empty for anything else that failed. It goes out as a direct
     * message that waits for as long as it takes: nobody else knows.
     */
    static Optional<Effect> refused(Incident incident, Effect failed, Content.Line why) {
        if (failed instanceof ChannelEffect.MakePrivate make) {
            return Optional.of(ChannelRefused.direct(incident, make.askedBy(),
                    "%s\n*No private channel was made, so %s is still public:* nothing was moved or hidden. Once it is allowed, `/incident private %s` tries again."
                            .formatted(why.mrkdwn(), incident.id(), incident.id())));
        }
        return Optional.empty();
    }
}
