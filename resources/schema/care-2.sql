-- The first record kinds of the care cabinet: a table a kind with the columns that
-- every record has, then one a field. What lies in another cabinet is named by
-- uid alone: foreign keys hold only inside a file.

CREATE TABLE "referral" (
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
  "kind" TEXT NOT NULL,
  "opened_on" TEXT NOT NULL,
  "urgency" TEXT NOT NULL,
  "reason" TEXT,
  "observed" TEXT,
  "done" TEXT,
  "safety" TEXT NOT NULL,
  "wish" TEXT,
  "wish_other" TEXT,
  "materials" TEXT,
  "material_pages" INTEGER,
  "meeting_on" TEXT,
  "meeting_people" TEXT,
  "meeting_opinion" TEXT,
  "guardian_talk_on" TEXT,
  "guardian_talk_at" TEXT,
  "guardian_talk_place" TEXT,
  "guardian_talk_way" TEXT,
  "guardian_talk_people" TEXT,
  "guardian_talk_view" TEXT,
  "student_view" TEXT NOT NULL,
  "consent" TEXT,
  "consent_on" TEXT,
  "consent_witness" TEXT,
  "override" INTEGER,
  "ground" TEXT,
  "ground_text" TEXT,
  "went_ahead_at" INTEGER,
  "receiver" TEXT,
  "receiver_contact" TEXT,
  "contact" BLOB,
  "contact_phone" TEXT,
  "sent_on" TEXT,
  "carried_by" TEXT,
  "reply_due" TEXT,
  "reply_on" TEXT,
  "reply_kind" TEXT,
  "booked_on" TEXT,
  "moved_to" TEXT,
  "study_advice" TEXT,
  "study_pause" TEXT,
  "school_tasks" TEXT,
  "next_visit_on" TEXT,
  "return_review_on" TEXT,
  "return_review_absent_from" TEXT,
  "return_review_absent_until" TEXT,
  "return_review_advice" TEXT,
  "return_review_student" TEXT,
  "return_review_guardian" TEXT,
  "return_review_class" TEXT,
  "return_review_safety" TEXT,
  "return_review_plan" TEXT,
  "return_review_result" TEXT,
  "return_review_reason" TEXT,
  "stage" TEXT NOT NULL,
  "closed_on" TEXT,
  "paper_kept" TEXT
);
CREATE INDEX "referral_by_student" ON "referral" ("student", "opened_on" DESC);
CREATE INDEX "referral_by_date" ON "referral" ("opened_on");
CREATE INDEX "referral_by_stage" ON "referral" ("stage", "reply_due");
CREATE INDEX "referral_by_number" ON "referral" ("number_year", "number");
CREATE TABLE "referral_decided_by" (
  "record" BLOB NOT NULL REFERENCES "referral" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "target" BLOB NOT NULL,
  PRIMARY KEY ("record", "position")
) WITHOUT ROWID;
CREATE INDEX "referral_decided_by_by_target" ON "referral_decided_by" ("target", "record");

CREATE TABLE "disclosure" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "student" BLOB NOT NULL,
  "told_on" TEXT NOT NULL,
  "told_at" TEXT,
  "told_to" TEXT NOT NULL,
  "told_to_staff" BLOB,
  "way" TEXT NOT NULL,
  "what" TEXT NOT NULL,
  "why" TEXT,
  "ground" TEXT NOT NULL,
  "decided_by" BLOB,
  "student_knows" TEXT NOT NULL,
  "cause" TEXT
);
CREATE INDEX "disclosure_by_student" ON "disclosure" ("student", "told_on" DESC);

CREATE TABLE "consent" (
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
CREATE INDEX "consent_by_student" ON "consent" ("student", "given_on" DESC);

CREATE TABLE "term_text" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "year" INTEGER NOT NULL,
  "number" INTEGER NOT NULL,
  "section" TEXT NOT NULL,
  "text" TEXT
);

CREATE TABLE "published_figure" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "term" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "value" INTEGER NOT NULL,
  "at" INTEGER NOT NULL
);
CREATE INDEX "published_figure_by_term" ON "published_figure" ("term", "name");
