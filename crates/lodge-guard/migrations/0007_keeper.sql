CREATE TABLE guard_keeper (
    account_id {INT} NOT NULL PRIMARY KEY,
    member_id  {INT} NOT NULL,
    servers    TEXT NOT NULL,
    told_at    {INT} NOT NULL
) {STRICT};

CREATE INDEX guard_keeper_member ON guard_keeper (member_id);
CREATE INDEX guard_keeper_told_at ON guard_keeper (told_at);
