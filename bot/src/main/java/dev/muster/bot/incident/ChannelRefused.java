package dev.muster.bot.incident;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.muster.bot.effect.ChannelEffect;
import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.effect.ReplyTo;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;

/**
 * What people are told when Slack makes no channel: what holds all the same, what does not, and what to type. There is no room
 * in which everybody would read it, so each of them hears it alone; a direct message waits for as long as it takes.
 */
final class ChannelRefused {
    private ChannelRefused() {}

    /** The words to whoever was to be in the channel. {@code effect} is the number of what was refused. */
    static List<Effect> told(Incident incident, ChannelEffect.CreateChannel refused, long effect, Content.Line why) {
        return refused.isPrivate() ? privately(incident, refused, why) : publicly(incident, refused, effect, why);
    }

    private static List<Effect> publicly(Incident incident, ChannelEffect.CreateChannel refused, long effect, Content.Line why) {
        IncidentId id = incident.id();
        String said = ("%s\n*%s · %s* is on record, but it has no channel. Tell people where you are, and name it in what you type:"
                + " `/incident status %s`, `/incident note %s …`. Once it is allowed, `/incident reopen %s` asks for a channel again.")
                .formatted(why.mrkdwn(), id, Mrkdwn.escape(incident.title()), id, id, id);
        ReplyTo asked = refused.replyTo();
        if (asked != null && !(asked instanceof ReplyTo.Direct)) {
            return List.of(new PersonalEffect.Answer("failed:" + effect, asked, new Content.Line(said)));
        }
        Set<UserId> people = new LinkedHashSet<>();
        if (asked instanceof ReplyTo.Direct(UserId person)) {
            people.add(person);
        } else {
            // Declared by a program: nobody waits for an answer, and those who were named would wait for a channel.
            people.addAll(refused.invite());
            if (incident.commander() != null) {
                people.add(incident.commander());
            }
        }
        return people.stream().map(person -> direct(incident, person, said)).toList();
    }

    /** Only those hear of it who were to be in the channel, and only the declarer can see it without one. */
    private static List<Effect> privately(Incident incident, ChannelEffect.CreateChannel refused, Content.Line why) {
        IncidentId id = incident.id();
        List<Effect> effects = new ArrayList<>();
        Set<UserId> others = new LinkedHashSet<>();
        if (refused.replyTo() instanceof ReplyTo.Direct(UserId person)) {
            others.add(person);
        }
        String nothing = why.mrkdwn() + "\n*No channel was made, and nothing is public.* ";
        incident.declaredBy().person().ifPresentOrElse(declarer -> {
            others.remove(declarer);
            effects.add(direct(incident, declarer,
                    nothing + """
                    %s is on record and private: only you can see it.
                    Once it is allowed, `/incident private %s` tries again. Until then `/incident note %s …` keeps what you know."""
                            .formatted(id, id, id)));
            others.forEach(person -> effects.add(direct(incident, person, nothing
                    + "Until there is one, only %s can see %s; they can try again with `/incident private %s`."
                            .formatted(declarer.mention(), id, id))));
        }, () -> {
            others.addAll(refused.invite());
            String said = nothing
                    + ("%s · %s was declared by %s, and you were to be in its channel. Without one nobody in Slack can"
                            + " see it: once channels are allowed, let it be declared again.")
                            .formatted(id, Mrkdwn.escape(incident.title()), Mrkdwn.actor(incident.declaredBy()));
            others.forEach(person -> effects.add(direct(incident, person, said)));
        });
        return effects;
    }

    static Effect direct(Incident incident, UserId person, String mrkdwn) {
        return new Effect.Post(incident.id(), new Destination.Direct(person), new Content.Line(mrkdwn));
    }
}
