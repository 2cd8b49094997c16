-- Slack tells neither once nor in its own order: the newest it said about a channel's name, and about whether it is archived,
-- counts. Its own time of that; null where it has said nothing. Microseconds.
ALTER TABLE channels ADD COLUMN named_at BIGINT;
ALTER TABLE channels ADD COLUMN archiving_told_at BIGINT;
