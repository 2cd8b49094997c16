-- Who holds which role besides command, as JSON; null for nobody. Command has its own column.
ALTER TABLE incidents ADD COLUMN roles TEXT;

-- For how long somebody had a role, command included. What holds now stands in incidents; this is for looking back.
CREATE TABLE role_stints (
    id          ${identity},
    incident_id ${number} NOT NULL REFERENCES incidents (id),
    role        TEXT NOT NULL,
    user_id     TEXT NOT NULL,
    from_at     BIGINT NOT NULL,
    -- Null while they have it and the incident is not over.
    to_at       BIGINT
);
CREATE INDEX role_stints_by_incident ON role_stints (incident_id);
CREATE INDEX role_stints_by_person ON role_stints (user_id, role, from_at);

INSERT INTO role_stints (incident_id, role, user_id, from_at, to_at)
SELECT i.id, 'commander', i.commander,
       COALESCE((SELECT MAX(t.happened_at) FROM timeline t WHERE t.incident_id = i.id AND t.kind = 'role_assigned'), i.declared_at),
       i.resolved_at
FROM incidents i
WHERE i.commander IS NOT NULL;
