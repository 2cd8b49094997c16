package dev.muster.bot.effect;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.id.ChannelId;

/** The effects that wait in the store. They get in with the change that decides them; the few that no change causes, here. */
public interface Outbox {
    /**
     * Adds an effect that belongs to no change, such as an answer or a form: durable when the method returns. The same
     * request key again adds nothing.
     */
    void add(String requestKey, Effect effect, Instant at);

    /** Adds effects that their {@linkplain Effect#mergeKey merge keys} keep from doubling, all in one step. */
    void addAll(List<? extends Effect> effects, Instant at);

    /**
     * Claims the first waiting effect of each lane that nobody works on, urgent ones first, and counts the attempt. A
     * claim that is not settled within {@code lease} can be claimed again, with {@link QueuedEffect#outcomeUnknown} set:
     * whoever held it may have sent it.
     */
    List<QueuedEffect> claim(Instant now, Duration lease, int limit);

    /**
     * Frees what a process that is gone had claimed, where only one process can work on the store; elsewhere those claims
     * run out by themselves. Called once at start, so that nobody waits for a dead process.
     */
    void takeOver();

    /** When the next effect can be claimed; empty when none waits. */
    Optional<Instant> nextReadyAt();

    /** Puts a claimed effect back until {@code at}. */
    void retryAt(QueuedEffect effect, Instant at, String why, boolean outcomeUnknown);

    /** Ends a claimed effect that belongs to no incident. {@code why} is empty when it worked. */
    void settle(QueuedEffect effect, Instant at, Optional<String> why);

    /** Ends a claimed effect that belongs to no incident and can never work; what is done {@code instead} is kept with that. */
    void giveUp(QueuedEffect effect, Instant at, String why, Optional<Effect> instead);

    /**
     * Forgets effects that ended before, and their request keys, {@code most} of each at a time so that nobody waits for it;
     * whether there is more to forget.
     */
    boolean forgetEnded(Instant before, int most);

    /**
     * Whether the history of this channel is being read, or is to be read by {@code now}, and that was added after {@code since}.
     */
    boolean isBeingRead(ChannelId channel, Instant since, Instant now);

    /** Whether what somebody asked for under this request key was carried out or answered; not for ever, but for weeks. */
    boolean wasAsked(String requestKey);

    /** What waits, for metrics and readiness. */
    Backlog backlog();

    /**
     * What waits.
     *
     * @param waiting    effects not yet settled
     * @param oldestAt   when the oldest of those was committed for which somebody waits; empty when none does
     * @param catchingUp those of them that read what was missed, which may take long and keeps nobody waiting
     */
    record Backlog(long waiting, Optional<Instant> oldestAt, long catchingUp) {}
}
