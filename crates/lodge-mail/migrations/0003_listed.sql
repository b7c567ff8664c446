-- The list of a domain's aliases, and how many there are, are read off this alone.
CREATE INDEX mail_alias_listed ON mail_alias (domain_id, id, closed);
