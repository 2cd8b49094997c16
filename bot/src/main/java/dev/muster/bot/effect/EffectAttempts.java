package dev.muster.bot.effect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.log.LogContext;
import dev.muster.bot.log.LogField;
import dev.muster.bot.time.Backoff;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** One attempt at one claimed effect, from sending to the end of the claim. Never throws. */
final class EffectAttempts {
    private static final Duration TRIGGER_LIFETIME = Duration.ofSeconds(3);
    private static final Duration ANSWER_LIFETIME = Duration.ofMinutes(30);
    /** After that they have read what there is to read, or are gone. */
    private static final Duration NEWCOMER_FOR = Duration.ofMinutes(10);
    private static final Logger LOG = LoggerFactory.getLogger(EffectAttempts.class);

    private final Outbox outbox;
    private final EffectSender sender;
    private final EffectFollowUps followUps;
    private final Clock clock;
    private final Backoff backoff;
    private final EffectMetrics metrics;
    private final Predicate<IncidentId> isPrivate;
    private final BiConsumer<QueuedEffect, Runnable> letGo;
    /**
     * Failures in a row by effect. The attempts that the store counts are no measure for backing off: waiting for a rate
     * limit is an attempt too. After a restart the count begins anew, which only means that we try again sooner.
     */
    private final Cache<Long, Integer> failures = Caffeine.newBuilder().maximumSize(10_000).build();
    private volatile boolean abandoned;

    /**
     * @param isPrivate whether an incident is not to be named in the log; must not throw
     * @param letGo     runs what makes an effect claimable again, at a moment at which it can be claimed
     */
    EffectAttempts(Outbox outbox, EffectSender sender, EffectFollowUps followUps, Clock clock, Backoff backoff,
            EffectMetrics metrics, Predicate<IncidentId> isPrivate, BiConsumer<QueuedEffect, Runnable> letGo) {
        this.outbox = outbox;
        this.isPrivate = isPrivate;
        this.sender = sender;
        this.followUps = followUps;
        this.clock = clock;
        this.backoff = backoff;
        this.metrics = metrics;
        this.letGo = letGo;
    }

    /** From now on nobody waits for how attempts end: what is under way was handed back. */
    void abandon() {
        abandoned = true;
    }

    void make(QueuedEffect effect) {
        boolean unused = LogContext.scope(() -> {
            LogContext.note(LogField.EFFECT, effect.id());
            if (!isSecret(effect)) {
                effect.effect().incident().ifPresent(incident -> LogContext.note(LogField.INCIDENT, incident));
            }
            attemptAndEnd(effect);
            return true;
        });
    }

    private void attemptAndEnd(QueuedEffect effect) {
        Attempt attempt = tried(effect);
        if (abandoned) {
            LOG.debug("effect {} ({}) was handed back meanwhile", effect.id(), kind(effect));
            return;
        }
        try {
            end(effect, attempt);
        } catch (RuntimeException | Error e) {
            if (abandoned) {
                LOG.debug("effect {} ({}) was handed back already", effect.id(), kind(effect), e);
                return;
            }
            metrics.failed("settle");
            LOG.error("effect {} ({}): its end could not be kept, trying again", effect.id(), kind(effect), e);
            putBackAfterFailedEnd(effect, attempt, e);
        }
    }

    private Attempt tried(QueuedEffect effect) {
        Instant begunAt = clock.instant();
        if (endsAt(effect).map(end -> !begunAt.isBefore(end)).orElse(false)) {
            return outlived();
        }
        Attempt attempt;
        try {
            attempt = sender.send(effect);
        } catch (RuntimeException | Error e) {
            if (!abandoned) {
                metrics.failed("send");
                LOG.error("effect {} ({}): sending failed in our own code", effect.id(), kind(effect), e);
            }
            attempt = new Attempt.Unknown("sending failed: " + e.getClass().getSimpleName());
        }
        Instant endedAt = clock.instant();
        metrics.attempted(kind(effect), outcome(attempt), Duration.between(begunAt, endedAt),
                Duration.between(effect.committedAt(), endedAt));
        return attempt;
    }

    private void end(QueuedEffect effect, Attempt attempt) {
        switch (attempt) {
            case Attempt.Succeeded(EffectResult result) -> {
                if (effect.effect().incident().isPresent()) {
                    followUps.succeeded(effect, result);
                } else {
                    outbox.settle(effect, clock.instant(), Optional.empty());
                }
                failures.invalidate(effect.id());
                succeeded(effect, result);
            }
            case Attempt.Impossible(String why) -> endAsImpossible(effect, why);
            // This attempt changed nothing, but an earlier one may still have: what was unknown stays unknown.
            case Attempt.NotYet(String why, Duration pause) -> putBack(effect, pause, why, effect.outcomeUnknown());
            case Attempt.Unknown(String why) -> putBack(effect, null, why, true);
        }
    }

