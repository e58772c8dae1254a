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

-- What the screening found: observations, answer sheets and levels, a row a child.

CREATE TABLE "screening_observation" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "campaign" BLOB NOT NULL,
  "form" BLOB NOT NULL,
  "student" BLOB NOT NULL,
  "observer" BLOB NOT NULL,
  "observed_on" TEXT NOT NULL,
  "answers" TEXT NOT NULL,
  "remark" TEXT,
  "ask_counsellor" TEXT NOT NULL,
  "letter" TEXT
);
CREATE INDEX "screening_observation_by_student" ON "screening_observation" ("student", "campaign");
CREATE INDEX "screening_observation_by_campaign" ON "screening_observation" ("campaign", "student");

CREATE TABLE "screening_sheet" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "campaign" BLOB NOT NULL,
  "instrument" TEXT NOT NULL,
  "instrument_version" TEXT NOT NULL,
  "student" BLOB NOT NULL,
  "filled_on" TEXT NOT NULL,
  "answers" TEXT NOT NULL,
  "entered_by" BLOB,
  "validity" TEXT NOT NULL,
  "void_reason" TEXT,
  "scores" TEXT,
  "flags" TEXT,
  "retest_of" BLOB REFERENCES "screening_sheet" ("uid") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "screening_sheet_by_student" ON "screening_sheet" ("student", "campaign");
CREATE INDEX "screening_sheet_by_campaign" ON "screening_sheet" ("campaign", "instrument", "student");
CREATE INDEX "screening_sheet_by_retest" ON "screening_sheet" ("retest_of");

CREATE TABLE "screening_level" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "campaign" BLOB NOT NULL,
  "student" BLOB NOT NULL,
  "proposed" TEXT,
  "proposed_why" TEXT,
  "interview_on" TEXT,
  "interviewer" BLOB,
  "interview_note" TEXT,
  "confirmed" TEXT,
  "confirmed_by" BLOB,
  "confirmed_on" TEXT,
  "until" TEXT
);
CREATE INDEX "screening_level_by_student" ON "screening_level" ("student", "campaign");
CREATE INDEX "screening_level_by_campaign" ON "screening_level" ("campaign", "student");
