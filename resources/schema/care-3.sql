-- What happens when a child is in danger: the event, who is concerned, every step
-- with its time, who was told, and how the student is afterwards. But for a part's
-- own sense nothing is required: in danger nobody waits for a field.

CREATE TABLE "crisis_event" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "number_year" INTEGER,
  "number" INTEGER,
  "found_at" INTEGER,
  "found_on" TEXT,
  "found_by" BLOB,
  "found_by_other" TEXT,
  "kind" TEXT,
  "place" TEXT,
  "report_kind" TEXT,
  "report_to" TEXT,
  "report_at" INTEGER,
  "receipt" TEXT,
  "tell_guardian" TEXT,
  "hand_over_to" TEXT,
  "hand_over_relation" TEXT,
  "hand_over_at" INTEGER,
  "hand_over_signed" INTEGER,
  "advice_given" TEXT,
  "advice_other" TEXT,
  "affected_support" TEXT,
  "note_kept" TEXT,
  "note_handed_at" INTEGER,
  "review_on" TEXT,
  "closed_on" TEXT,
  "paper_kept" TEXT,
  "origin" TEXT
);
CREATE INDEX "crisis_event_by_date" ON "crisis_event" ("found_on", "withdrawn");
CREATE INDEX "crisis_event_by_number" ON "crisis_event" ("number_year", "number");
CREATE INDEX "crisis_event_by_origin" ON "crisis_event" ("origin");
CREATE TABLE "crisis_event_people" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "record" BLOB NOT NULL REFERENCES "crisis_event" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "student" BLOB,
  "name" TEXT,
  "kind" TEXT,
  "role" TEXT,
  "relation" TEXT,
  "suspected" INTEGER,
  "letter" TEXT
);
CREATE INDEX "crisis_event_people_by_record" ON "crisis_event_people" ("record", "position");
CREATE INDEX "crisis_event_people_by_student" ON "crisis_event_people" ("student", "record");
CREATE TABLE "crisis_event_timeline" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "record" BLOB NOT NULL REFERENCES "crisis_event" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "step" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  "done_by" BLOB,
  "witness" TEXT,
  "note" TEXT,
  "letter" TEXT
);
CREATE INDEX "crisis_event_timeline_by_record" ON "crisis_event_timeline" ("record", "position");
CREATE INDEX "crisis_event_timeline_by_letter" ON "crisis_event_timeline" ("letter");
CREATE TABLE "crisis_event_told" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "record" BLOB NOT NULL REFERENCES "crisis_event" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "whom" TEXT NOT NULL,
  "at" INTEGER,
  "told_by" BLOB,
  "what" TEXT
);
CREATE INDEX "crisis_event_told_by_record" ON "crisis_event_told" ("record", "position");
CREATE TABLE "crisis_event_follow_ups" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "record" BLOB NOT NULL REFERENCES "crisis_event" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "planned_on" TEXT NOT NULL,
  "done_on" TEXT,
  "done_by" BLOB,
  "note" TEXT
);
CREATE INDEX "crisis_event_follow_ups_by_record" ON "crisis_event_follow_ups" ("record", "position");
CREATE INDEX "crisis_event_follow_ups_by_day" ON "crisis_event_follow_ups" ("planned_on");
