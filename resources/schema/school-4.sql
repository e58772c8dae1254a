-- A school's ordinary work: rooms and duty, lessons and activities, group
-- counselling, families, and the training of the staff.

CREATE TABLE "room" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "name" TEXT NOT NULL,
  "function" TEXT NOT NULL,
  "area" INTEGER,
  "place" TEXT,
  "keeper" BLOB REFERENCES "staff" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "keeper_name" TEXT,
  "from_on" TEXT
);

CREATE TABLE "room_check" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "checked_on" TEXT NOT NULL,
  "checked_by" BLOB REFERENCES "staff" ("uid") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "room_check_by_date" ON "room_check" ("checked_on");
CREATE TABLE "room_check_items" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "record" BLOB NOT NULL REFERENCES "room_check" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "item" TEXT NOT NULL,
  "result" TEXT NOT NULL,
  "note" TEXT,
  "evidence" TEXT
);
CREATE INDEX "room_check_items_by_record" ON "room_check_items" ("record", "position");

CREATE TABLE "room_recognition" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "declared_on" TEXT NOT NULL,
  "declared_by" TEXT NOT NULL,
  "result" TEXT NOT NULL,
  "document" TEXT,
  "paper_kept" TEXT
);
CREATE INDEX "room_recognition_by_date" ON "room_recognition" ("declared_on");

CREATE TABLE "duty_slot" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "falls_on" TEXT NOT NULL,
  "started_at" TEXT NOT NULL,
  "ended_at" TEXT NOT NULL,
  "room" BLOB NOT NULL REFERENCES "room" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "person" BLOB NOT NULL REFERENCES "staff" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "person_name" TEXT,
  "deputy" BLOB REFERENCES "staff" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "deputy_name" TEXT,
  "kind" TEXT NOT NULL,
  "counts" INTEGER,
  "series" TEXT
);
CREATE INDEX "duty_slot_by_date" ON "duty_slot" ("falls_on", "started_at", "ended_at", "person", "withdrawn");
CREATE INDEX "duty_slot_by_series" ON "duty_slot" ("series", "falls_on");

CREATE TABLE "duty_sign" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "slot" BLOB REFERENCES "duty_slot" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "falls_on" TEXT NOT NULL,
  "started_at" TEXT NOT NULL,
  "ended_at" TEXT,
  "person" BLOB NOT NULL REFERENCES "staff" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "person_name" TEXT,
  "walk_ins" INTEGER,
  "phone_calls" INTEGER,
  "parents" INTEGER,
  "handover" TEXT
);
CREATE INDEX "duty_sign_by_date" ON "duty_sign" ("falls_on", "started_at", "ended_at", "person", "withdrawn");
CREATE INDEX "duty_sign_by_slot" ON "duty_sign" ("slot");

CREATE TABLE "duty_swap" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "slot" BLOB NOT NULL REFERENCES "duty_slot" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "falls_on" TEXT,
  "person" BLOB REFERENCES "staff" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "person_name" TEXT,
  "deputy" BLOB REFERENCES "staff" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "deputy_name" TEXT,
  "reason" TEXT NOT NULL,
  "agreed_by" BLOB REFERENCES "staff" ("uid") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "duty_swap_by_slot" ON "duty_swap" ("slot", "deputy", "withdrawn");
CREATE INDEX "duty_swap_by_date" ON "duty_swap" ("falls_on");

CREATE TABLE "lesson" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "held_on" TEXT NOT NULL,
  "period" INTEGER,
  "teacher" BLOB NOT NULL REFERENCES "staff" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "teacher_name" TEXT,
  "assistant" BLOB REFERENCES "staff" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT NOT NULL,
  "month_theme" TEXT,
  "theme" TEXT,
  "present" INTEGER,
  "material" TEXT,
  "reflection" TEXT,
  "timetabled" INTEGER,
  "evidence" TEXT
);
CREATE INDEX "lesson_by_date" ON "lesson" ("held_on", "kind", "withdrawn", "uid");
CREATE TABLE "lesson_classes" (
  "record" BLOB NOT NULL REFERENCES "lesson" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "target" BLOB NOT NULL REFERENCES "class" ("uid") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("record", "position")
) WITHOUT ROWID;
CREATE INDEX "lesson_classes_by_target" ON "lesson_classes" ("target", "record");

