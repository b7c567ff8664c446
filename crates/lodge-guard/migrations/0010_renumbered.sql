CREATE TABLE guard_renumbered (
    id        {INT} NOT NULL PRIMARY KEY,
    server_id {INT} NOT NULL REFERENCES guard_server (id) ON DELETE CASCADE,
    part      TEXT NOT NULL,
    old_id    {INT} NOT NULL,
    new_id    {INT} NOT NULL,
    made_at   {INT} NOT NULL
) {STRICT};

CREATE INDEX guard_renumbered_server ON guard_renumbered (server_id);
CREATE INDEX guard_renumbered_made_at ON guard_renumbered (made_at);
