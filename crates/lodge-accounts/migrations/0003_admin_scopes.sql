-- There was one scope for those who run this Lodge; now one reads and one changes.
UPDATE accounts_token SET scopes = REPLACE(scopes, 'admin', 'admin:write');
