-- What the workspace is called on the web: the beginning of every permalink.
CREATE TABLE workspaces (
    id       TEXT   NOT NULL PRIMARY KEY,
    url      TEXT   NOT NULL,
    known_at BIGINT NOT NULL
);
