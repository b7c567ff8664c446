CREATE TABLE guard_effect (
    id         {INT} NOT NULL PRIMARY KEY,
    server_id  {INT} NOT NULL REFERENCES guard_server (id) ON DELETE CASCADE,
    case_id    {INT} NOT NULL,
    user_id    {INT},
    channel_id {INT},
    role_id    {INT},
    did        TEXT NOT NULL,
    stand      TEXT NOT NULL,
    before     {BLOB},
    after      {BLOB},
    done_at    {INT} NOT NULL
) {STRICT};

CREATE INDEX guard_effect_server ON guard_effect (server_id);
CREATE INDEX guard_effect_case ON guard_effect (case_id, stand, id);
CREATE INDEX guard_effect_user ON guard_effect (user_id);
CREATE INDEX guard_effect_done_at ON guard_effect (done_at);

CREATE TABLE guard_mass (
    id         {INT} NOT NULL PRIMARY KEY,
    server_id  {INT} NOT NULL REFERENCES guard_server (id) ON DELETE CASCADE,
    case_id    {INT} NOT NULL,
    actor_id   {INT} NOT NULL,
    channel_id {INT} NOT NULL,
    message_id {INT},
    state      TEXT NOT NULL,
    begun_at   {INT} NOT NULL
) {STRICT};

CREATE INDEX guard_mass_server ON guard_mass (server_id);
CREATE INDEX guard_mass_case ON guard_mass (case_id);
CREATE INDEX guard_mass_actor ON guard_mass (actor_id);
CREATE INDEX guard_mass_state ON guard_mass (state);
CREATE INDEX guard_mass_begun_at ON guard_mass (begun_at);
