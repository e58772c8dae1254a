-- The screening's forms and campaigns: what is asked, of whom and until when. What
-- was observed, answered and decided of a child lies in the casework cabinet.

CREATE TABLE "screening_form" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "name" TEXT NOT NULL,
  "audience" TEXT NOT NULL,
  "instrument" TEXT,
  "edition" INTEGER NOT NULL,
  "issued_by" TEXT,
  "issued_on" TEXT,
  "due_on" TEXT,
  "state" TEXT NOT NULL
);
CREATE TABLE "screening_form_items" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "record" BLOB NOT NULL REFERENCES "screening_form" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "code" TEXT NOT NULL,
  "aspect" TEXT,
  "text" TEXT NOT NULL,
  "safety" INTEGER,
  "protective" INTEGER,
  "from_grade" INTEGER
);
CREATE INDEX "screening_form_items_by_record" ON "screening_form_items" ("record", "position");

CREATE TABLE "screening_campaign" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "name" TEXT NOT NULL,
  "audience" TEXT NOT NULL,
  "year" INTEGER NOT NULL,
  "starts_on" TEXT NOT NULL,
  "ends_on" TEXT,
  "form" BLOB REFERENCES "screening_form" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "instruments" TEXT,
  "consent_way" TEXT,
  "note" TEXT,
  "closed_on" TEXT
);
CREATE INDEX "screening_campaign_by_year" ON "screening_campaign" ("year", "audience");
CREATE TABLE "screening_campaign_classes" (
  "record" BLOB NOT NULL REFERENCES "screening_campaign" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "target" BLOB NOT NULL REFERENCES "class" ("uid") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("record", "position")
) WITHOUT ROWID;
CREATE INDEX "screening_campaign_classes_by_target" ON "screening_campaign_classes" ("target", "record");
