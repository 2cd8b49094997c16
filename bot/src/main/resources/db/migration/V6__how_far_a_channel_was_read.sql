-- When the last reading of the channel's whole history began; null while there was none.
ALTER TABLE channels ADD COLUMN history_read_at BIGINT;

-- Nobody asks for messages by their time: they need not stand in it, nor wait for it to be written.
DROP INDEX timeline_by_time;
CREATE INDEX timeline_by_time ON timeline (channel, kind, happened_at) WHERE kind <> 'message';
-- Nobody asks for them by incident.
DROP INDEX raw_payloads_by_incident;
