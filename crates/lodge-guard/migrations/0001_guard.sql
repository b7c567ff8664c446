CREATE TABLE guard_server (
    id        {INT} NOT NULL PRIMARY KEY,
    owner_id  {INT} NOT NULL,
    name      {BLOB} NOT NULL,
    settings  TEXT NOT NULL,
    next_case {INT} NOT NULL,
    joined_at {INT} NOT NULL
) {STRICT};

CREATE INDEX guard_server_owner ON guard_server (owner_id);

CREATE TABLE guard_case (
    id         {INT} NOT NULL PRIMARY KEY,
    server_id  {INT} NOT NULL REFERENCES guard_server (id) ON DELETE CASCADE,
    number     {INT} NOT NULL,
    kind       TEXT NOT NULL,
    target_id  {INT},
    channel_id {INT},
    reason     {BLOB},
    rule       TEXT,
    opened_at  {INT} NOT NULL,
    ends_at    {INT},
    undone_at  {INT}
) {STRICT};

CREATE UNIQUE INDEX guard_case_number ON guard_case (server_id, number);
CREATE INDEX guard_case_target ON guard_case (target_id, server_id, id);
CREATE INDEX guard_case_opened_at ON guard_case (opened_at);

CREATE TABLE guard_case_edit (
    id          {INT} NOT NULL PRIMARY KEY,
    server_id   {INT} NOT NULL REFERENCES guard_server (id) ON DELETE CASCADE,
    case_id     {INT} NOT NULL,
    target_id   {INT},
    before      {BLOB},
    opened_at   {INT} NOT NULL,
    replaced_at {INT} NOT NULL
) {STRICT};

CREATE INDEX guard_case_edit_server ON guard_case_edit (server_id);
CREATE INDEX guard_case_edit_case ON guard_case_edit (case_id, id);
CREATE INDEX guard_case_edit_target ON guard_case_edit (target_id);
CREATE INDEX guard_case_edit_opened_at ON guard_case_edit (opened_at);

CREATE TABLE guard_report (
    id          {INT} NOT NULL PRIMARY KEY,
    server_id   {INT} NOT NULL REFERENCES guard_server (id) ON DELETE CASCADE,
    about_id    {INT},
    channel_id  {INT},
    message_id  {INT},
    words       {BLOB},
    settled     {INT} NOT NULL,
    reported_at {INT} NOT NULL
) {STRICT};

CREATE INDEX guard_report_server ON guard_report (server_id, settled, id);
CREATE INDEX guard_report_about ON guard_report (about_id);
CREATE INDEX guard_report_reported_at ON guard_report (reported_at);

CREATE TABLE guard_change (
    id         {INT} NOT NULL PRIMARY KEY,
    server_id  {INT} NOT NULL REFERENCES guard_server (id) ON DELETE CASCADE,
    what       TEXT NOT NULL,
    object     {INT} NOT NULL,
    member_id  {INT},
    before     {BLOB},
    after      {BLOB},
    changed_at {INT} NOT NULL
) {STRICT};

CREATE INDEX guard_change_server ON guard_change (server_id, id);
CREATE INDEX guard_change_member ON guard_change (member_id);
CREATE INDEX guard_change_changed_at ON guard_change (changed_at);

CREATE TABLE guard_deed (
    id        {INT} NOT NULL PRIMARY KEY,
    server_id {INT} NOT NULL REFERENCES guard_server (id) ON DELETE CASCADE,
    actor_id  {INT} NOT NULL,
    done      TEXT NOT NULL,
    tool      TEXT NOT NULL,
    weight    {INT} NOT NULL,
    case_id   {INT},
    report_id {INT},
    change_id {INT},
    outcome   TEXT NOT NULL,
    done_at   {INT} NOT NULL
) {STRICT};

