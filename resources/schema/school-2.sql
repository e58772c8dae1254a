-- The first record kinds of the school cabinet: a table a kind with the columns that
-- every record has, then one a field. What lies in another cabinet is named by
-- uid alone: foreign keys hold only inside a file.

CREATE TABLE "school" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "full_name" TEXT NOT NULL,
  "short_name" TEXT,
  "phases" TEXT,
  "boards" INTEGER,
  "bureau" TEXT,
  "phone" TEXT,
  "room_place" TEXT,
  "room_phone" TEXT
);

CREATE TABLE "setting" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "name" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  "decided_on" TEXT NOT NULL,
  "basis" TEXT
);

CREATE TABLE "school_year" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "year" INTEGER NOT NULL,
  "from_on" TEXT,
  "until_on" TEXT
);

CREATE TABLE "term" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "year" INTEGER NOT NULL,
  "number" INTEGER NOT NULL,
  "from_on" TEXT NOT NULL,
  "until_on" TEXT NOT NULL
);

CREATE TABLE "school_day" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "falls_on" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "name" TEXT,
  "weekday" TEXT
);
CREATE INDEX "school_day_by_date" ON "school_day" ("falls_on");

CREATE TABLE "staff" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "name" TEXT NOT NULL,
  "pinyin" TEXT,
  "initials" TEXT,
  "account" BLOB,
  "post" TEXT,
  "job" TEXT,
  "education" TEXT,
  "from_on" TEXT,
  "until_on" TEXT,
  "phone" TEXT
);
CREATE UNIQUE INDEX "staff_by_account" ON "staff" ("account") WHERE "account" IS NOT NULL AND "withdrawn" = 0;
CREATE INDEX "staff_by_pinyin" ON "staff" ("pinyin");
CREATE TABLE "staff_certificates" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "record" BLOB NOT NULL REFERENCES "staff" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "grade" TEXT,
  "issued_on" TEXT,
  "valid_until" TEXT
);
CREATE INDEX "staff_certificates_by_record" ON "staff_certificates" ("record", "position");

CREATE TABLE "class" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "year" INTEGER NOT NULL,
  "grade" INTEGER NOT NULL,
  "number" INTEGER NOT NULL,
  "phase" TEXT
);
CREATE INDEX "class_by_label" ON "class" ("year", "grade", "number");

CREATE TABLE "class_post" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "class" BLOB NOT NULL REFERENCES "class" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "teacher" BLOB NOT NULL REFERENCES "staff" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "teacher_name" TEXT,
  "post" TEXT NOT NULL,
  "subject" TEXT,
  "from_on" TEXT NOT NULL,
  "until_on" TEXT
);
CREATE INDEX "class_post_by_class" ON "class_post" ("class", "from_on", "until_on", "post", "teacher", "withdrawn");
CREATE INDEX "class_post_by_teacher" ON "class_post" ("teacher", "from_on", "until_on", "post", "class", "withdrawn");

CREATE TABLE "student" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "number" TEXT,
  "aux_number" TEXT,
  "seat" TEXT,
  "name" TEXT NOT NULL,
  "pinyin" TEXT,
  "initials" TEXT,
  "sex" TEXT NOT NULL,
  "born_on" TEXT,
  "boarding" TEXT,
  "dormitory" TEXT,
  "village" TEXT,
  "state" TEXT NOT NULL,
  "former_number" TEXT
);
CREATE UNIQUE INDEX "student_by_number" ON "student" ("number") WHERE "number" IS NOT NULL AND "withdrawn" = 0;
CREATE INDEX "student_by_name" ON "student" ("name");
CREATE INDEX "student_by_pinyin" ON "student" ("pinyin");
-- Few: a roll leaves them out without a look at every child.
CREATE INDEX "student_withdrawn" ON "student" ("uid") WHERE "withdrawn" <> 0;

