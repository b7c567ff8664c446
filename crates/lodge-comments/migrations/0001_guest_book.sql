CREATE TABLE comments_site (
    id          {INT} NOT NULL PRIMARY KEY,
    account_id  {INT} NOT NULL REFERENCES accounts_account (id) ON DELETE CASCADE,
    host        {BLOB} NOT NULL,
    host_blind  {BLOB} NOT NULL,
    title       {BLOB} NOT NULL,
    rules       TEXT NOT NULL,
    locked      {INT} NOT NULL,
    sso_key     {BLOB},
    akismet_key {BLOB},
    created_at  {INT} NOT NULL,
    changed_at  {INT} NOT NULL
) {STRICT};

CREATE INDEX comments_site_account ON comments_site (account_id);
CREATE INDEX comments_site_changed_at ON comments_site (changed_at);
CREATE INDEX comments_site_host ON comments_site (host_blind);
CREATE UNIQUE INDEX comments_site_once ON comments_site (account_id, host_blind);

CREATE TABLE comments_page (
    id         {INT} NOT NULL PRIMARY KEY,
    site_id    {INT} NOT NULL REFERENCES comments_site (id) ON DELETE CASCADE,
    path       TEXT NOT NULL,
    title      TEXT NOT NULL,
    locked     {INT} NOT NULL,
    revision   {INT} NOT NULL,
    shown      {INT} NOT NULL,
    created_at {INT} NOT NULL,
    changed_at {INT} NOT NULL
) {STRICT};

CREATE UNIQUE INDEX comments_page_path ON comments_page (site_id, path);
CREATE INDEX comments_page_changed_at ON comments_page (changed_at);

CREATE TABLE comments_former_path (
    site_id {INT} NOT NULL REFERENCES comments_site (id) ON DELETE CASCADE,
    path    TEXT NOT NULL,
    page_id {INT} NOT NULL REFERENCES comments_page (id) ON DELETE CASCADE,
    PRIMARY KEY (site_id, path)
) {STRICT} {CLUSTER};

CREATE INDEX comments_former_path_page ON comments_former_path (page_id);

CREATE TABLE comments_visitor (
    id            {INT} NOT NULL PRIMARY KEY,
    site_id       {INT} NOT NULL REFERENCES comments_site (id) ON DELETE CASCADE,
    way           TEXT NOT NULL,
    account_id    {INT} REFERENCES accounts_account (id) ON DELETE SET NULL,
    name          {BLOB} NOT NULL,
    email         {BLOB},
    email_blind   {BLOB},
    email_proved  {INT} NOT NULL,
    outside       {BLOB},
    outside_blind {BLOB},
    website       {BLOB},
    picture       {BLOB},
    moderates     {INT} NOT NULL,
    shadowed      {INT} NOT NULL,
    language      TEXT NOT NULL,
    notified      {INT} NOT NULL,
    created_at    {INT} NOT NULL
) {STRICT};

CREATE INDEX comments_visitor_email ON comments_visitor (email_blind);
CREATE UNIQUE INDEX comments_visitor_outside ON comments_visitor (site_id, outside_blind);
CREATE UNIQUE INDEX comments_visitor_account ON comments_visitor (account_id, site_id);
CREATE INDEX comments_visitor_site ON comments_visitor (site_id);

CREATE TABLE comments_session (
    id         {INT} NOT NULL PRIMARY KEY,
    visitor_id {INT} NOT NULL REFERENCES comments_visitor (id) ON DELETE CASCADE,
    hash       {BLOB} NOT NULL UNIQUE,
    created_at {INT} NOT NULL,
    expires_at {INT} NOT NULL
) {STRICT};

CREATE INDEX comments_session_visitor ON comments_session (visitor_id);
CREATE INDEX comments_session_expires_at ON comments_session (expires_at);

-- What belongs under one page lies together, in the order in which it was written.
CREATE TABLE comments_comment (
    page_id   {INT} NOT NULL REFERENCES comments_page (id) ON DELETE CASCADE,
    id        {INT} NOT NULL,
    site_id   {INT} NOT NULL REFERENCES comments_site (id) ON DELETE CASCADE,
    parent    {INT},
    author_id {INT} REFERENCES comments_visitor (id) ON DELETE SET NULL,
    body      {BLOB} NOT NULL,
    html      {BLOB} NOT NULL,
    state     TEXT NOT NULL,
    why       TEXT,
    sticky    {INT} NOT NULL,
    brought   {INT} NOT NULL,
    posted_at {INT} NOT NULL,
    edited_at {INT},
    PRIMARY KEY (page_id, id)
) {STRICT} {CLUSTER};