CREATE INDEX guard_deed_server ON guard_deed (server_id, id);
CREATE INDEX guard_deed_actor ON guard_deed (actor_id, server_id, done_at);
CREATE INDEX guard_deed_case ON guard_deed (case_id);
CREATE INDEX guard_deed_report ON guard_deed (report_id);
CREATE INDEX guard_deed_change ON guard_deed (change_id);
CREATE INDEX guard_deed_done_at ON guard_deed (done_at);

CREATE TABLE guard_appeal (
    id        {INT} NOT NULL PRIMARY KEY,
    server_id {INT} NOT NULL REFERENCES guard_server (id) ON DELETE CASCADE,
    case_id   {INT},
    user_id   {INT} NOT NULL,
    words     {BLOB} NOT NULL,
    verdict   TEXT NOT NULL,
    answer    {BLOB},
    asked_at  {INT} NOT NULL
) {STRICT};

CREATE INDEX guard_appeal_server ON guard_appeal (server_id, verdict, id);
CREATE INDEX guard_appeal_case ON guard_appeal (case_id);
CREATE INDEX guard_appeal_user ON guard_appeal (user_id);
CREATE INDEX guard_appeal_asked_at ON guard_appeal (asked_at);

CREATE TABLE guard_timer (
    id         {INT} NOT NULL PRIMARY KEY,
    server_id  {INT} NOT NULL REFERENCES guard_server (id) ON DELETE CASCADE,
    user_id    {INT},
    lift       TEXT NOT NULL,
    role_id    {INT},
    channel_id {INT},
    before     TEXT,
    case_id    {INT},
    due_at     {INT} NOT NULL
) {STRICT};

CREATE INDEX guard_timer_due_at ON guard_timer (due_at);
CREATE INDEX guard_timer_server ON guard_timer (server_id);
CREATE INDEX guard_timer_user ON guard_timer (user_id);
CREATE INDEX guard_timer_case ON guard_timer (case_id);

CREATE TABLE guard_sticky (
    server_id {INT} NOT NULL REFERENCES guard_server (id) ON DELETE CASCADE,
    user_id   {INT} NOT NULL,
    roles     TEXT NOT NULL,
    left_at   {INT} NOT NULL,
    PRIMARY KEY (server_id, user_id)
) {STRICT} {CLUSTER};

CREATE INDEX guard_sticky_user ON guard_sticky (user_id);
CREATE INDEX guard_sticky_left_at ON guard_sticky (left_at);

CREATE TABLE guard_quarantined (
    server_id {INT} NOT NULL REFERENCES guard_server (id) ON DELETE CASCADE,
    user_id   {INT} NOT NULL,
    roles     TEXT NOT NULL,
    taken_at  {INT} NOT NULL,
    PRIMARY KEY (server_id, user_id)
) {STRICT} {CLUSTER};

CREATE INDEX guard_quarantined_user ON guard_quarantined (user_id);
CREATE INDEX guard_quarantined_taken_at ON guard_quarantined (taken_at);

CREATE TABLE guard_menu (
    id         {INT} NOT NULL PRIMARY KEY,
    server_id  {INT} NOT NULL REFERENCES guard_server (id) ON DELETE CASCADE,
    channel_id {INT} NOT NULL,
    message_id {INT},
    offer      TEXT NOT NULL,
    made_at    {INT} NOT NULL
) {STRICT};

CREATE INDEX guard_menu_server ON guard_menu (server_id);

CREATE TABLE guard_session (
    shard    {INT} NOT NULL PRIMARY KEY,
    shards   {INT} NOT NULL,
    session  {BLOB} NOT NULL,
    resume   {BLOB} NOT NULL,
    heard    {INT} NOT NULL,
    heard_at {INT} NOT NULL
) {STRICT};

CREATE INDEX guard_session_heard_at ON guard_session (heard_at);

CREATE TABLE guard_once (
    hash    {BLOB} NOT NULL PRIMARY KEY,
    ends_at {INT} NOT NULL
) {STRICT};

CREATE INDEX guard_once_ends_at ON guard_once (ends_at);