CREATE TABLE "enrolment" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "student" BLOB NOT NULL REFERENCES "student" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "class" BLOB NOT NULL REFERENCES "class" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "from_on" TEXT NOT NULL,
  "until_on" TEXT,
  "reason" TEXT NOT NULL,
  "end_reason" TEXT,
  "boarding" TEXT,
  "bed" TEXT
);
-- A child's class on a day, and the roll of a day, are read from these alone.
CREATE INDEX "enrolment_by_student" ON "enrolment" ("student", "from_on", "id", "until_on", "class", "withdrawn");
CREATE INDEX "enrolment_by_day" ON "enrolment" ("until_on", "student", "from_on", "class", "boarding", "withdrawn");
CREATE INDEX "enrolment_by_class" ON "enrolment" ("class", "from_on", "until_on", "student", "withdrawn");
-- One open enrolment a child: nobody brings a child of another class into the
-- own one without that class having let it go.
CREATE UNIQUE INDEX "enrolment_open" ON "enrolment" ("student") WHERE "until_on" IS NULL AND "withdrawn" = 0;

CREATE TABLE "guardian" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "student" BLOB NOT NULL REFERENCES "student" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT NOT NULL,
  "relation" TEXT NOT NULL,
  "phone" TEXT,
  "main" INTEGER,
  "carer" INTEGER
);
CREATE INDEX "guardian_by_student" ON "guardian" ("student");

CREATE TABLE "register" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "student" BLOB NOT NULL REFERENCES "student" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "category" TEXT NOT NULL,
  "kind" TEXT,
  "from_on" TEXT NOT NULL,
  "until_on" TEXT,
  "basis" TEXT NOT NULL,
  "rechecked_year" INTEGER
);
CREATE INDEX "register_by_student" ON "register" ("student", "from_on" DESC);
CREATE INDEX "register_by_category" ON "register" ("category", "from_on", "until_on", "student");

CREATE TABLE "home_visit" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "visited_on" TEXT NOT NULL,
  "started_at" TEXT,
  "ended_at" TEXT,
  "kind" TEXT NOT NULL,
  "way" TEXT NOT NULL,
  "result" TEXT NOT NULL,
  "met" TEXT,
  "carer" TEXT,
  "purpose" TEXT,
  "at_home" TEXT,
  "care" TEXT,
  "feedback" TEXT,
  "guardian_says" TEXT,
  "situation" TEXT,
  "agreement" TEXT,
  "follow_up_on" TEXT,
  "for_counsellor" BLOB,
  "new_register" TEXT,
  "follow_up_other" TEXT,
  "paper_kept" TEXT
);
-- Coverage is counted from this index and the lists of who was there.
CREATE INDEX "home_visit_by_date" ON "home_visit" ("visited_on", "result", "way", "withdrawn", "uid");
CREATE TABLE "home_visit_student" (
  "record" BLOB NOT NULL REFERENCES "home_visit" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "target" BLOB NOT NULL REFERENCES "student" ("uid") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("record", "position")
) WITHOUT ROWID;
CREATE INDEX "home_visit_student_by_target" ON "home_visit_student" ("target", "record");
CREATE TABLE "home_visit_visitors" (
  "record" BLOB NOT NULL REFERENCES "home_visit" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "target" BLOB NOT NULL REFERENCES "staff" ("uid") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("record", "position")
) WITHOUT ROWID;
CREATE INDEX "home_visit_visitors_by_target" ON "home_visit_visitors" ("target", "record");

CREATE TABLE "family_contact" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "student" BLOB NOT NULL REFERENCES "student" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "contacted_on" TEXT NOT NULL,
  "way" TEXT NOT NULL,
  "spoken_with" TEXT NOT NULL,
  "topic" TEXT NOT NULL,
  "summary" TEXT,
  "follow_up" INTEGER,
  "follow_up_on" TEXT
);
CREATE INDEX "family_contact_by_student" ON "family_contact" ("student", "contacted_on" DESC);
CREATE INDEX "family_contact_by_date" ON "family_contact" ("contacted_on");
