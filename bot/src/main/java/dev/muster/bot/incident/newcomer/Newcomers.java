package dev.muster.bot.incident.newcomer;

import java.time.Duration;
import java.time.Instant;

import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;

/**
 * Decides who is shown where the incident stands on coming in. Each welcome is an effect of its own and is drawn from what
 * is stored, so that a whole crowd costs Slack one short message each, behind everything that people wait for.
 */
public final class Newcomers {
    /**
     * Whoever comes in during the first minute (who declared it, who was invited with it, who was quick) has the fresh card
     * before their eyes, and nothing else has happened yet: an overview would say the same a second time, just when
     * everybody looks at the channel. By time and not by name: a declarer who comes back an hour later does want one.
     */
    static final Duration NOTHING_NEW_FOR = Duration.ofMinutes(1);
    /** Whoever was shown it this recently has it still on the screen or in mind. */
    static final Duration NOT_AGAIN_FOR = Duration.ofMinutes(15);
    /** Slack tells again what it could not tell at once. Nobody is welcomed who has been there for a while. */
    static final Duration NEW_FOR = Duration.ofMinutes(10);

    private final Welcomes welcomes;

    public Newcomers(Welcomes welcomes) {
        this.welcomes = welcomes;
    }

    /** Somebody came into the incident's channel; told as often as Slack tells it. */
    public void joined(IncidentId incident, ChannelId channel, UserId person, Instant joinedAt, Instant now) {
        boolean stale = Duration.between(joinedAt, now).compareTo(NEW_FOR) > 0;
        if (stale
                || welcomes.channelMadeAt(incident, channel).map(madeAt -> joinedAt.isBefore(madeAt.plus(NOTHING_NEW_FOR)))
                        .orElse(true)) {
            return;
        }
        welcomes.welcome(new PersonalEffect.Welcome(incident, channel, person), now, now.minus(NOT_AGAIN_FOR));
    }
}
