CREATE TABLE console_provider (
    id            TEXT NOT NULL PRIMARY KEY,
    name          TEXT NOT NULL,
    kind          TEXT NOT NULL,
    issuer        TEXT NOT NULL,
    authorize     TEXT NOT NULL,
    token         TEXT NOT NULL,
    userinfo      TEXT NOT NULL,
    fields        TEXT NOT NULL,
    client_id     TEXT NOT NULL,
    client_secret {BLOB} NOT NULL,
    scopes        TEXT NOT NULL
) {STRICT};
