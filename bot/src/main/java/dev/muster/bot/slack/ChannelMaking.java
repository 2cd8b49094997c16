package dev.muster.bot.slack;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import dev.muster.bot.effect.Attempt;
import dev.muster.bot.effect.ChannelEffect;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.EffectFollowUps;
import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.effect.EffectSender;
import dev.muster.bot.effect.QueuedEffect;
import dev.muster.bot.slack.event.ChannelsBeingMade;

/**
 * Knows which channels are being made: from the moment that Slack may make one until its incident knows it. In between
 * people may already speak in it, and nothing they say may be taken for none of our business.
 */
public final class ChannelMaking implements EffectSender, EffectFollowUps, ChannelsBeingMade {
    private final EffectSender sender;
    private final EffectFollowUps followUps;
    private final Runnable whenLinked;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Long> making = new HashSet<>();

    /** @param whenLinked told when an incident knows its channel */
    public ChannelMaking(EffectSender sender, EffectFollowUps followUps, Runnable whenLinked) {
        this.sender = sender;
        this.followUps = followUps;
        this.whenLinked = whenLinked;
    }

    @Override
    public Attempt send(QueuedEffect effect) {
        if (!makesChannel(effect)) {
            return sender.send(effect);
        }
        begun(effect.id());
        boolean made = false;
        try {
            Attempt attempt = sender.send(effect);
            made = attempt instanceof Attempt.Succeeded;
            return attempt;
        } finally {
            if (!made) {
                // Should it be there all the same, history is read once it is found: nobody else has to wait for that.
                over(effect.id());
            }
        }
    }

    @Override
    public void succeeded(QueuedEffect effect, EffectResult result) {
        if (!makesChannel(effect)) {
            followUps.succeeded(effect, result);
            return;
        }
        try {
            followUps.succeeded(effect, result);
            whenLinked.run();
        } finally {
            // Where that failed it is tried again, and history is read then: the events of all other channels must not wait for it.
            over(effect.id());
        }
    }

    @Override
    public void impossible(QueuedEffect effect, String why) {
        followUps.impossible(effect, why);
        over(effect.id());
    }

    @Override
    public Optional<Effect> instead(QueuedEffect effect, String why) {
        return followUps.instead(effect, why);
    }

    @Override
    public boolean any() {
        lock.lock();
        try {
            return !making.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void await(Duration longest) {
        lock.lock();
        try {
            long left = longest.toNanos();
            while (!making.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private static boolean makesChannel(QueuedEffect effect) {
        return effect.effect() instanceof ChannelEffect.CreateChannel || effect.effect() instanceof ChannelEffect.MakePrivate;
    }

    private void begun(long effect) {
        lock.lock();
        try {
            making.add(effect);
        } finally {
            lock.unlock();
        }
    }

    private void over(long effect) {
        lock.lock();
        try {
            making.remove(effect);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
