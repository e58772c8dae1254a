-- What every cabinet has beside its records. @cabinet@ is school, care or
-- casework: table names are unique over all cabinets, since a trigger cannot
-- name an attached database.

-- What the cabinet remembers of its vault: school, cabinet, desk, roll_length, roll_hash,
-- beside (the other cabinets that were there).
CREATE TABLE @cabinet@_memory (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- Every save; the record's row is the projection of its newest version.
CREATE TABLE @cabinet@_version (
  id      INTEGER PRIMARY KEY,
  uid     BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  kind    INTEGER NOT NULL,
  record  BLOB NOT NULL CHECK (length (record) = 16),
  parents BLOB NOT NULL CHECK (length (parents) % 16 = 0), -- version uids, one after the other
  author  BLOB NOT NULL CHECK (length (author) = 16),
  desk    BLOB NOT NULL CHECK (length (desk) = 16),
  counter INTEGER NOT NULL,                                -- of this desk, from 1
  lamport INTEGER NOT NULL,
  at      INTEGER NOT NULL,                                -- Unix seconds, the real clock
  reason  TEXT,
  state   INTEGER NOT NULL,                                -- 1 signed, 2 withdrawn
  body    TEXT NOT NULL,                                   -- JSON by field number
  salt    BLOB NOT NULL CHECK (length (salt) = 16),
  entry   INTEGER NOT NULL                                 -- the audit entry whose digest covers it
);
CREATE INDEX @cabinet@_version_entry ON @cabinet@_version (entry, id);
CREATE INDEX @cabinet@_version_record ON @cabinet@_version (record, id);

-- One entry a transaction or look; no name, no text.
CREATE TABLE @cabinet@_audit (
  sequence  INTEGER PRIMARY KEY,
  at        INTEGER NOT NULL,
  account   BLOB NOT NULL CHECK (length (account) = 16),
  verb      TEXT NOT NULL,
  kind      INTEGER,
  record    BLOB,
  digest    BLOB NOT NULL CHECK (length (digest) = 32),    -- of the transaction's versions and letters; zeros for a look
  previous  BLOB NOT NULL CHECK (length (previous) = 32),
  signature BLOB NOT NULL CHECK (length (signature) = 64),
  hash      BLOB NOT NULL UNIQUE CHECK (length (hash) = 32)
);

-- What must follow in another cabinet: done at once, and again at unlock if a
-- crash fell between.
CREATE TABLE @cabinet@_pending (
  uid     BLOB PRIMARY KEY CHECK (length (uid) = 16),
  account BLOB NOT NULL CHECK (length (account) = 16),
  what    TEXT NOT NULL,
  payload TEXT NOT NULL
) WITHOUT ROWID;

-- Sealed letters. In school they cross between people and cabinets; in the
-- others they are notes to oneself.
CREATE TABLE @cabinet@_letter (
  uid          BLOB PRIMARY KEY CHECK (length (uid) = 16),
  receiver     TEXT NOT NULL,
  receiver_key TEXT NOT NULL,
  writer       BLOB NOT NULL CHECK (length (writer) = 16),
  written_at   INTEGER NOT NULL,
  length       INTEGER NOT NULL,
  sealed       BLOB NOT NULL,
  entry        INTEGER NOT NULL                            -- the audit entry whose digest covers it
);
