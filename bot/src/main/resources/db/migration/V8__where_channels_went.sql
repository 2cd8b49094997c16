-- The id that Slack gave a channel instead of this one, as it does when a channel becomes shared; null for one that kept its own.
ALTER TABLE channels ADD COLUMN moved_to TEXT;
