CREATE TABLE guard_wish (
    id        {INT} NOT NULL PRIMARY KEY,
    server_id {INT} NOT NULL REFERENCES guard_server (id) ON DELETE CASCADE,
    by_id     {INT} NOT NULL,
    what      TEXT NOT NULL,
    weight    {INT} NOT NULL,
    wanted    {BLOB} NOT NULL,
    asked_at  {INT} NOT NULL,
    ends_at   {INT} NOT NULL
) {STRICT};

CREATE INDEX guard_wish_server ON guard_wish (server_id, id);
CREATE INDEX guard_wish_by ON guard_wish (by_id);
CREATE INDEX guard_wish_ends_at ON guard_wish (ends_at);
