CREATE TABLE comments_called (
    visitor_id {INT} NOT NULL PRIMARY KEY REFERENCES comments_visitor (id) ON DELETE CASCADE,
    site_id    {INT} NOT NULL REFERENCES comments_site (id) ON DELETE CASCADE,
    hash       {BLOB} NOT NULL
) {STRICT};

CREATE INDEX comments_called_hash ON comments_called (site_id, hash);

CREATE TABLE comments_passkey (
    id           {INT} NOT NULL PRIMARY KEY,
    visitor_id   {INT} NOT NULL REFERENCES comments_visitor (id) ON DELETE CASCADE,
    handle       {BLOB} NOT NULL,
    handle_blind {BLOB} NOT NULL,
    credential   {BLOB} NOT NULL,
    created_at   {INT} NOT NULL
) {STRICT};

CREATE INDEX comments_passkey_handle ON comments_passkey (handle_blind);
CREATE UNIQUE INDEX comments_passkey_once ON comments_passkey (visitor_id, handle_blind);