CREATE TABLE "activity" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "held_on" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "participants" INTEGER,
  "organiser" TEXT,
  "partner" TEXT,
  "health_month" INTEGER,
  "material_kept" TEXT
);
CREATE INDEX "activity_by_date" ON "activity" ("held_on", "kind", "withdrawn");
CREATE TABLE "activity_classes" (
  "record" BLOB NOT NULL REFERENCES "activity" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "target" BLOB NOT NULL REFERENCES "class" ("uid") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("record", "position")
) WITHOUT ROWID;
CREATE INDEX "activity_classes_by_target" ON "activity_classes" ("target", "record");

CREATE TABLE "group_session" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "held_on" TEXT NOT NULL,
  "minutes" INTEGER,
  "theme" TEXT NOT NULL,
  "grades" TEXT,
  "phase" TEXT,
  "led_by" TEXT NOT NULL,
  "leader" BLOB REFERENCES "staff" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "guest" TEXT,
  "present" INTEGER NOT NULL,
  "plan" TEXT,
  "summary" TEXT
);
CREATE INDEX "group_session_by_date" ON "group_session" ("held_on", "phase", "withdrawn");
CREATE TABLE "group_session_classes" (
  "record" BLOB NOT NULL REFERENCES "group_session" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "target" BLOB NOT NULL REFERENCES "class" ("uid") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("record", "position")
) WITHOUT ROWID;
CREATE INDEX "group_session_classes_by_target" ON "group_session_classes" ("target", "record");

CREATE TABLE "parent_meeting" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "held_on" TEXT NOT NULL,
  "scope" TEXT NOT NULL,
  "way" TEXT,
  "households" INTEGER,
  "attended" INTEGER NOT NULL,
  "topics" TEXT,
  "mental_content" TEXT,
  "questions" TEXT,
  "absent_follow_up" INTEGER
);
CREATE INDEX "parent_meeting_by_date" ON "parent_meeting" ("held_on", "scope", "withdrawn", "uid");
CREATE TABLE "parent_meeting_classes" (
  "record" BLOB NOT NULL REFERENCES "parent_meeting" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "target" BLOB NOT NULL REFERENCES "class" ("uid") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("record", "position")
) WITHOUT ROWID;
CREATE INDEX "parent_meeting_classes_by_target" ON "parent_meeting_classes" ("target", "record");
CREATE TABLE "parent_meeting_hosts" (
  "record" BLOB NOT NULL REFERENCES "parent_meeting" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "target" BLOB NOT NULL REFERENCES "staff" ("uid") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("record", "position")
) WITHOUT ROWID;
CREATE INDEX "parent_meeting_hosts_by_target" ON "parent_meeting_hosts" ("target", "record");

CREATE TABLE "reception" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "held_on" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "parents" INTEGER NOT NULL
);
CREATE INDEX "reception_by_date" ON "reception" ("held_on", "kind", "withdrawn");
CREATE TABLE "reception_receivers" (
  "record" BLOB NOT NULL REFERENCES "reception" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "target" BLOB NOT NULL REFERENCES "staff" ("uid") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("record", "position")
) WITHOUT ROWID;
CREATE INDEX "reception_receivers_by_target" ON "reception_receivers" ("target", "record");
CREATE TABLE "reception_matters" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "record" BLOB NOT NULL REFERENCES "reception" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "relation" TEXT,
  "topic" TEXT,
  "answer" TEXT
);
CREATE INDEX "reception_matters_by_record" ON "reception_matters" ("record", "position");

CREATE TABLE "parent_training" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "held_on" TEXT NOT NULL,
  "theme" TEXT NOT NULL,
  "speaker" TEXT NOT NULL,
  "organiser" TEXT NOT NULL,
  "way" TEXT,
  "participants" INTEGER NOT NULL,
  "series" TEXT,
  "hosted_here" INTEGER
);
CREATE INDEX "parent_training_by_date" ON "parent_training" ("held_on", "withdrawn");

