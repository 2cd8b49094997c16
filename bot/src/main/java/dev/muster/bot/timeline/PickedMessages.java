package dev.muster.bot.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;

/**
 * Messages that somebody picked in Slack, kept until they have said what for. Slack shows a picked message once, it may be
 * longer than what a form or a button can carry, and it may stand where the bot cannot look.
 */
public interface PickedMessages {
    /** How long somebody may take to say it. */
    Duration KEPT_FOR = Duration.ofDays(1);

    /** Keeps one under a key, and forgets the old ones. The same key again changes nothing. */
    void keep(String key, SlackMessage message, Instant at);

    /** Forgets those that nobody has said anything about in time: they are none of the bot's business any more. */
    void forgetOld(Instant now);

    /** The message picked under this key; empty where it is no longer kept, or was deleted in Slack. */
    Optional<SlackMessage> find(String key);

    /** A message of an incident's channel as the record has it now, in its last version; empty where it has none. */
    Optional<SlackMessage> recorded(MessageRef message);

    /** The incidents in which this message is evidence, the newest first. */
    List<IncidentId> evidenceIn(MessageRef message);
}
