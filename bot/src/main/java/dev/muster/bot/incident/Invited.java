package dev.muster.bot.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.muster.bot.effect.ChannelEffect;
import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.effect.QueuedEffect;
import dev.muster.bot.effect.ReplyTo;
import dev.muster.bot.id.UserId;

/**
 * Who hears how bringing people in went. Whoever asked for themselves hears it where they asked. Who of the others could not
 * come is said in the channel, where people can do something about it; and whoever was promised to be brought in hears directly
 * that they were not.
 */
final class Invited {
    private Invited() {}

    static IncidentChange followedUp(Incident incident, QueuedEffect effect, EffectResult.Invited invited, Instant now) {
        var event = new IncidentEvent.PeopleInvited(invited.people(), invited.refused());
        List<Effect> effects = incident.channel() == null ? List.of() : effects(incident, effect, event);
        return new IncidentChange(incident, new Actor.Bot(), now, List.of(event), List.of(), effects);
    }

    private static List<Effect> effects(Incident incident, QueuedEffect effect, IncidentEvent.PeopleInvited event) {
        ReplyTo replyTo = effect.effect() instanceof ChannelEffect.Invite invite ? invite.replyTo() : null;
        List<Effect> effects = new ArrayList<>();
        Incident.Channel channel = incident.channel();
        if (effect.effect() instanceof ChannelEffect.BringOver over && over.toldThere() && channel != null) {
            effects.addAll(LedOver.told(over, channel.id(), event));
        }
        if (replyTo != null) {
            effects.add(new PersonalEffect.Answer("invited:" + effect.id(), replyTo, answer(incident, event)));
        }
        boolean joining = replyTo != null && !incident.isPrivate();
        if (!event.refused().isEmpty() && !joining) {
            effects.add(new Effect.Post(incident.id(), new Destination.IncidentChannel(), new Content.Line(
                    ":warning: " + EventText.of(new IncidentEvent.PeopleInvited(List.of(), event.refused()), new Actor.Bot()))));
        }
        if (replyTo == null) {
            incident.declaredBy().person().filter(event.refused()::containsKey)
                    .map(declarer -> new Effect.Post(incident.id(), new Destination.Direct(declarer),
                            leftOutside(incident, event.refused())))
                    .ifPresent(effects::add);
        }
        return effects;
    }

    private static Content answer(Incident incident, IncidentEvent.PeopleInvited event) {
        Incident.Channel channel = incident.channel();
        if (!event.refused().isEmpty()) {
            return incident.isPrivate()
                    ? leftOutside(incident, event.refused())
                    : new Content.Line(EventText.of(event, new Actor.Bot()));
        }
        return incident.isPrivate() || channel == null
                ? new Content.ChannelReady(incident.id())
                : new Content.Line("You are in " + channel.id().mention() + ".");
    }

    /** For one who counts on being in the channel. */
    private static Content.Line leftOutside(Incident incident, Map<UserId, String> refused) {
        String why = Stream.concat(incident.declaredBy().person().stream(), refused.keySet().stream())
                .flatMap(person -> Optional.ofNullable(refused.get(person)).stream()).findFirst().orElse("");
        String who = incident.isPrivate() ? "somebody who is in it, or an admin of the workspace," : "somebody who is in it";
        return new Content.Line((":warning: *%s* has its channel, but you could not be brought into it (Slack says `%s`). Ask %s"
                + " to invite you. If you declared it, `/incident status %s` and `/incident note %s …` work from anywhere.")
                .formatted(incident.id(), Mrkdwn.escape(why), who, incident.id(), incident.id()));
    }
}
