-- Messages that somebody picked in Slack, as Slack showed them, until they have said what for.
CREATE TABLE picked_messages (
    request_key TEXT   NOT NULL PRIMARY KEY,
    channel     TEXT   NOT NULL,
    ts          TEXT   NOT NULL,
    body        TEXT   NOT NULL,
    picked_at   BIGINT NOT NULL
);
CREATE INDEX picked_messages_by_message ON picked_messages (channel, ts);
CREATE INDEX picked_messages_by_time ON picked_messages (picked_at);

-- Who opened the app's Home tab last when.
CREATE TABLE home_tabs (
    user_id   TEXT   NOT NULL PRIMARY KEY,
    opened_at BIGINT NOT NULL
);
CREATE INDEX home_tabs_by_time ON home_tabs (opened_at);

-- Who was shown last when where an incident stands, on coming into its channel.
CREATE TABLE welcomes (
    incident_id ${number} NOT NULL REFERENCES incidents (id),
    user_id     TEXT   NOT NULL,
    welcomed_at BIGINT NOT NULL,
    PRIMARY KEY (incident_id, user_id)
);
