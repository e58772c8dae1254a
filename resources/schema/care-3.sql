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

-- Who of the staff took part in a screening: that alone. No answer of theirs is kept.

CREATE TABLE "staff_screening" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "campaign" BLOB NOT NULL,
  "staff" BLOB NOT NULL,
  "took_part_on" TEXT NOT NULL
);
CREATE INDEX "staff_screening_by_campaign" ON "staff_screening" ("campaign", "staff");
