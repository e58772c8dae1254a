-- The ledger of key support, what was decided at each review of an entry, and the
-- conferences. Persons and students lie in the school's cabinet and are named by uid.

CREATE TABLE "key_support" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "number_year" INTEGER,
  "number" INTEGER,
  "student" BLOB NOT NULL,
  "opened_on" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  "level" TEXT NOT NULL,
  "category" TEXT,
  "reason" TEXT,
  "measures" TEXT,
  "guardian_informed_on" TEXT,
  "guardian_informed_way" TEXT,
  "guardian_informed_by" BLOB,
  "guardian_not_informed" TEXT,
  "care_state" TEXT NOT NULL,
  "review_every" INTEGER,
  "next_review_on" TEXT NOT NULL,
  "closed_on" TEXT,
  "close_reason" TEXT
);
CREATE INDEX "key_support_by_student" ON "key_support" ("student", "opened_on" DESC);
CREATE INDEX "key_support_by_number" ON "key_support" ("number_year", "number");
CREATE INDEX "key_support_by_review" ON "key_support" ("closed_on", "next_review_on");
CREATE TABLE "key_support_decided_by" (
  "record" BLOB NOT NULL REFERENCES "key_support" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "target" BLOB NOT NULL,
  PRIMARY KEY ("record", "position")
) WITHOUT ROWID;
CREATE INDEX "key_support_decided_by_by_target" ON "key_support_decided_by" ("target", "record");
CREATE TABLE "key_support_members" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "record" BLOB NOT NULL REFERENCES "key_support" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "role" TEXT NOT NULL,
  "person" BLOB,
  "name" TEXT,
  "duty" TEXT,
  "frequency" TEXT,
  "pledge" INTEGER,
  "pledged_on" TEXT
);
CREATE INDEX "key_support_members_by_record" ON "key_support_members" ("record", "position");

CREATE TABLE "key_support_review" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "entry" BLOB NOT NULL REFERENCES "key_support" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "held_on" TEXT NOT NULL,
  "others" TEXT,
  "change" TEXT,
  "level_before" TEXT,
  "level" TEXT NOT NULL,
  "measures" TEXT,
  "decision" TEXT NOT NULL,
  "close_reason" TEXT,
  "ends_term" INTEGER,
  "term" TEXT,
  "next_review_on" TEXT
);
CREATE INDEX "key_support_review_by_entry" ON "key_support_review" ("entry", "held_on" DESC);
CREATE TABLE "key_support_review_people" (
  "record" BLOB NOT NULL REFERENCES "key_support_review" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "target" BLOB NOT NULL,
  PRIMARY KEY ("record", "position")
) WITHOUT ROWID;
CREATE INDEX "key_support_review_people_by_target" ON "key_support_review_people" ("target", "record");

CREATE TABLE "case_meeting" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "held_on" TEXT NOT NULL,
  "started_at" TEXT,
  "place" TEXT,
  "chair" BLOB,
  "others" TEXT,
  "student" BLOB NOT NULL,
  "entry" BLOB REFERENCES "key_support" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "report" TEXT,
  "opinion" TEXT,
  "level_before" TEXT,
  "level" TEXT,
  "decision" TEXT,
  "measures" TEXT,
  "next_on" TEXT
);
CREATE INDEX "case_meeting_by_student" ON "case_meeting" ("student", "held_on" DESC);
CREATE INDEX "case_meeting_by_entry" ON "case_meeting" ("entry");
CREATE INDEX "case_meeting_by_date" ON "case_meeting" ("held_on");
CREATE TABLE "case_meeting_people" (
  "record" BLOB NOT NULL REFERENCES "case_meeting" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "target" BLOB NOT NULL,
  PRIMARY KEY ("record", "position")
) WITHOUT ROWID;
CREATE INDEX "case_meeting_people_by_target" ON "case_meeting_people" ("target", "record");
