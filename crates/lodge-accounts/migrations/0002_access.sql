ALTER TABLE accounts_account ADD COLUMN zone TEXT NOT NULL DEFAULT 'UTC';
ALTER TABLE accounts_account ADD COLUMN theme TEXT NOT NULL DEFAULT 'auto';
ALTER TABLE accounts_account ADD COLUMN announced TEXT;

CREATE TABLE accounts_session (
    id         {INT} NOT NULL PRIMARY KEY,
    account_id {INT} NOT NULL REFERENCES accounts_account (id) ON DELETE CASCADE,
    hash       {BLOB} NOT NULL UNIQUE,
    device     {BLOB} NOT NULL,
    created_at {INT} NOT NULL,
    seen_at    {INT} NOT NULL,
    proved_at  {INT} NOT NULL,
    expires_at {INT} NOT NULL
) {STRICT};

CREATE INDEX accounts_session_account ON accounts_session (account_id);
CREATE INDEX accounts_session_expires_at ON accounts_session (expires_at);

CREATE TABLE accounts_passkey (
    id           {INT} NOT NULL PRIMARY KEY,
    account_id   {INT} NOT NULL REFERENCES accounts_account (id) ON DELETE CASCADE,
    handle       {BLOB} NOT NULL,
    handle_blind {BLOB} NOT NULL UNIQUE,
    credential   {BLOB} NOT NULL,
    label        {BLOB} NOT NULL,
    created_at   {INT} NOT NULL,
    used_on      {INT}
) {STRICT};

CREATE INDEX accounts_passkey_account ON accounts_passkey (account_id);

CREATE TABLE accounts_totp (
    account_id {INT} NOT NULL PRIMARY KEY REFERENCES accounts_account (id) ON DELETE CASCADE,
    secret     {BLOB} NOT NULL,
    last_step  {INT} NOT NULL,
    created_at {INT} NOT NULL
) {STRICT};

CREATE TABLE accounts_recovery_code (
    id         {INT} NOT NULL PRIMARY KEY,
    account_id {INT} NOT NULL REFERENCES accounts_account (id) ON DELETE CASCADE,
    hash       {BLOB} NOT NULL UNIQUE,
    created_at {INT} NOT NULL
) {STRICT};

CREATE INDEX accounts_recovery_code_account ON accounts_recovery_code (account_id);

CREATE TABLE accounts_link (
    id         {INT} NOT NULL PRIMARY KEY,
    account_id {INT} NOT NULL REFERENCES accounts_account (id) ON DELETE CASCADE,
    provider   TEXT NOT NULL,
    who        {BLOB} NOT NULL,
    who_blind  {BLOB} NOT NULL UNIQUE,
    created_at {INT} NOT NULL
) {STRICT};

CREATE INDEX accounts_link_account ON accounts_link (account_id);

CREATE TABLE accounts_token (
    id         {INT} NOT NULL PRIMARY KEY,
    account_id {INT} NOT NULL REFERENCES accounts_account (id) ON DELETE CASCADE,
    hash       {BLOB} NOT NULL UNIQUE,
    label      {BLOB} NOT NULL,
    scopes     TEXT NOT NULL,
    created_at {INT} NOT NULL,
    expires_at {INT},
    used_on    {INT}
) {STRICT};

CREATE INDEX accounts_token_account ON accounts_token (account_id);
CREATE INDEX accounts_token_expires_at ON accounts_token (expires_at);

CREATE TABLE accounts_delegate (
    id         {INT} NOT NULL PRIMARY KEY,
    account_id {INT} NOT NULL REFERENCES accounts_account (id) ON DELETE CASCADE,
    owner_id   {INT} NOT NULL REFERENCES accounts_account (id) ON DELETE CASCADE,
    module     TEXT NOT NULL,
    object     {INT} NOT NULL,
    role       TEXT NOT NULL,
    created_at {INT} NOT NULL,
    UNIQUE (account_id, module, object)
) {STRICT};

CREATE INDEX accounts_delegate_owner ON accounts_delegate (owner_id);
CREATE INDEX accounts_delegate_object ON accounts_delegate (module, object);

CREATE TABLE accounts_limit (
    account_id   {INT} NOT NULL PRIMARY KEY REFERENCES accounts_account (id) ON DELETE CASCADE,
    domains      {INT} NOT NULL,
    aliases      {INT} NOT NULL,
    messages_day {INT} NOT NULL,
    views_month  {INT} NOT NULL,
    changed_at   {INT} NOT NULL
) {STRICT};

CREATE TABLE accounts_request (
    id          {INT} NOT NULL PRIMARY KEY,
    account_id  {INT} NOT NULL REFERENCES accounts_account (id) ON DELETE CASCADE,
    kind        TEXT NOT NULL,
    text        {BLOB} NOT NULL,
    state       TEXT NOT NULL,
    testimonial TEXT NOT NULL,
    quote       {BLOB},
    created_at  {INT} NOT NULL
) {STRICT};

CREATE INDEX accounts_request_account ON accounts_request (account_id);
CREATE INDEX accounts_request_state ON accounts_request (state);

CREATE TABLE accounts_answer (
    id         {INT} NOT NULL PRIMARY KEY,
    account_id {INT} NOT NULL REFERENCES accounts_account (id) ON DELETE CASCADE,
    request_id {INT} NOT NULL REFERENCES accounts_request (id) ON DELETE CASCADE,
    by_writer  {INT} NOT NULL,
    text       {BLOB} NOT NULL,
    created_at {INT} NOT NULL
) {STRICT};

CREATE INDEX accounts_answer_account ON accounts_answer (account_id);
CREATE INDEX accounts_answer_request ON accounts_answer (request_id);

CREATE TABLE accounts_notice (
    digest       TEXT NOT NULL PRIMARY KEY,
    summary      TEXT NOT NULL,
    announced_at {INT} NOT NULL,
    effective_at {INT} NOT NULL
) {STRICT};
