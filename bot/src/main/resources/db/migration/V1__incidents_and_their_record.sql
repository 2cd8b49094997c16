-- Times are microseconds since 1970 (BIGINT): both databases keep them exactly. JSON is text. What differs between the
-- databases stands in placeholders: ${key} a numeric primary key, ${identity} one that counts by itself,
-- ${number} a reference to either.

-- Numbers without gaps, and the row that serialises those who claim effects.
CREATE TABLE counters (
    name  TEXT NOT NULL PRIMARY KEY,
    value BIGINT NOT NULL
);
INSERT INTO counters (name, value) VALUES ('incident', 0);
INSERT INTO counters (name, value) VALUES ('claim', 0);

CREATE TABLE incidents (
    id                ${key},
    title             TEXT NOT NULL,
    severity          TEXT NOT NULL,
    status            TEXT NOT NULL,
    is_private        BOOLEAN NOT NULL,
    impact            TEXT,
    declared_at       BIGINT NOT NULL,
    declared_by_kind  TEXT NOT NULL,
    declared_by       TEXT,
    impact_started_at BIGINT,
    mitigated_at      BIGINT,
    resolved_at       BIGINT,
    commander         TEXT,
    channel           TEXT,
    revision          BIGINT NOT NULL,
    -- The number of its newest timeline entry.
    last_seq          BIGINT NOT NULL
);
CREATE INDEX incidents_unresolved ON incidents (id) WHERE status <> 'resolved';

-- The Slack channels that belong or belonged to an incident, by the name last known.
CREATE TABLE channels (
    id          TEXT NOT NULL PRIMARY KEY,
    incident_id ${number} NOT NULL REFERENCES incidents (id),
    name        TEXT NOT NULL
);
CREATE INDEX channels_by_incident ON channels (incident_id);

CREATE TABLE incident_messages (
    incident_id ${number} NOT NULL REFERENCES incidents (id),
    which       TEXT NOT NULL,
    channel     TEXT NOT NULL,
    ts          TEXT NOT NULL,
    PRIMARY KEY (incident_id, which)
);

-- Requests that were carried out, by a key that is the same when the same request arrives again.
CREATE TABLE requests (
    request_key TEXT NOT NULL PRIMARY KEY,
    -- Null for a request that changed no incident, such as one for a form.
    incident_id ${number} REFERENCES incidents (id),
    acted_at    BIGINT
);
CREATE INDEX requests_by_incident ON requests (incident_id);

-- Append-only. A deletion in Slack takes words out of a line but leaves the line.
CREATE TABLE timeline (
    incident_id ${number} NOT NULL REFERENCES incidents (id),
    seq         BIGINT NOT NULL,
    kind        TEXT NOT NULL,
    happened_at BIGINT NOT NULL,
    known_at    BIGINT NOT NULL,
    actor       TEXT,
    actor_name  TEXT,
    raw_text    TEXT NOT NULL,
    channel     TEXT,
    ts          TEXT,
    thread_ts   TEXT,
    data        TEXT NOT NULL,
    -- The same again when Slack tells the same again; null for what the bot did.
    dedup       TEXT,
    PRIMARY KEY (incident_id, seq)
);
CREATE UNIQUE INDEX timeline_by_dedup ON timeline (channel, dedup);
CREATE INDEX timeline_by_message ON timeline (channel, ts);
CREATE INDEX timeline_by_time ON timeline (channel, kind, happened_at);
CREATE INDEX timeline_by_thread ON timeline (channel, thread_ts, happened_at) WHERE thread_ts IS NOT NULL;

-- Who has said something in which incident.
CREATE TABLE participants (
    user_id     TEXT NOT NULL,
    incident_id ${number} NOT NULL REFERENCES incidents (id),
    PRIMARY KEY (user_id, incident_id)
);
CREATE INDEX participants_by_incident ON participants (incident_id);

-- What came, as it came. Channel and ts name the message whose words it may carry, so that a deletion finds it.
CREATE TABLE raw_payloads (
    id          ${identity},
    event_id    TEXT,
    incident_id ${number} NOT NULL REFERENCES incidents (id),
    received_at BIGINT NOT NULL,
    source      TEXT NOT NULL,
    type        TEXT NOT NULL,
    raw         TEXT NOT NULL,
    channel     TEXT,
    ts          TEXT
);
CREATE UNIQUE INDEX raw_payloads_by_event ON raw_payloads (event_id) WHERE event_id IS NOT NULL;
CREATE INDEX raw_payloads_by_message ON raw_payloads (channel, ts) WHERE ts IS NOT NULL;
CREATE INDEX raw_payloads_by_incident ON raw_payloads (incident_id);

CREATE TABLE people (
    id        TEXT NOT NULL PRIMARY KEY,
    -- Null until Slack has said who it is.
    name      TEXT,
    -- The name as one looks it up: without regard to case.
    name_key  TEXT,
    time_zone TEXT,
    bot       BOOLEAN NOT NULL,
    seen_at   BIGINT NOT NULL,
    found_at  BIGINT
);
CREATE INDEX people_by_name ON people (name_key);

-- What a user, a channel or a user group was called, from when on it was known.
CREATE TABLE names (
    id       TEXT NOT NULL,
    known_at BIGINT NOT NULL,
    name     TEXT NOT NULL,
    PRIMARY KEY (id, known_at, name)
);

CREATE TABLE timers (
    id          ${identity},
    incident_id ${number} NOT NULL REFERENCES incidents (id),
    kind        TEXT NOT NULL,
    about       TEXT NOT NULL,
    due_at      BIGINT NOT NULL,
    -- When to try: the time it is due, or later after a failure.
    ready_at    BIGINT NOT NULL,
    -- Null while it is set.
    ended_at    BIGINT,
    -- How it ended: fired, cancelled or moved.
    ended       TEXT
);
CREATE UNIQUE INDEX timers_set ON timers (incident_id, kind, about) WHERE ended_at IS NULL;
CREATE INDEX timers_ready ON timers (ready_at) WHERE ended_at IS NULL;
CREATE INDEX timers_by_incident ON timers (incident_id);

CREATE TABLE effects (
    id              ${identity},
    incident_id     ${number} REFERENCES incidents (id),
    lane            TEXT NOT NULL,
    urgency         INT NOT NULL,
    merge_key       TEXT,
    kind            TEXT NOT NULL,
    body            TEXT NOT NULL,
    committed_at    BIGINT NOT NULL,
    attempts        INT NOT NULL,
    outcome_unknown BOOLEAN NOT NULL,
    -- Not before this time; null for as soon as possible.
    ready_at        BIGINT,
    -- Somebody works on it until then; null while nobody does.
    claimed_until   BIGINT,
    -- Null while it waits or is worked on.
    settled_at      BIGINT,
    -- How it ended: done or failed.
    outcome         TEXT,
    last_error      TEXT
);
CREATE INDEX effects_waiting ON effects (lane, id) WHERE settled_at IS NULL;
CREATE INDEX effects_oldest ON effects (committed_at) WHERE settled_at IS NULL;
CREATE UNIQUE INDEX effects_untouched ON effects (merge_key) WHERE attempts = 0 AND settled_at IS NULL;
CREATE INDEX effects_by_incident ON effects (incident_id);
