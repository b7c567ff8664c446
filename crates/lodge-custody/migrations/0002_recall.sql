CREATE TABLE custody_recall (
    id {INT} NOT NULL PRIMARY KEY,
    drawer TEXT NOT NULL,
    held TEXT NOT NULL,
    noted_at {INT} NOT NULL
) {STRICT};
CREATE INDEX custody_recall_noted_at ON custody_recall (noted_at);
