-- The first record kinds of the casework cabinet: a table a kind with the columns that
-- every record has, then one a field. What lies in another cabinet is named by
-- uid alone: foreign keys hold only inside a file.

CREATE TABLE "counselling_consent" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "student" BLOB NOT NULL,
  "purpose" TEXT NOT NULL,
  "given_by" TEXT NOT NULL,
  "answer" TEXT NOT NULL,
  "way" TEXT NOT NULL,
  "given_on" TEXT NOT NULL,
  "valid_until" TEXT,
  "revoked_on" TEXT,
  "paper_kept" TEXT
);
CREATE INDEX "counselling_consent_by_student" ON "counselling_consent" ("student", "given_on" DESC);

CREATE TABLE "case_file" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "number" TEXT,
  "student" BLOB,
  "alias" TEXT,
  "opened_on" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  "consent" TEXT NOT NULL,
  "counsellor" BLOB,
  "state" TEXT NOT NULL,
  "closed_on" TEXT,
  "outcome" TEXT,
  "reason" TEXT,
  "background" TEXT,
  "presentation" TEXT,
  "assessment" TEXT,
  "plan" TEXT,
  "effect_student" TEXT,
  "effect_observed" TEXT,
  "effect_guardian" TEXT,
  "advice_teacher" TEXT,
  "advice_guardian" TEXT,
  "advice_student" TEXT,
  "reflection" TEXT
);
CREATE INDEX "case_file_by_student" ON "case_file" ("student", "opened_on" DESC);
CREATE INDEX "case_file_by_number" ON "case_file" ("number");

CREATE TABLE "session" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "client" TEXT NOT NULL,
  "student" BLOB,
  "case_file" BLOB REFERENCES "case_file" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "held_on" TEXT NOT NULL,
  "started_at" TEXT,
  "minutes" INTEGER NOT NULL,
  "place" TEXT NOT NULL,
  "form" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  "theme" TEXT NOT NULL,
  "secrecy_explained" INTEGER,
  "safety" TEXT NOT NULL,
  "level" TEXT,
  "narrative" TEXT,
  "private" INTEGER,
  "private_narrative" BLOB,
  "agreement" TEXT,
  "next_step" TEXT NOT NULL,
  "next_on" TEXT,
  "to_teacher" TEXT,
  "to_teacher_student" TEXT NOT NULL,
  "key_points" TEXT
);
CREATE INDEX "session_by_student" ON "session" ("student", "held_on" DESC);
CREATE INDEX "session_by_case_file" ON "session" ("case_file", "held_on");
-- The term's figures are counted from this index alone.
CREATE INDEX "session_by_date" ON "session" ("held_on", "form", "client", "minutes", "student", "withdrawn");
CREATE TABLE "session_participants" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "record" BLOB NOT NULL REFERENCES "session" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "student" BLOB,
  "who" TEXT,
  "note" TEXT
);
CREATE INDEX "session_participants_by_record" ON "session_participants" ("record", "position");
CREATE INDEX "session_participants_by_student" ON "session_participants" ("student", "record");

CREATE TABLE "received_letter" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "letter" TEXT NOT NULL,
  "writer" BLOB NOT NULL,
  "student" BLOB,
  "written_on" TEXT NOT NULL,
  "what" TEXT NOT NULL,
  "text" TEXT,
  "state" TEXT NOT NULL,
  "advice" TEXT
);
CREATE INDEX "received_letter_by_student" ON "received_letter" ("student", "written_on" DESC);
