-- When somebody last used a command, so that only who has not for long is coached.
CREATE TABLE command_uses (
    user_id TEXT   NOT NULL PRIMARY KEY,
    used_at BIGINT NOT NULL
);
