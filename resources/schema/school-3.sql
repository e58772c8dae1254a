-- What is half written and was not saved yet: a letter to oneself that is replaced
-- in place and goes with the save. Of no version and in no audit entry: nobody but
-- its writer can read it. Those who hold the casework cabinet keep theirs there.
CREATE TABLE "school_draft" (
  "uid"          BLOB PRIMARY KEY CHECK (length ("uid") = 16),
  "letter"       BLOB NOT NULL UNIQUE CHECK (length ("letter") = 16),
  "receiver_key" TEXT NOT NULL,
  "writer"       BLOB NOT NULL CHECK (length ("writer") = 16),
  "written_at"   INTEGER NOT NULL,
  "sealed"       BLOB NOT NULL
);
