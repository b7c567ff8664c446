CREATE TABLE custody_erasure (
    id {INT} NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    mark {BLOB} NOT NULL,
    erased_at {INT} NOT NULL
) {STRICT};
CREATE INDEX custody_erasure_erased_at ON custody_erasure (erased_at);
