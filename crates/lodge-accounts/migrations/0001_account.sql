CREATE TABLE accounts_account (
    id          {INT} NOT NULL PRIMARY KEY,
    email       {BLOB} NOT NULL,
    email_blind {BLOB} NOT NULL UNIQUE,
    name        {BLOB} NOT NULL,
    password    {BLOB},
    admin       {INT} NOT NULL,
    language    TEXT NOT NULL,
    created_at  {INT} NOT NULL
) {STRICT};
