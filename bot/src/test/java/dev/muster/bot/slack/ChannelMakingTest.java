package dev.muster.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;

import dev.muster.bot.effect.Attempt;
import dev.muster.bot.effect.ChannelEffect;
import dev.muster.bot.effect.EffectFollowUps;
import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.effect.EffectSender;
import dev.muster.bot.effect.QueuedEffect;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import org.junit.jupiter.api.Test;

/** However the making of one channel ends, the events of all the others go on being taken. */
class ChannelMakingTest {
    private static final QueuedEffect CREATE = new QueuedEffect(1,
            new ChannelEffect.CreateChannel(new IncidentId(1), "inc-1", false, List.of(), null), 0, false, Instant.EPOCH);
    private static final EffectResult MADE = new EffectResult.ChannelMade(new ChannelId("C1"), "inc-1");

    private EffectSender sender = effect -> new Attempt.Succeeded(MADE);
    private boolean followUpFails;
    private final ChannelMaking making = new ChannelMaking(effect -> sender.send(effect), new FollowUps(), () -> {});

    @Test
    void it_lasts_until_the_incident_knows_its_channel() {
        making.send(CREATE);
        assertThat(making.any()).isTrue();

        making.succeeded(CREATE, MADE);
        assertThat(making.any()).isFalse();
    }

    @Test
    void it_is_over_where_what_follows_fails() {
        followUpFails = true;
        making.send(CREATE);

        assertThatThrownBy(() -> making.succeeded(CREATE, MADE)).hasMessage("a bug");
        assertThat(making.any()).isFalse();
    }

    @Test
    void it_is_over_where_sending_fails() {
        sender = effect -> {
            throw new IllegalStateException("a bug");
        };

        assertThatThrownBy(() -> making.send(CREATE)).hasMessage("a bug");
        assertThat(making.any()).isFalse();
    }

    private final class FollowUps implements EffectFollowUps {
        @Override
        public void succeeded(QueuedEffect effect, EffectResult result) {
            if (followUpFails) {
                throw new IllegalStateException("a bug");
            }
        }

        @Override
        public void impossible(QueuedEffect effect, String why) {}
    }
}
