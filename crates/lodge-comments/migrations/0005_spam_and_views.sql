CREATE TABLE comments_word (
    site_id {INT} NOT NULL REFERENCES comments_site (id) ON DELETE CASCADE,
    word    {INT} NOT NULL,
    spam    {INT} NOT NULL,
    ham     {INT} NOT NULL,
    seen_on {INT} NOT NULL,
    PRIMARY KEY (site_id, word)
) {STRICT} {CLUSTER};

CREATE INDEX comments_word_seen_on ON comments_word (seen_on);

CREATE TABLE comments_learned (
    site_id    {INT} NOT NULL REFERENCES comments_site (id) ON DELETE CASCADE,
    comment    {INT} NOT NULL,
    author_id  {INT} REFERENCES comments_visitor (id) ON DELETE SET NULL,
    spam       {INT} NOT NULL,
    learned_at {INT} NOT NULL,
    PRIMARY KEY (site_id, comment)
) {STRICT} {CLUSTER};

CREATE INDEX comments_learned_author ON comments_learned (author_id);
CREATE INDEX comments_learned_at ON comments_learned (learned_at);

CREATE TABLE comments_view (
    id         {INT} NOT NULL PRIMARY KEY,
    site_id    {INT} NOT NULL REFERENCES comments_site (id) ON DELETE CASCADE,
    page_id    {INT} REFERENCES comments_page (id) ON DELETE SET NULL,
    visitor_id {INT} REFERENCES comments_visitor (id) ON DELETE SET NULL,
    seen_at    {INT} NOT NULL,
    times      {INT} NOT NULL
) {STRICT};

CREATE INDEX comments_view_site ON comments_view (site_id, seen_at);
CREATE INDEX comments_view_page ON comments_view (page_id);
CREATE INDEX comments_view_visitor ON comments_view (visitor_id);
CREATE INDEX comments_view_seen_at ON comments_view (seen_at);

-- Page 0 is the site as a whole, with those pages that nobody has written under.
CREATE TABLE comments_day (
    site_id  {INT} NOT NULL REFERENCES comments_site (id) ON DELETE CASCADE,
    page     {INT} NOT NULL,
    day      {INT} NOT NULL,
    views    {INT} NOT NULL,
    visitors {INT} NOT NULL,
    PRIMARY KEY (site_id, page, day)
) {STRICT} {CLUSTER};

CREATE INDEX comments_day_day ON comments_day (site_id, day);

CREATE TABLE comments_referrer (
    site_id {INT} NOT NULL REFERENCES comments_site (id) ON DELETE CASCADE,
    day     {INT} NOT NULL,
    host    TEXT NOT NULL,
    views   {INT} NOT NULL,
    PRIMARY KEY (site_id, day, host)
) {STRICT} {CLUSTER};

CREATE INDEX comments_referrer_day ON comments_referrer (day);
