-- Messages come in the order of their times, in many channels at once. With the time first an index grows at its end, a page or
-- two for a whole commit; with the channel first every commit touched a page for each channel.
DROP INDEX timeline_by_dedup;
CREATE UNIQUE INDEX timeline_by_dedup ON timeline (dedup, channel);
DROP INDEX timeline_by_message;
CREATE INDEX timeline_by_message ON timeline (ts, channel) WHERE ts IS NOT NULL;
DROP INDEX raw_payloads_by_message;
CREATE INDEX raw_payloads_by_message ON raw_payloads (ts, channel) WHERE ts IS NOT NULL;

-- What tells where an incident stands, without the talk in between: see Lines.TALK.
CREATE INDEX timeline_without_talk ON timeline (incident_id, seq)
    WHERE kind NOT IN ('message', 'message_edited', 'message_deleted', 'reaction_added', 'reaction_removed', 'file_shared');