CREATE TABLE "lecture" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "held_on" TEXT NOT NULL,
  "series" TEXT NOT NULL,
  "title" TEXT,
  "speaker" TEXT,
  "organiser" TEXT,
  "partner" TEXT,
  "audience" TEXT,
  "participants" INTEGER NOT NULL,
  "hosted_here" INTEGER
);
CREATE INDEX "lecture_by_date" ON "lecture" ("held_on", "withdrawn");

CREATE TABLE "training_plan" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "from_year" INTEGER NOT NULL,
  "until_year" INTEGER,
  "audience" TEXT,
  "goal" TEXT
);
CREATE TABLE "training_plan_years" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "record" BLOB NOT NULL REFERENCES "training_plan" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "year" INTEGER NOT NULL,
  "theme" TEXT,
  "hours" INTEGER,
  "persons" INTEGER,
  "done" TEXT
);
CREATE INDEX "training_plan_years_by_record" ON "training_plan_years" ("record", "position");

CREATE TABLE "training" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "held_on" TEXT NOT NULL,
  "until_on" TEXT,
  "name" TEXT NOT NULL,
  "organiser" TEXT NOT NULL,
  "speaker" TEXT,
  "audience" TEXT,
  "hours" INTEGER NOT NULL,
  "hosted_here" INTEGER
);
CREATE INDEX "training_by_date" ON "training" ("held_on", "withdrawn");
CREATE TABLE "training_people" (
  "record" BLOB NOT NULL REFERENCES "training" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "target" BLOB NOT NULL REFERENCES "staff" ("uid") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("record", "position")
) WITHOUT ROWID;
CREATE INDEX "training_people_by_target" ON "training_people" ("target", "record");
CREATE TABLE "training_counts" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "record" BLOB NOT NULL REFERENCES "training" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "job" TEXT NOT NULL,
  "persons" INTEGER NOT NULL
);
CREATE INDEX "training_counts_by_record" ON "training_counts" ("record", "position");

CREATE TABLE "cohort" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "name" TEXT NOT NULL,
  "audience" TEXT
);
CREATE TABLE "cohort_stages" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "record" BLOB NOT NULL REFERENCES "cohort" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "from_on" TEXT,
  "until_on" TEXT,
  "hours" INTEGER
);
CREATE INDEX "cohort_stages_by_record" ON "cohort_stages" ("record", "position");
CREATE TABLE "cohort_members" (
  "record" BLOB NOT NULL REFERENCES "cohort" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "target" BLOB NOT NULL REFERENCES "staff" ("uid") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("record", "position")
) WITHOUT ROWID;
CREATE INDEX "cohort_members_by_target" ON "cohort_members" ("target", "record");

CREATE TABLE "training_record" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "person" BLOB NOT NULL REFERENCES "staff" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "training" BLOB REFERENCES "training" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "cohort" BLOB REFERENCES "cohort" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "stage" INTEGER,
  "held_on" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "hours" INTEGER,
  "completed" INTEGER,
  "certificate" TEXT,
  "certificate_number" TEXT,
  "issued_on" TEXT,
  "valid_until" TEXT
);
CREATE INDEX "training_record_by_person" ON "training_record" ("person", "held_on");
CREATE INDEX "training_record_by_date" ON "training_record" ("held_on", "withdrawn");
CREATE INDEX "training_record_by_cohort" ON "training_record" ("cohort", "stage");

CREATE TABLE "research" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "held_on" TEXT NOT NULL,
  "phase" TEXT NOT NULL,
  "form" TEXT NOT NULL,
  "topic" TEXT,
  "theme_lesson" TEXT,
  "outline_kept" TEXT
);
CREATE INDEX "research_by_date" ON "research" ("held_on", "withdrawn");
CREATE TABLE "research_people" (
  "record" BLOB NOT NULL REFERENCES "research" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "target" BLOB NOT NULL REFERENCES "staff" ("uid") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("record", "position")
) WITHOUT ROWID;
CREATE INDEX "research_people_by_target" ON "research_people" ("target", "record");
