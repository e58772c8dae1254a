-- A student's plan, one a student and school year; the state of mind lies in the casework.

CREATE TABLE "student_plan" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "student" BLOB NOT NULL REFERENCES "student" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "year" INTEGER NOT NULL,
  "form" TEXT NOT NULL,
  "made_on" TEXT NOT NULL,
  "carried_from" INTEGER,
  "emergency" TEXT,
  "emergency_phone" TEXT,
  "lives_with" TEXT,
  "carer" TEXT,
  "parents_away" TEXT,
  "contact_rhythm" TEXT,
  "family_events" TEXT,
  "family_talk" TEXT,
  "study" TEXT,
  "interests" TEXT,
  "life_rhythm" TEXT,
  "peers" TEXT,
  "teachers" TEXT,
  "screen_time" TEXT,
  "roles" TEXT,
  "strengths" TEXT,
  "supporters" TEXT,
  "worked_before" TEXT,
  "classroom" TEXT,
  "review" TEXT,
  "next_year" TEXT,
  "handover_consent" TEXT
);
CREATE INDEX "student_plan_by_student" ON "student_plan" ("student", "year");
CREATE INDEX "student_plan_by_year" ON "student_plan" ("year", "student");
CREATE TABLE "student_plan_written_by" (
  "record" BLOB NOT NULL REFERENCES "student_plan" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "target" BLOB NOT NULL REFERENCES "staff" ("uid") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("record", "position")
) WITHOUT ROWID;
CREATE INDEX "student_plan_written_by_by_target" ON "student_plan_written_by" ("target", "record");
CREATE TABLE "student_plan_goals" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "record" BLOB NOT NULL REFERENCES "student_plan" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "goal" TEXT NOT NULL,
  "measure" TEXT,
  "who" TEXT,
  "due_on" TEXT,
  "state" TEXT NOT NULL
);
CREATE INDEX "student_plan_goals_by_record" ON "student_plan_goals" ("record", "position");
CREATE TABLE "student_plan_node_watch" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "record" BLOB NOT NULL REFERENCES "student_plan" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "node" TEXT NOT NULL,
  "seen_on" TEXT NOT NULL,
  "how" TEXT,
  "said" TEXT,
  "seen_by" BLOB REFERENCES "staff" ("uid") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "student_plan_node_watch_by_record" ON "student_plan_node_watch" ("record", "position");
