CREATE TABLE comments_import (
    id         {INT} NOT NULL PRIMARY KEY,
    site_id    {INT} NOT NULL REFERENCES comments_site (id) ON DELETE CASCADE,
    account_id {INT} REFERENCES accounts_account (id) ON DELETE SET NULL,
    format     TEXT NOT NULL,
    stage      TEXT NOT NULL,
    done       {INT} NOT NULL,
    size       {INT} NOT NULL,
    pages      {INT} NOT NULL,
    comments   {INT} NOT NULL,
    there      {INT} NOT NULL,
    left_out   TEXT NOT NULL,
    began_at   {INT} NOT NULL,
    moved_at   {INT} NOT NULL
) {STRICT};

CREATE INDEX comments_import_site ON comments_import (site_id, id);
CREATE INDEX comments_import_account ON comments_import (account_id);
-- One at a time, whichever program does it.
CREATE UNIQUE INDEX comments_import_one ON comments_import (site_id) WHERE stage IN ('running', 'undoing');

CREATE TABLE comments_import_page (
    page_id   {INT} NOT NULL PRIMARY KEY REFERENCES comments_page (id) ON DELETE CASCADE,
    import_id {INT} NOT NULL REFERENCES comments_import (id) ON DELETE CASCADE
) {STRICT};

CREATE INDEX comments_import_page_import ON comments_import_page (import_id, page_id);

CREATE TABLE comments_import_comment (
    site_id   {INT} NOT NULL REFERENCES comments_site (id) ON DELETE CASCADE,
    hash      {BLOB} NOT NULL,
    import_id {INT} NOT NULL REFERENCES comments_import (id) ON DELETE CASCADE,
    page_id   {INT} NOT NULL REFERENCES comments_page (id) ON DELETE CASCADE,
    comment   {INT} NOT NULL,
    came      {INT} NOT NULL,
    PRIMARY KEY (site_id, hash)
) {STRICT} {CLUSTER};

CREATE INDEX comments_import_comment_import ON comments_import_comment (import_id, page_id);
CREATE INDEX comments_import_comment_page ON comments_import_comment (page_id);

CREATE TABLE comments_import_visitor (
    site_id    {INT} NOT NULL REFERENCES comments_site (id) ON DELETE CASCADE,
    hash       {BLOB} NOT NULL,
    visitor_id {INT} NOT NULL REFERENCES comments_visitor (id) ON DELETE CASCADE,
    PRIMARY KEY (site_id, hash)
) {STRICT} {CLUSTER};

CREATE INDEX comments_import_visitor_visitor ON comments_import_visitor (visitor_id);

CREATE TABLE comments_brought (
    page_id {INT} NOT NULL REFERENCES comments_page (id) ON DELETE CASCADE,
    comment {INT} NOT NULL,
    kind    TEXT NOT NULL,
    times   {INT} NOT NULL,
    PRIMARY KEY (page_id, comment, kind)
) {STRICT} {CLUSTER};
