-- What is not to be told to somebody, e.g. to a guardian.

CREATE TABLE "withhold" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "student" BLOB NOT NULL,
  "withheld_from" TEXT NOT NULL,
  "relation" TEXT,
  "reason" TEXT NOT NULL,
  "from_on" TEXT NOT NULL,
  "until_on" TEXT,
  "decided_by" BLOB
);
CREATE INDEX "withhold_by_student" ON "withhold" ("student", "from_on" DESC);
