-- Who is in an incident's channel, as far as Slack has said: only they may see a private incident. Times are microseconds.
CREATE TABLE channel_members (
    channel   TEXT    NOT NULL,
    user_id   TEXT    NOT NULL,
    is_member BOOLEAN NOT NULL,
    -- Slack's time of the newest join or leave that is known of; 0 where it is known otherwise, so that any event counts more.
    told_at   BIGINT  NOT NULL,
    PRIMARY KEY (channel, user_id)
);
