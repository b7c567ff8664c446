ALTER TABLE console_webhook ADD COLUMN former_secret {BLOB};
ALTER TABLE console_webhook ADD COLUMN former_until {INT};
