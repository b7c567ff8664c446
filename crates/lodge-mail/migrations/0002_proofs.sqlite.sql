-- Anybody may say that a domain is theirs; one account at most has proved it. Were the name unique among what was only
-- said, whoever said it first would keep its owner out. So the name is unique among proved domains, and once in each
-- account. In the same way an address is unique within one account's domain, not in all.
--
-- SQLite cannot take UNIQUE from a column. Children are made and dropped before their parents: a dropped parent would
-- take its aliases along.
CREATE TABLE mail_domain_new (
    id          {INT} NOT NULL PRIMARY KEY,
    account_id  {INT} NOT NULL REFERENCES accounts_account (id) ON DELETE CASCADE,
    name        {BLOB} NOT NULL,
    name_blind  {BLOB} NOT NULL,
    verified_at {INT},
    created_at  {INT} NOT NULL
) {STRICT};

CREATE TABLE mail_alias_new (
    id            {INT} NOT NULL PRIMARY KEY,
    account_id    {INT} NOT NULL REFERENCES accounts_account (id) ON DELETE CASCADE,
    domain_id     {INT} NOT NULL REFERENCES mail_domain_new (id) ON DELETE CASCADE,
    address       {BLOB} NOT NULL,
    address_blind {BLOB} NOT NULL,
    destinations  {BLOB} NOT NULL,
    label         {BLOB},
    closed        {INT},
    created_at    {INT} NOT NULL
) {STRICT};

INSERT INTO mail_domain_new (id, account_id, name, name_blind, verified_at, created_at)
SELECT id, account_id, name, name_blind, verified_at, created_at FROM mail_domain;

INSERT INTO mail_alias_new
       (id, account_id, domain_id, address, address_blind, destinations, label, closed, created_at)
SELECT id, account_id, domain_id, address, address_blind, destinations, label, closed, created_at FROM mail_alias;

DROP TABLE mail_alias;
DROP TABLE mail_domain;
ALTER TABLE mail_domain_new RENAME TO mail_domain;
ALTER TABLE mail_alias_new RENAME TO mail_alias;

CREATE INDEX mail_domain_account ON mail_domain (account_id);
CREATE INDEX mail_domain_name ON mail_domain (name_blind);
CREATE UNIQUE INDEX mail_domain_once ON mail_domain (account_id, name_blind);
CREATE UNIQUE INDEX mail_domain_proved ON mail_domain (name_blind) WHERE verified_at IS NOT NULL;
CREATE INDEX mail_alias_account ON mail_alias (account_id);
CREATE INDEX mail_alias_address ON mail_alias (address_blind);
CREATE UNIQUE INDEX mail_alias_once ON mail_alias (domain_id, address_blind);
