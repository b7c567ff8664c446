CREATE TABLE guard_epoch (
    server_id {INT} NOT NULL REFERENCES guard_server (id) ON DELETE CASCADE,
    quarter   {INT} NOT NULL,
    secret    {BLOB} NOT NULL,
    ends_at   {INT} NOT NULL,
    PRIMARY KEY (server_id, quarter)
) {STRICT} {CLUSTER};

CREATE INDEX guard_epoch_ends_at ON guard_epoch (ends_at);

CREATE TABLE guard_trace (
    id        {INT} NOT NULL PRIMARY KEY,
    server_id {INT} NOT NULL REFERENCES guard_server (id) ON DELETE CASCADE,
    user_id   {INT} NOT NULL,
    signal    TEXT NOT NULL,
    quarter   {INT} NOT NULL,
    hash      {BLOB} NOT NULL,
    seen_at   {INT} NOT NULL,
    banned_at {INT},
    ends_at   {INT} NOT NULL
) {STRICT};

CREATE INDEX guard_trace_hash ON guard_trace (server_id, hash);
CREATE INDEX guard_trace_user ON guard_trace (user_id, server_id);
CREATE INDEX guard_trace_ends_at ON guard_trace (ends_at);

CREATE TABLE guard_apart (
    server_id {INT} NOT NULL REFERENCES guard_server (id) ON DELETE CASCADE,
    user_id   {INT} NOT NULL,
    pair      {BLOB} NOT NULL,
    ends_at   {INT} NOT NULL,
    PRIMARY KEY (server_id, user_id, pair)
) {STRICT} {CLUSTER};

CREATE INDEX guard_apart_pair ON guard_apart (server_id, pair);
CREATE INDEX guard_apart_user ON guard_apart (user_id);
CREATE INDEX guard_apart_ends_at ON guard_apart (ends_at);

CREATE TABLE guard_verification (
    id         {INT} NOT NULL PRIMARY KEY,
    server_id  {INT} NOT NULL REFERENCES guard_server (id) ON DELETE CASCADE,
    user_id    {INT} NOT NULL,
    way        TEXT NOT NULL,
    tenths     {INT} NOT NULL,
    reasons    TEXT NOT NULL,
    judgement  TEXT,
    decided_at {INT} NOT NULL
) {STRICT};

CREATE INDEX guard_verification_server ON guard_verification (server_id, id);
CREATE INDEX guard_verification_user ON guard_verification (user_id);
CREATE INDEX guard_verification_decided_at ON guard_verification (decided_at);

CREATE TABLE guard_likeness (
    verification_id {INT} NOT NULL PRIMARY KEY,
    server_id       {INT} NOT NULL REFERENCES guard_server (id) ON DELETE CASCADE,
    user_id         {INT} NOT NULL,
    found_at        {INT} NOT NULL
) {STRICT};

CREATE INDEX guard_likeness_server ON guard_likeness (server_id);
CREATE INDEX guard_likeness_user ON guard_likeness (user_id);
CREATE INDEX guard_likeness_found_at ON guard_likeness (found_at);

CREATE TABLE guard_weighed (
    server_id {INT} NOT NULL REFERENCES guard_server (id) ON DELETE CASCADE,
    because   TEXT NOT NULL,
    same      {INT} NOT NULL,
    different {INT} NOT NULL,
    PRIMARY KEY (server_id, because)
) {STRICT} {CLUSTER};
