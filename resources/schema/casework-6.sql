-- The half of a student's plan that is the counsellors' alone.

CREATE TABLE "plan_state" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "student" BLOB NOT NULL,
  "year" INTEGER NOT NULL,
  "noted_on" TEXT NOT NULL,
  "own_words" TEXT,
  "treatment_told" TEXT NOT NULL,
  "heed" TEXT
);
CREATE INDEX "plan_state_by_student" ON "plan_state" ("student", "year");
