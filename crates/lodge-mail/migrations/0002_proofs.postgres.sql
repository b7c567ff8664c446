-- Anybody may say that a domain is theirs; one account at most has proved it. Were the name unique among what was only
-- said, whoever said it first would keep its owner out. So the name is unique among proved domains, and once in each
-- account. In the same way an address is unique within one account's domain, not in all.
ALTER TABLE mail_domain DROP CONSTRAINT mail_domain_name_blind_key;
ALTER TABLE mail_alias DROP CONSTRAINT mail_alias_address_blind_key;

CREATE INDEX mail_domain_name ON mail_domain (name_blind);
CREATE UNIQUE INDEX mail_domain_once ON mail_domain (account_id, name_blind);
CREATE UNIQUE INDEX mail_domain_proved ON mail_domain (name_blind) WHERE verified_at IS NOT NULL;
CREATE INDEX mail_alias_address ON mail_alias (address_blind);
CREATE UNIQUE INDEX mail_alias_once ON mail_alias (domain_id, address_blind);
