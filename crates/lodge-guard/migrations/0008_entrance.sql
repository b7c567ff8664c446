CREATE TABLE guard_newcomer (
    server_id {INT} NOT NULL REFERENCES guard_server (id) ON DELETE CASCADE,
    user_id   {INT} NOT NULL,
    stage     TEXT NOT NULL,
    away      {BLOB},
    asked_at  {INT} NOT NULL,
    last_at   {INT} NOT NULL,
    reminded  {INT} NOT NULL,
    answers   {BLOB},
    let_in_at {INT},
    ends_at   {INT} NOT NULL,
    PRIMARY KEY (server_id, user_id)
) {STRICT} {CLUSTER};

CREATE INDEX guard_newcomer_stage ON guard_newcomer (server_id, stage, last_at);
CREATE INDEX guard_newcomer_user ON guard_newcomer (user_id);
CREATE INDEX guard_newcomer_ends_at ON guard_newcomer (ends_at);
