CREATE TABLE console_setting (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) {STRICT};

CREATE TABLE console_audit (
    made_at  {INT} NOT NULL PRIMARY KEY,
    findings {INT} NOT NULL
) {STRICT};

CREATE TABLE console_legal_request (
    id     {INT} NOT NULL PRIMARY KEY,
    month  TEXT NOT NULL,
    asker  TEXT NOT NULL,
    answer TEXT NOT NULL
) {STRICT};

CREATE TABLE console_policy (
    digest   TEXT NOT NULL,
    language TEXT NOT NULL,
    text     TEXT NOT NULL,
    changes  TEXT NOT NULL,
    noted_at {INT} NOT NULL,
    PRIMARY KEY (digest, language)
) {STRICT};

CREATE TABLE console_webhook (
    id         {INT} NOT NULL PRIMARY KEY,
    account_id {INT} NOT NULL REFERENCES accounts_account (id) ON DELETE CASCADE,
    url        {BLOB} NOT NULL,
    secret     {BLOB} NOT NULL,
    events     TEXT NOT NULL,
    off_since  {INT},
    created_at {INT} NOT NULL
) {STRICT};

CREATE INDEX console_webhook_account ON console_webhook (account_id);

CREATE TABLE console_webhook_due (
    id          {INT} NOT NULL PRIMARY KEY,
    account_id  {INT} NOT NULL REFERENCES accounts_account (id) ON DELETE CASCADE,
    webhook_id  {INT} NOT NULL REFERENCES console_webhook (id) ON DELETE CASCADE,
    kind        TEXT NOT NULL,
    object      {INT} NOT NULL,
    happened_at {INT} NOT NULL,
    attempts    {INT} NOT NULL,
    next_at     {INT} NOT NULL
) {STRICT};

CREATE INDEX console_webhook_due_account ON console_webhook_due (account_id);
CREATE INDEX console_webhook_due_webhook ON console_webhook_due (webhook_id);
CREATE INDEX console_webhook_due_happened_at ON console_webhook_due (happened_at);
CREATE INDEX console_webhook_due_next_at ON console_webhook_due (next_at);

CREATE TABLE console_webhook_attempt (
    id         {INT} NOT NULL PRIMARY KEY,
    account_id {INT} NOT NULL REFERENCES accounts_account (id) ON DELETE CASCADE,
    webhook_id {INT} NOT NULL REFERENCES console_webhook (id) ON DELETE CASCADE,
    kind       TEXT NOT NULL,
    attempt    {INT} NOT NULL,
    outcome    TEXT NOT NULL,
    made_at    {INT} NOT NULL
) {STRICT};

CREATE INDEX console_webhook_attempt_account ON console_webhook_attempt (account_id);
CREATE INDEX console_webhook_attempt_webhook ON console_webhook_attempt (webhook_id);
CREATE INDEX console_webhook_attempt_made_at ON console_webhook_attempt (made_at);
