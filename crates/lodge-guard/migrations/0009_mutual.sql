CREATE TABLE guard_peering (
    id        {INT} NOT NULL PRIMARY KEY,
    server_id {INT} NOT NULL REFERENCES guard_server (id) ON DELETE CASCADE,
    handle    {BLOB} NOT NULL,
    side      TEXT NOT NULL,
    stand     TEXT NOT NULL,
    url       TEXT NOT NULL,
    peer_id   {INT} NOT NULL,
    called    TEXT NOT NULL,
    shared    {BLOB} NOT NULL,
    own_seed  {BLOB} NOT NULL,
    peer_key  {BLOB},
    made_at   {INT} NOT NULL,
    heard_at  {INT},
    ends_at   {INT} NOT NULL
) {STRICT};

CREATE INDEX guard_peering_server ON guard_peering (server_id);
CREATE INDEX guard_peering_handle ON guard_peering (handle);
CREATE INDEX guard_peering_ends_at ON guard_peering (ends_at);

CREATE TABLE guard_mutual_trace (
    id         {INT} NOT NULL PRIMARY KEY,
    server_id  {INT} NOT NULL REFERENCES guard_server (id) ON DELETE CASCADE,
    peering_id {INT} NOT NULL,
    user_id    {INT} NOT NULL,
    hash       {BLOB} NOT NULL,
    seen_at    {INT} NOT NULL,
    banned_at  {INT},
    ends_at    {INT} NOT NULL
) {STRICT};

CREATE INDEX guard_mutual_trace_peering ON guard_mutual_trace (peering_id, banned_at);
CREATE INDEX guard_mutual_trace_user ON guard_mutual_trace (user_id, server_id);
CREATE INDEX guard_mutual_trace_server ON guard_mutual_trace (server_id);
CREATE INDEX guard_mutual_trace_ends_at ON guard_mutual_trace (ends_at);