CREATE UNIQUE INDEX comments_comment_id ON comments_comment (id);
CREATE INDEX comments_comment_author ON comments_comment (author_id);
CREATE INDEX comments_comment_state ON comments_comment (site_id, state, id);

CREATE TABLE comments_vote (
    page_id    {INT} NOT NULL REFERENCES comments_page (id) ON DELETE CASCADE,
    comment    {INT} NOT NULL,
    visitor_id {INT} NOT NULL REFERENCES comments_visitor (id) ON DELETE CASCADE,
    value      {INT} NOT NULL,
    PRIMARY KEY (page_id, comment, visitor_id)
) {STRICT} {CLUSTER};

CREATE INDEX comments_vote_visitor ON comments_vote (visitor_id);

CREATE TABLE comments_reaction (
    page_id    {INT} NOT NULL REFERENCES comments_page (id) ON DELETE CASCADE,
    comment    {INT} NOT NULL,
    visitor_id {INT} NOT NULL REFERENCES comments_visitor (id) ON DELETE CASCADE,
    kind       TEXT NOT NULL,
    PRIMARY KEY (page_id, comment, visitor_id, kind)
) {STRICT} {CLUSTER};

CREATE INDEX comments_reaction_visitor ON comments_reaction (visitor_id);

CREATE TABLE comments_revision (
    id          {INT} NOT NULL PRIMARY KEY,
    page_id     {INT} NOT NULL REFERENCES comments_page (id) ON DELETE CASCADE,
    comment     {INT} NOT NULL,
    author_id   {INT} REFERENCES comments_visitor (id) ON DELETE CASCADE,
    body        {BLOB} NOT NULL,
    replaced_at {INT} NOT NULL
) {STRICT};

CREATE INDEX comments_revision_comment ON comments_revision (page_id, comment);
CREATE INDEX comments_revision_author ON comments_revision (author_id);
CREATE INDEX comments_revision_replaced_at ON comments_revision (replaced_at);

CREATE TABLE comments_act (
    id         {INT} NOT NULL PRIMARY KEY,
    site_id    {INT} NOT NULL REFERENCES comments_site (id) ON DELETE CASCADE,
    account_id {INT} REFERENCES accounts_account (id) ON DELETE SET NULL,
    done       TEXT NOT NULL,
    page_id    {INT} REFERENCES comments_page (id) ON DELETE SET NULL,
    comment    {INT},
    before     TEXT,
    reason     {BLOB},
    done_at    {INT} NOT NULL
) {STRICT};

CREATE INDEX comments_act_site ON comments_act (site_id, id);
CREATE INDEX comments_act_account ON comments_act (account_id);
CREATE INDEX comments_act_page ON comments_act (page_id);
CREATE INDEX comments_act_done_at ON comments_act (done_at);

CREATE TABLE comments_report (
    id          {INT} NOT NULL PRIMARY KEY,
    site_id     {INT} NOT NULL REFERENCES comments_site (id) ON DELETE CASCADE,
    page_id     {INT} NOT NULL REFERENCES comments_page (id) ON DELETE CASCADE,
    comment     {INT} NOT NULL,
    visitor_id  {INT} REFERENCES comments_visitor (id) ON DELETE CASCADE,
    ground      TEXT NOT NULL,
    words       {BLOB},
    settled     {INT} NOT NULL,
    reported_at {INT} NOT NULL
) {STRICT};

CREATE INDEX comments_report_site ON comments_report (site_id, settled, id);
CREATE INDEX comments_report_comment ON comments_report (page_id, comment);
CREATE INDEX comments_report_visitor ON comments_report (visitor_id);
CREATE INDEX comments_report_reported_at ON comments_report (reported_at);

CREATE TABLE comments_ban (
    id         {INT} NOT NULL PRIMARY KEY,
    site_id    {INT} NOT NULL REFERENCES comments_site (id) ON DELETE CASCADE,
    visitor_id {INT} REFERENCES comments_visitor (id) ON DELETE CASCADE,
    network    {BLOB},
    reason     {BLOB},
    by_account {INT},
    created_at {INT} NOT NULL,
    ends_at    {INT} NOT NULL
) {STRICT};

CREATE INDEX comments_ban_site ON comments_ban (site_id);
CREATE INDEX comments_ban_visitor ON comments_ban (visitor_id);
CREATE INDEX comments_ban_ends_at ON comments_ban (ends_at);
