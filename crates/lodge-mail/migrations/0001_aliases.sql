CREATE TABLE mail_domain (
    id          {INT} NOT NULL PRIMARY KEY,
    account_id  {INT} NOT NULL REFERENCES accounts_account (id) ON DELETE CASCADE,
    name        {BLOB} NOT NULL,
    name_blind  {BLOB} NOT NULL UNIQUE,
    verified_at {INT},
    created_at  {INT} NOT NULL
) {STRICT};

CREATE INDEX mail_domain_account ON mail_domain (account_id);

CREATE TABLE mail_alias (
    id            {INT} NOT NULL PRIMARY KEY,
    account_id    {INT} NOT NULL REFERENCES accounts_account (id) ON DELETE CASCADE,
    domain_id     {INT} NOT NULL REFERENCES mail_domain (id) ON DELETE CASCADE,
    address       {BLOB} NOT NULL,
    address_blind {BLOB} NOT NULL UNIQUE,
    destinations  {BLOB} NOT NULL,
    label         {BLOB},
    closed        {INT},
    created_at    {INT} NOT NULL
) {STRICT};

CREATE INDEX mail_alias_account ON mail_alias (account_id);
CREATE INDEX mail_alias_domain ON mail_alias (domain_id);

CREATE TABLE mail_change (
    seq        {INT} NOT NULL PRIMARY KEY,
    kind       {INT} NOT NULL,
    target     {INT} NOT NULL,
    changed_at {INT} NOT NULL
) {STRICT};

CREATE INDEX mail_change_changed_at ON mail_change (changed_at);

CREATE TABLE mail_revision (
    one  {INT} NOT NULL PRIMARY KEY,
    last {INT} NOT NULL
) {STRICT};

INSERT INTO mail_revision (one, last) VALUES (1, 0);
