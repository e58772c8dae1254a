-- What teachers raise about students. It comes in sealed letters; the raiser and the
-- first letter name it.

CREATE TABLE "concern" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "letter" TEXT NOT NULL,
  "raised_by" BLOB NOT NULL,
  "student" BLOB NOT NULL,
  "raised_on" TEXT NOT NULL,
  "urgency" TEXT NOT NULL,
  "seen" TEXT NOT NULL,
  "done" TEXT,
  "guardian_told" TEXT NOT NULL,
  "wish" TEXT,
  "state" TEXT NOT NULL,
  "advice" TEXT,
  "tell_met" INTEGER,
  "answered_on" TEXT,
  "revision" INTEGER NOT NULL
);
CREATE INDEX "concern_by_student" ON "concern" ("student", "raised_on" DESC);
CREATE INDEX "concern_by_letter" ON "concern" ("letter");
