-- The id that Slack gave a channel instead of this one, as it does when a channel becomes shared; null for one that kept its own.
ALTER TABLE channels ADD COLUMN moved_to TEXT;

-- What ended need not be known by its words any more: they may quote what was deleted in Slack since.
UPDATE effects SET body = '{}' WHERE settled_at IS NOT NULL;
