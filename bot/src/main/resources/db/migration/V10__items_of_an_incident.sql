-- What an incident holds besides its own state: proposals and whatever else has a number, a life and a card of its own.
CREATE TABLE items (
    incident_id  ${number} NOT NULL REFERENCES incidents (id),
    kind         TEXT    NOT NULL,
    number       BIGINT  NOT NULL,
    state        TEXT    NOT NULL,
    is_open      BOOLEAN NOT NULL,
    -- Whose move it is; null where it waits for nobody in particular.
    awaits       TEXT,
    body         TEXT    NOT NULL,
    -- Its card in Slack; null until it was posted.
    card_channel TEXT,
    card_ts      TEXT,
    PRIMARY KEY (incident_id, kind, number)
);
CREATE INDEX items_by_person ON items (awaits, incident_id) WHERE awaits IS NOT NULL;
