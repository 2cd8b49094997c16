package dev.muster.bot.incident;

import java.time.Instant;
import java.util.Set;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.UserId;

/**
 * Who is in the channels of incidents, as Slack said last. Joins and leaves come with Slack's events and with confirmed
 * invitations, in the transaction that keeps those; a whole list is read where events may have been missed. Where two
 * sources disagree at about the same time, the one that says "not in it" holds.
 */
public interface ChannelMembers {
    /** Whether this person is in the channel. */
    boolean has(ChannelId channel, UserId person);

    /** Everybody in the channel, bots too. */
    Set<UserId> of(ChannelId channel);

    /**
     * Keeps a whole list that Slack gave.
     *
     * @param readAt when reading began, by our clock; what Slack told of a later time stays
     */
    void read(ChannelId channel, Set<UserId> everybody, Instant readAt);
}
