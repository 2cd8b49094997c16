package dev.muster.bot.incident;

import java.util.List;
import java.util.Optional;

import dev.muster.bot.effect.ChannelEffect;
import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.effect.QueuedEffect;
import dev.muster.bot.effect.ReplyTo;
import org.jspecify.annotations.Nullable;

/** What people are told when something that was decided can never reach Slack. */
final class Failures {
    private Failures() {}

    /** People learn of it where they are: whoever asked to get in outside the channel, everybody else in it. */
    static List<Effect> told(Incident incident, QueuedEffect failed, IncidentEvent event) {
        var line = new Content.Line(":warning: " + EventText.of(event, new Actor.Bot()));
        Effect effect = failed.effect();
        Optional<Effect> withoutPrivacy = PrivateIncidents.refused(incident, effect, line);
        if (withoutPrivacy.isPresent()) {
            return List.of(withoutPrivacy.get());
        }
        if (effect instanceof ChannelEffect.CreateChannel refused) {
            return ChannelRefused.told(incident, refused, failed.id(), line);
        }
        ReplyTo asked = asked(effect);
        if (effect instanceof ChannelEffect.ArchiveChannel && asked != null) {
            return List.of(answer(failed, asked, line), inChannel(incident, line));
        }
        if (asked != null) {
            return List.of(answer(failed, asked, line));
        }
        if (effect instanceof ChannelEffect.BringOver over && over.toldThere() && incident.channel() != null) {
            return List.of(LedOver.said(over, line), inChannel(incident, line));
        }
        boolean wouldFailAgain = effect instanceof Effect.Post post && post.to() instanceof Destination.IncidentChannel;
        return incident.channel() == null || wouldFailAgain || effect instanceof Effect.Update
                ? List.of()
                : List.of(inChannel(incident, line));
    }

    private static Effect answer(QueuedEffect failed, ReplyTo asked, Content.Line line) {
        return new PersonalEffect.Answer("failed:" + failed.id(), asked, line);
    }

    private static Effect inChannel(Incident incident, Content.Line line) {
        return new Effect.Post(incident.id(), new Destination.IncidentChannel(), line);
    }

    private static @Nullable ReplyTo asked(Effect effect) {
        if (effect instanceof ChannelEffect.ArchiveChannel archive) {
            return archive.replyTo();
        }
        return effect instanceof ChannelEffect.Invite invite ? invite.replyTo() : null;
    }
}
