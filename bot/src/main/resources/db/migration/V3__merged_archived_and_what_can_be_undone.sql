-- The incident that this one turned out to be the same as; null for one that stands for itself. No foreign key: whoever
-- copies the table row by row would meet an incident that was merged into a later one first.
ALTER TABLE incidents ADD COLUMN merged_into ${number};
CREATE INDEX incidents_by_merge ON incidents (merged_into) WHERE merged_into IS NOT NULL;

ALTER TABLE channels ADD COLUMN archived BOOLEAN NOT NULL DEFAULT FALSE;

-- Each change of what people decide about an incident, with how things stood before and after: what an undo puts back.
CREATE TABLE changes (
    incident_id ${number} NOT NULL REFERENCES incidents (id),
    -- The incident's revision that it made.
    revision    BIGINT NOT NULL,
    -- Its timeline entry.
    seq         BIGINT NOT NULL,
    kind        TEXT NOT NULL,
    actor_kind  TEXT NOT NULL,
    actor       TEXT,
    changed_at  BIGINT NOT NULL,
    body        TEXT NOT NULL,
    -- Null while it stands.
    undone_at   BIGINT,
    PRIMARY KEY (incident_id, revision)
);
