CREATE TABLE comments_wish (
    site_id    {INT} NOT NULL REFERENCES comments_site (id) ON DELETE CASCADE,
    account_id {INT} NOT NULL REFERENCES accounts_account (id) ON DELETE CASCADE,
    wish       TEXT NOT NULL,
    told_at    {INT} NOT NULL,
    PRIMARY KEY (site_id, account_id)
) {STRICT} {CLUSTER};

CREATE INDEX comments_wish_account ON comments_wish (account_id);

CREATE TABLE comments_follower (
    page_id    {INT} NOT NULL REFERENCES comments_page (id) ON DELETE CASCADE,
    visitor_id {INT} NOT NULL REFERENCES comments_visitor (id) ON DELETE CASCADE,
    since      {INT} NOT NULL,
    PRIMARY KEY (page_id, visitor_id)
) {STRICT} {CLUSTER};

CREATE INDEX comments_follower_visitor ON comments_follower (visitor_id);

CREATE TABLE comments_asked (
    hash     {BLOB} NOT NULL PRIMARY KEY,
    asked_at {INT} NOT NULL
) {STRICT};

CREATE INDEX comments_asked_asked_at ON comments_asked (asked_at);