    /** Only what an incident is told is worth a line each time. */
    private void succeeded(QueuedEffect effect, EffectResult result) {
        LoggingEventBuilder line = LOG.atLevel(effect.effect().incident().isPresent() ? Level.INFO : Level.DEBUG);
        switch (result) {
            case EffectResult.Posted posted when !isSecret(effect) ->
                line = line.addKeyValue(LogField.CHANNEL, posted.message().channel())
                        .addKeyValue(LogField.TS, posted.message().ts());
            case EffectResult.ChannelMade made when !isSecret(effect) ->
                line = line.addKeyValue(LogField.CHANNEL, made.channel());
            case EffectResult.Posted posted -> {
            }
            case EffectResult.ChannelMade made -> {
            }
            case EffectResult.Backfilled backfilled -> metrics.backfilled(backfilled.added());
            case EffectResult.PersonFound found -> line = line.addKeyValue(LogField.USER, found.person());
            case EffectResult.Archived archived -> line = line.addKeyValue(LogField.CHANNEL, archived.channel());
            case EffectResult.MessageGone gone -> {
            }
            case EffectResult.Done done -> {
            }
            case EffectResult.Invited invited -> {
            }
            case EffectResult.FileShared shared -> {
            }
            case EffectResult.Present present -> {
            }
        }
        line.log("effect {} ({}) is done", effect.id(), kind(effect));
    }

    private void endAsImpossible(QueuedEffect effect, String why) {
        LOG.warn("effect {} ({}) is given up: {}", effect.id(), kind(effect),
                isSecret(effect) ? "people were told why" : why);
        if (effect.effect().incident().isPresent()) {
            followUps.impossible(effect, why);
        } else {
            outbox.giveUp(effect, clock.instant(), why, followUps.instead(effect, why));
        }
        failures.invalidate(effect.id());
    }

    private void putBack(QueuedEffect effect, @Nullable Duration pause, String why, boolean outcomeUnknown) {
        Duration wait = wholeMillis(pause == null ? backoff.after(failed(effect)) : pause);
        Instant at = clock.instant().plus(wait);
        if (endsAt(effect).map(end -> !at.isBefore(end)).orElse(false)) {
            endAsImpossible(effect, outlived().why());
            return;
        }
        LOG.atLevel(pause == null ? Level.INFO : Level.DEBUG).log("effect {} ({}) again in {}: {}", effect.id(), kind(effect),
                wait,
                why);
        letGo.accept(effect, () -> outbox.retryAt(effect, at, why, outcomeUnknown));
    }

    /** Rounded up: stores keep no nanoseconds, and a wait that is cut to nothing would be over before there is room. */
    private static Duration wholeMillis(Duration wait) {
        Duration whole = wait.truncatedTo(ChronoUnit.MILLIS);
        return whole.equals(wait) ? whole : whole.plusMillis(1);
    }

    /** What worked in Slack must not be done twice because our side failed to keep it: the next attempt has to look. */
    private void putBackAfterFailedEnd(QueuedEffect effect, Attempt attempt, Throwable cause) {
        boolean mayHaveWorked = attempt instanceof Attempt.Succeeded || attempt instanceof Attempt.Unknown;
        Instant at = clock.instant().plus(backoff.after(failed(effect)));
        String why = "its end could not be kept: " + cause.getClass().getSimpleName();
        try {
            letGo.accept(effect, () -> outbox.retryAt(effect, at, why, mayHaveWorked || effect.outcomeUnknown()));
        } catch (RuntimeException | Error e) {
            LOG.error("effect {} ({}): could not be put back; its claim will run out", effect.id(), kind(effect), e);
        }
    }

    private int failed(QueuedEffect effect) {
        return failures.asMap().merge(effect.id(), 1, Integer::sum);
    }

    /** When nobody can use it any more; empty for what has to arrive however late. */
    private static Optional<Instant> endsAt(QueuedEffect effect) {
        return switch (effect.effect()) {
            case PersonalEffect.OpenForm form -> Optional.of(effect.committedAt().plus(TRIGGER_LIFETIME));
            case PersonalEffect.Answer answer -> Optional.of(effect.committedAt().plus(ANSWER_LIFETIME));
            case PersonalEffect.AskWhichOf ask -> Optional.of(effect.committedAt().plus(ANSWER_LIFETIME));
            case PersonalEffect.Welcome welcome -> Optional.of(effect.committedAt().plus(NEWCOMER_FOR));
            case PersonalEffect.PublishHome home -> Optional.empty();
            case Effect.LookUpPerson person -> Optional.empty();
            case Effect.LookUpChannel channel -> Optional.empty();
            case Effect.InIncident inIncident -> Optional.empty();
        };
    }

    private static Attempt.Impossible outlived() {
        return new Attempt.Impossible("Slack could not be reached while there was still somebody waiting for it.");
    }

    /** Whoever reads the log or the metrics is in no private incident's channel, and not told that there is one. */
    private boolean isSecret(QueuedEffect effect) {
        return effect.effect() instanceof ChannelEffect.MakePrivate || effect.effect().incident().filter(isPrivate).isPresent();
    }

    private static String kind(QueuedEffect effect) {
        Class<? extends Effect> kind = effect.effect() instanceof ChannelEffect.MakePrivate
                ? ChannelEffect.CreateChannel.class
                : effect.effect().getClass();
        return kind.getSimpleName();
    }

    private static String outcome(Attempt attempt) {
        return switch (attempt) {
            case Attempt.Succeeded succeeded -> "succeeded";
            case Attempt.NotYet notYet -> "not_yet";
            case Attempt.Unknown unknown -> "unknown";
            case Attempt.Impossible impossible -> "impossible";
        };
    }
}
