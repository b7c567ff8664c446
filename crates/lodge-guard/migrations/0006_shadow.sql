CREATE TABLE guard_shadow (
    server_id {INT} NOT NULL REFERENCES guard_server (id) ON DELETE CASCADE,
    rule      {INT} NOT NULL,
    day       {INT} NOT NULL,
    breaches  {INT} NOT NULL,
    people    {INT} NOT NULL,
    judged    {INT} NOT NULL,
    missed    {INT} NOT NULL,
    deletes   {INT} NOT NULL,
    tells     {INT} NOT NULL,
    names     {INT} NOT NULL,
    timeouts  {INT} NOT NULL,
    roles     {INT} NOT NULL,
    kicks     {INT} NOT NULL,
    bans      {INT} NOT NULL,
    PRIMARY KEY (server_id, rule, day)
) {STRICT} {CLUSTER};

CREATE INDEX guard_shadow_day ON guard_shadow (day);
