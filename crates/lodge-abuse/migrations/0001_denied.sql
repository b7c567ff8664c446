CREATE TABLE abuse_denied (
    id          {INT} NOT NULL PRIMARY KEY,
    thing       {BLOB} NOT NULL,
    thing_blind {BLOB} NOT NULL UNIQUE,
    reason      TEXT NOT NULL,
    created_at  {INT} NOT NULL,
    expires_at  {INT} NOT NULL
) {STRICT};
